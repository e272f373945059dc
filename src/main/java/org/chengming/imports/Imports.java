package org.chengming.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.tables.TextEncoding;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * Imports documents in batches and keeps a report of every run. A run that is cut off, by a kill as
 * well, is begun again with the same source: what was taken stays, and is not taken twice. Each
 * document takes PUBLISHER over its body.
 */
@Component
public class Imports {
  private static final Logger log = LoggerFactory.getLogger(Imports.class);
  private static final int BATCH = 500;

  /** Most lines of one request; a longer list is sent in pieces. */
  public static final int MOST_LINES = 20_000;

  private final Runner runner;
  private final Datasets datasets;
  private final FileFeeds files;
  private final ObjectMapper json;
  private final Path uploads;

  Imports(
      Runner runner,
      Datasets datasets,
      FileFeeds files,
      ObjectMapper json,
      @Value("${chengming.data}") Path data) {
    this.runner = runner;
    this.datasets = datasets;
    this.files = files;
    this.json = json;
    this.uploads = data.resolve("imports");
  }

  /** A known data set that is there to be imported. */
  public record Offer(String name, String label) {}

  /**
   * A file somebody sent.
   *
   * @param name as the sender calls it; its ending tells the format
   * @param source the word its documents are known by; empty takes the file's name
   * @param body code or name of who issued rows that name nobody; may be empty
   */
  public record Upload(InputStream content, String name, String source, String body) {}

  public List<Offer> offers() {
    return datasets.present().stream()
        .map(dataset -> new Offer(dataset.name(), dataset.label()))
        .toList();
  }

  public Progress progress(long run) {
    return runner.progress(run);
  }

  /**
   * Starts to import a file and leaves it to itself.
   *
   * @return the run, to ask for its progress
   * @throws Refused when the file is none we read
   */
  public long start(Actor actor, Upload upload, boolean dry) {
    actor.requireAnywhere(Role.PUBLISHER, "import the file " + upload.name());
    var source = upload.source().isBlank() ? upload.name() : upload.source().strip();
    try {
      Files.createDirectories(uploads);
      var file = Files.createTempFile(uploads, "upload-", ending(upload.name()));
      var feed = feed(source, file, upload);
      try (var out = Files.newOutputStream(file)) {
        upload.content().transferTo(out);
      }
      return runner.start(actor, feed, dry, () -> delete(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts to import a known data set. Its bodies lie outside, so it takes an administrator over
   * the top of the province.
   */
  public long startDataset(Actor actor, String name, boolean dry) {
    actor.requireAtRoot(Role.ADMINISTRATOR, "import the data set " + name);
    var dataset =
        datasets.present().stream()
            .filter(d -> d.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new Missing("Data set " + name));
    var system = new Actor(null, actor.name(), null, List.of());
    return runner.start(system, datasets.feed(dataset), dry, () -> {});
  }

  /**
   * Takes NDJSON as it is read, in batches, each in a transaction of its own.
   *
   * @param source the word for lines that name none
   * @param answers told once a line, in order, after its batch is kept
   * @throws Refused after {@link #MOST_LINES} lines; those before are kept
   */
  public void take(Actor actor, InputStream ndjson, String source, Consumer<Line> answers)
      throws IOException {
    actor.requireAnywhere(Role.PUBLISHER, "import through the API");
    try (var rows = new NdjsonRows(TextEncoding.open(ndjson, StandardCharsets.UTF_8), json, -1)) {
      var work =
          new Batches.Work(
              actor, Feed.ofFile(source, "API", null, () -> rows), false, new Fingerprints());
      var batch = new ArrayList<Row>();
      var taken = 0;
      for (var row : rows) {
        if (++taken > MOST_LINES) {
          throw Refused.because(
              "",
              "一次最多 %,d 行，请分几次送。".formatted(MOST_LINES),
              "More than %d lines".formatted(MOST_LINES));
        }
        batch.add(row);
        if (batch.size() == BATCH) {
          runner.take(work, batch).forEach(answers);
          batch.clear();
        }
      }
      runner.take(work, batch).forEach(answers);
    }
  }

  private Feed feed(String source, Path file, Upload upload) throws IOException {
    try {
      return files.feed(source, file, upload.name(), upload.body());
    } catch (Refused e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static String ending(String name) {
    var dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot).replaceAll("[^.\\w]", "");
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("Upload {} stays behind", file, e);
    }
  }
}
