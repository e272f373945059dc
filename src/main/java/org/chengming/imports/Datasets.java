package org.chengming.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chengming.calendar.WorkingCalendar;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The known data sets and where they are. */
@Component
class Datasets {
  private final Path data;
  private final List<Dataset> all;

  /**
   * @param folder as text: Spring would look for a relative path inside the web application
   */
  Datasets(@Value("${chengming.import.data}") String folder, WorkingCalendar calendar) {
    this.data = Path.of(folder);
    this.all =
        List.of(
            new LawsDataset(),
            new HebeiDataset(),
            new ReportsDataset(),
            new TimelinessDataset(calendar),
            new ArticlesDataset(data));
  }

  List<Dataset> all() {
    return all;
  }

  Path data() {
    return data;
  }

  /** Those whose folder is there. */
  List<Dataset> present() {
    return all.stream()
        .filter(dataset -> Files.isDirectory(data.resolve(dataset.folder())))
        .toList();
  }

  Optional<Dataset> named(String name) {
    return all.stream().filter(dataset -> dataset.name().equals(name)).findFirst();
  }

  Feed feed(Dataset dataset) {
    return Feed.ofDataset(
        dataset.name(),
        dataset.label(),
        dataset.duplicates(),
        () -> dataset.open(data.resolve(dataset.folder())));
  }
}
