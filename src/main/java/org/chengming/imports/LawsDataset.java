package org.chengming.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.chengming.tables.DateText;
import org.chengming.tables.TextEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Laws, administrative regulations, judicial interpretations and seven provinces' regulations, as
 * Markdown in a tar archive.
 */
final class LawsDataset implements Dataset {
  /** Where neither name, history nor text tells a date: the day the collection was taken. */
  private static final LocalDate COLLECTED_ON = LocalDate.of(2025, 4, 19);

  private static final Pattern IN_FORCE =
      Pattern.compile(
          "(?:自|于)\\s*(\\d{4}\\s*年\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日)\\s*起?(?:施行|实施|生效)");

  /** What the catalogue beside the archive says of a file. */
  private record Entry(String category, String region, String title, String version) {}

  @Override
  public String name() {
    return "laws";
  }

  @Override
  public String label() {
    return "法律、行政法规、司法解释和七省市地方性法规";
  }

  @Override
  public String folder() {
    return "01_laws_cn";
  }

  @Override
  public Rows open(Path folder) throws IOException {
    var catalogue = catalogue(folder.resolve("catalogue.csv"));
    var tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(
                new BufferedInputStream(Files.newInputStream(folder.resolve("laws_md.tar.gz")))),
            "UTF-8");
    return new Archive(tar, catalogue);
  }

  private static Map<String, Entry> catalogue(Path file) throws IOException {
    var entries = new HashMap<String, Entry>();
    try (var rows =
        CsvRows.of(
            TextEncoding.open(Files.newInputStream(file), StandardCharsets.UTF_8),
            -1,
            (column, row) ->
                entries.put(
                    column.get("path"),
                    new Entry(
                        column.getOrDefault("category", ""),
                        column.getOrDefault("region", ""),
                        column.getOrDefault("title", ""),
                        column.getOrDefault("version_date", ""))))) {
      rows.forEach(row -> {});
    }
    return entries;
  }

  private static final class Archive implements Rows, Iterator<Row> {
    private final TarArchiveInputStream tar;
    private final Map<String, Entry> catalogue;
    private @Nullable TarArchiveEntry next;
    private int number;

    Archive(TarArchiveInputStream tar, Map<String, Entry> catalogue) throws IOException {
      this.tar = tar;
      this.catalogue = catalogue;
      advance();
    }

    @Override
    public int total() {
      return catalogue.size();
    }

    @Override
    public Iterator<Row> iterator() {
      return this;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Row next() {
      var entry = next;
      if (entry == null) {
        throw new NoSuchElementException();
      }
      try {
        var text = TextEncoding.withoutMark(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
        var row = row(++number, entry.getName(), text, catalogue.get(entry.getName()));
        advance();
        return row;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void advance() throws IOException {
      do {
        next = tar.getNextEntry();
      } while (next != null
          && (next.isDirectory()
              || !next.getName().endsWith(".md")
              || next.getName().endsWith("/_index.md")
              || next.getName().equals("_index.md")));
    }

    @Override
    public void close() throws IOException {
      tar.close();
    }
  }

  private static Row row(int number, String path, String text, @Nullable Entry entry) {
    var read = MarkdownText.read(number, text);
    var row = read.row();
    var history = LineMends.narrow(String.join(" ", read.history()));
    row.set(Field.SOURCE_ID, path);
    if (entry != null) {
      row.set(Field.TITLE, entry.title());
      LawIssuer.of(path, entry.category(), entry.region(), entry.title(), history)
          .ifPresent(body -> row.set(Field.BODY, body));
      if (List.of("行政法规", "部门规章", "地方性法规").contains(entry.category())) {
        row.set(Field.DUTY, "20-1");
      }
      row.set(Field.FORMED_ON, entry.version());
    }
    dates(row, history, LineMends.narrow(row.get(Field.MARKDOWN)));
    return row;
  }

  private static void dates(Row row, String history, String text) {
    var tail = text.substring(Math.max(0, text.length() - 600));
    var force =
        IN_FORCE
            .matcher(tail)
            .results()
            .reduce((a, b) -> b)
            .flatMap(m -> DateText.firstIn(m.group(1)));
    force.ifPresent(date -> row.set(Field.EFFECTIVE_ON, date.toString()));
    if (row.has(Field.FORMED_ON)) {
      return;
    }
    var told = DateText.lastIn(history.replaceAll("\\d{4}年\\d{1,2}月\\d{1,2}日\\s*(?:起)?施行", ""));
    var guessed =
        told.or(() -> force).or(() -> DateText.lastIn(tail)).or(() -> DateText.firstIn(text));
    row.repair(
        Field.FORMED_ON, guessed.orElse(COLLECTED_ON).toString(), reason(told, force, guessed));
  }

  private static String reason(
      Optional<LocalDate> told, Optional<LocalDate> force, Optional<LocalDate> guessed) {
    if (told.isPresent()) {
      return "成文日期：文件名里没有，取沿革里最后的日期 " + told.get();
    }
    if (force.isPresent()) {
      return "成文日期：数据里没有，按施行日期 " + force.get();
    }
    return guessed
        .map(date -> "成文日期：数据里没有，取正文里的日期 " + date)
        .orElse("成文日期：哪里都没有，按数据集日期 " + COLLECTED_ON);
  }
}
