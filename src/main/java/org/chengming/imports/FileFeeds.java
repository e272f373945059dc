package org.chengming.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.chengming.tables.TextEncoding;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Makes feeds of files and folders in the record schema, told apart by their names. */
@Component
class FileFeeds {
  private final ObjectMapper json;

  FileFeeds(ObjectMapper json) {
    this.json = json;
  }

  /**
   * @param source the word its documents carry where a row names none
   * @param body who issued rows that name nobody
   * @throws Refused when the name is none we read
   */
  Feed feed(String source, Path file, String label, @Nullable String body) {
    format(label);
    return Feed.ofFile(source, label, body, () -> open(file, label));
  }

  Rows open(Path file) throws IOException {
    return open(file, Files.isDirectory(file) ? "folder" : file.toString());
  }

  private Rows open(Path file, String name) throws IOException {
    return switch (Files.isDirectory(file) ? "folder" : format(name)) {
      case "folder" -> MarkdownFolder.open(file);
      case "zip" -> MarkdownFolder.openZip(file);
      case "csv" -> csv(file);
      default ->
          new NdjsonRows(
              TextEncoding.open(Files.newInputStream(file), TextEncoding.of(file)),
              json,
              lines(file));
    };
  }

  private static Rows csv(Path file) throws IOException {
    var charset = TextEncoding.of(file);
    var total = 0;
    try (var rows = CsvRows.ofSchema(TextEncoding.open(Files.newInputStream(file), charset), -1)) {
      for (var row : rows) {
        total = row.number();
      }
    }
    return CsvRows.ofSchema(TextEncoding.open(Files.newInputStream(file), charset), total);
  }

  private static int lines(Path file) throws IOException {
    try (var reader = TextEncoding.open(Files.newInputStream(file), TextEncoding.of(file))) {
      return (int) reader.lines().filter(line -> !line.isBlank()).count();
    }
  }

  private static String format(String name) {
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "ndjson", "jsonl", "json" -> "ndjson";
      case "csv", "zip", "folder" -> ending;
      default ->
          throw Refused.because(
              "file",
              "只收 .ndjson、.jsonl、.csv，或者装着 Markdown 的 .zip。",
              "Cannot import \"%s\"".formatted(name));
    };
  }
}
