package org.chengming.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes as many documents as are asked for, in the record schema of imports, recombined from real
 * ones by a seed: a title some government issued, under the name of a body of this province, over
 * two to eight paragraphs of real documents and statutes. Words, pairs of characters and lengths so
 * are as frequent as in life; no two documents are the same.
 */
final class Recombining {
  private static final String[] GENRES = {"通知", "意见", "公告", "批复", "函", "报告", "决定", "办法"};

  private final SplittableRandom random = new SplittableRandom(2014);
  private final ObjectMapper json = new ObjectMapper();
  private final List<String> titles;
  private final List<String> paragraphs;
  private final List<String> words;
  private final List<String> bodies;
  private final List<String> themes;

  private Recombining(Path data, List<String> bodies, List<String> themes) throws IOException {
    this.titles = new ArrayList<>();
    this.paragraphs = new ArrayList<>();
    this.bodies = bodies;
    this.themes = themes;
    var kept = new LinkedHashSet<String>();
    try (var rows = new HebeiDataset().open(data.resolve("02_gov_documents_hebei"))) {
      for (var row : rows) {
        titles.add(row.get(Field.TITLE).replaceAll("\\s+", ""));
        row.get(Field.TEXT).lines().map(String::strip).forEach(kept::add);
      }
    }
    kept.removeIf(line -> line.length() < 20 || line.length() > 600);
    paragraphs.addAll(kept);
    var known = new LinkedHashSet<String>();
    try (var lines = corpus(data.resolve("06_stard_statute_retrieval/corpus.tsv.gz"))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split("\t", 3))
          .forEach(
              columns -> {
                known.add(columns[1].replaceAll("第[一二三四五六七八九十百千零]+条.*", ""));
                if (columns[2].length() <= 600) {
                  paragraphs.add(columns[2]);
                }
              });
    }
    words = List.copyOf(known);
    try (var lines =
        corpus(data.resolve("04_policy_publication_dates/issue_to_publication.csv.gz"))) {
      try (var rows =
          CsvRows.of(lines, -1, (columns, row) -> row.set(Field.TITLE, columns.get("title")))) {
        rows.forEach(row -> titles.add(row.get(Field.TITLE).replaceAll("\\s+", "")));
      }
    }
    titles.removeIf(title -> title.length() < 6 || title.length() > 120);
  }

  private static BufferedReader corpus(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8));
  }

  /**
   * @param args folder of the data sets; file of body names, one a line; file of theme codes; how
   *     many documents; number of the first; file to write
   */
  public static void main(String[] args) throws IOException {
    var made =
        new Recombining(
            Path.of(args[0]),
            Files.readAllLines(Path.of(args[1])),
            Files.readAllLines(Path.of(args[2])));
    var first = Integer.parseInt(args[4]);
    try (var out = Files.newBufferedWriter(Path.of(args[5]))) {
      for (var i = 0; i < first + Integer.parseInt(args[3]); i++) {
        var document = made.document(i);
        if (i >= first) {
          out.write(document.toString());
          out.write('\n');
        }
      }
    }
  }

  private ObjectNode document(int i) {
    var body = any(bodies);
    var formed = LocalDate.of(2008, 1, 1).plusDays(random.nextInt(6_800));
    var row = json.createObjectNode();
    row.put("sourceId", "r" + i).put("body", body).put("title", title(body));
    row.put("formedOn", formed.toString())
        .put("publishedOn", formed.plusDays(random.nextInt(28)).toString());
    row.put("genre", GENRES[random.nextInt(GENRES.length)]).put("theme", any(themes));
    if (random.nextInt(3) == 0) {
      row.put("documentNumber", "黑发改规〔%d〕%d号".formatted(formed.getYear(), random.nextInt(1, 900)));
    }
    if (random.nextInt(20) == 0) {
      row.put("expiresOn", formed.plusYears(5).toString());
    }
    row.put("keywords", any(words) + "；" + any(words));
    var text = new StringBuilder();
    for (var left = random.nextInt(2, 9); left > 0; left--) {
      text.append(any(paragraphs)).append('\n');
    }
    return row.put("text", text.toString());
  }

  /** Everything from 关于 on is kept; before it stands who issued this one. */
  private String title(String body) {
    var title = any(titles);
    var about = title.indexOf("关于");
    return about < 0 ? body + title : body + title.substring(about);
  }

  private String any(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
