package org.chengming.standards;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.chengming.actors.Actor;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings in the standards that come with the release, as first versions; one that is there is left
 * as it is, whoever changed it.
 */
@Component
class ShippedStandards implements SmartInitializingSingleton {
  private static final Actor ACTOR = Actor.system("随版本提供");

  private final StandardRepository repository;
  private final Standards standards;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ShippedStandards(
      StandardRepository repository,
      Standards standards,
      TransactionTemplate transactions,
      Clock clock) {
    this.repository = repository;
    this.standards = standards;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A standard of the release.
   *
   * @param file rows of its items below {@code standards/}
   */
  record Shipped(
      String code,
      Standard.Kind kind,
      String title,
      String titleEn,
      Scope scope,
      LocalDate validFrom,
      String file,
      List<DutyItem> items) {}

  @Override
  public void afterSingletonsInstantiated() {
    var all = shipped();
    var missing = all.stream().filter(s -> standards.find(s.code()).isEmpty()).toList();
    if (!missing.isEmpty()) {
      transactions.executeWithoutResult(
          status -> {
            missing.forEach(s -> bring(s, all.indexOf(s) + 1));
            standards.changed();
          });
    }
  }

  private void bring(Shipped shipped, int position) {
    var now = clock.instant();
    var id =
        repository.insert(
            shipped.code(), shipped.kind(), shipped.title(), shipped.titleEn(), position, null);
    var version =
        repository.publish(id, shipped.scope(), shipped.items(), shipped.validFrom(), now);
    repository.step(version, "PUBLISH", ACTOR, now, null);
  }

  /** In the order of the file, which is the one they are shown in. */
  static List<Shipped> shipped() {
    var structure = rows("structure.csv");
    var all = new ArrayList<Shipped>();
    for (var row : records("index.csv")) {
      var file = row.get("file");
      var rows = file.isEmpty() ? of(row.get("code"), structure) : rows(file);
      var reading = StandardTable.read(rows);
      if (!reading.wrong().isEmpty() || !reading.missing().isEmpty()) {
        throw new IllegalStateException(
            "Standard " + row.get("code") + " is not readable: " + reading);
      }
      all.add(
          new Shipped(
              row.get("code"),
              Standard.Kind.valueOf(row.get("kind")),
              row.get("title"),
              row.get("title_en"),
              new Scope(
                  list(row.get("kinds")).stream().map(BodyKind::valueOf).toList(),
                  list(row.get("levels")).stream().map(BodyLevel::valueOf).toList(),
                  list(row.get("names")),
                  list(row.get("tags"))),
              LocalDate.parse(row.get("valid_from")),
              file,
              reading.items()));
    }
    return List.copyOf(all);
  }

  private static List<String> list(String cell) {
    return Arrays.stream(cell.split(" ")).filter(s -> !s.isEmpty()).toList();
  }

  /** The rows of one standard among those of all, under their headings. */
  private static List<List<String>> of(String code, List<List<String>> structure) {
    var rows = new ArrayList<List<String>>();
    rows.add(structure.getFirst().subList(1, structure.getFirst().size()));
    structure.stream()
        .skip(1)
        .filter(r -> r.getFirst().equals(code))
        .forEach(r -> rows.add(r.subList(1, r.size())));
    return rows;
  }

  private static List<List<String>> rows(String file) {
    try (var in = open(file)) {
      return CSVFormat.DEFAULT.parse(in).stream().map(r -> List.copyOf(r.toList())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CSVRecord> records(String file) {
    var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var in = open(file)) {
      return format.parse(in).getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStreamReader open(String file) throws IOException {
    return new InputStreamReader(
        new ClassPathResource("standards/" + file).getInputStream(), StandardCharsets.UTF_8);
  }
}
