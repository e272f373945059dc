package org.chengming.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.chengming.tables.TextEncoding;

/** Single articles of national laws, made for measuring search: each is a document of its own. */
final class ArticlesDataset implements Dataset {
  private static final String COLLECTED_ON = "2025-04-19";
  private static final Pattern ARTICLE = Pattern.compile("第[一二三四五六七八九十百千零〇]+条.*$");
  private static final String REPUBLIC = "中华人民共和国";

  private final Path data;

  /**
   * @param data the folder of all data sets: the laws beside this one tell the dates
   */
  ArticlesDataset(Path data) {
    this.data = data;
  }

  @Override
  public String name() {
    return "articles";
  }

  @Override
  public String label() {
    return "全国性法律法规条文（检索语料）";
  }

  @Override
  public String folder() {
    return "06_stard_statute_retrieval";
  }

  /**
   * A judged article must be found under its own id, even where its law stands in the corpus twice.
   */
  @Override
  public boolean duplicates() {
    return true;
  }

  @Override
  public Rows open(Path folder) throws IOException {
    var file = folder.resolve("corpus.tsv.gz");
    int total;
    try (var lines = reader(file)) {
      total = (int) lines.lines().count() - 1;
    }
    var dates = dates();
    return CsvRows.ofTabs(reader(file), total, (columns, row) -> fill(row, columns, dates));
  }

  private static void fill(Row row, Map<String, String> columns, Map<String, String> dates) {
    var title = columns.getOrDefault("name", "").strip();
    var law = ARTICLE.matcher(title).replaceFirst("");
    row.set(Field.SOURCE_ID, columns.get("pid"))
        .set(Field.TITLE, title)
        .set(Field.BODY, LawIssuer.ofTitle(law))
        .set(Field.TEXT, columns.get("text"));
    var date = dates.get(law.replaceFirst("^" + REPUBLIC, ""));
    if (date == null) {
      row.repair(Field.FORMED_ON, COLLECTED_ON, "成文日期：数据里没有，按数据集日期 " + COLLECTED_ON);
    } else {
      row.set(Field.FORMED_ON, date);
    }
  }

  /** The newest version's date of each national law, by its title without the name of the state. */
  private Map<String, String> dates() throws IOException {
    var dates = new HashMap<String, String>();
    var catalogue = data.resolve("01_laws_cn/catalogue.csv");
    if (Files.exists(catalogue)) {
      try (var rows =
          CsvRows.of(
              TextEncoding.open(Files.newInputStream(catalogue), StandardCharsets.UTF_8),
              -1,
              (columns, row) -> remember(dates, columns))) {
        rows.forEach(row -> {});
      }
    }
    return dates;
  }

  private static void remember(Map<String, String> dates, Map<String, String> columns) {
    var version = columns.getOrDefault("version_date", "");
    if (!version.isEmpty()) {
      dates.merge(
          columns.getOrDefault("title", "").replaceFirst("^" + REPUBLIC, ""),
          version,
          (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
  }

  private static BufferedReader reader(Path file) throws IOException {
    return TextEncoding.open(
        new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8);
  }
}
