package org.chengming.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.postgresql.PGConnection;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The least it can cost to keep and find the same documents: COPY of their columns into one table
 * without an index, then their title and text into a plain Lucene index, on two threads, committed.
 */
final class RawIndexing {
  private static final List<String> COLUMNS =
      List.of(
          "sourceId",
          "body",
          "title",
          "documentNumber",
          "genre",
          "theme",
          "formedOn",
          "publishedOn",
          "keywords",
          "text");

  private RawIndexing() {}

  /**
   * @param args file of documents in the record schema; JDBC address
   */
  public static void main(String[] args) throws Exception {
    var file = Path.of(args[0]);
    var began = System.nanoTime();
    var rows = copy(file, args[1]);
    var copied = System.nanoTime();
    index(file);
    var indexed = System.nanoTime();
    System.out.printf("%d %.2f %.2f%n", rows, (copied - began) / 1e9, (indexed - copied) / 1e9);
  }

  private static long copy(Path file, String jdbc) throws Exception {
    var json = new ObjectMapper();
    try (var connection = DriverManager.getConnection(jdbc);
        var statement = connection.createStatement();
        var lines = Files.lines(file)) {
      statement.execute("drop table if exists raw");
      statement.execute(
          "create table raw ("
              + String.join(" text,", COLUMNS.stream().map(c -> '"' + c + '"').toList())
              + " text)");
      var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy raw from stdin");
      for (var line : (Iterable<String>) lines::iterator) {
        var bytes = row(json.readTree(line)).getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
      }
      var rows = copy.endCopy();
      statement.execute("drop table raw");
      return rows;
    }
  }

  private static String row(JsonNode node) {
    var row = new StringBuilder();
    for (var column : COLUMNS) {
      var value = node.get(column);
      row.append(row.isEmpty() ? "" : "\t")
          .append(
              value == null
                  ? "\\N"
                  : value
                      .asString()
                      .replace("\\", "\\\\")
                      .replace("\n", "\\n")
                      .replace("\t", "\\t"));
    }
    return row.append('\n').toString();
  }

  private static void index(Path file) throws IOException {
    var folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), "raw");
    var config = new IndexWriterConfig(ChineseAnalyzer.INSTANCE).setRAMBufferSizeMB(64);
    var json = new ObjectMapper();
    try (var writer = new IndexWriter(FSDirectory.open(folder), config);
        Stream<String> lines = Files.lines(file)) {
      lines
          .parallel()
          .forEach(
              line -> {
                try {
                  var node = json.readTree(line);
                  var entry = new Document();
                  entry.add(
                      new StringField("id", node.get("sourceId").asString(), Field.Store.YES));
                  entry.add(new TextField("title", node.get("title").asString(), Field.Store.YES));
                  entry.add(new TextField("all", node.get("text").asString(), Field.Store.YES));
                  writer.addDocument(entry);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      writer.commit();
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }
}
