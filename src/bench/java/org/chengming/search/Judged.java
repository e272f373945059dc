package org.chengming.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.chengming.publishing.PublicDocument;

/**
 * The judged questions of data set 06 and the articles they are asked of.
 *
 * @param relevant by question, ids of the articles that answer it
 */
record Judged(
    Map<String, String> questions,
    Map<String, Set<String>> relevant,
    List<PublicDocument> articles) {

  static Judged in(Path data) throws IOException {
    var folder = data.resolve("06_stard_statute_retrieval");
    return new Judged(questions(folder), judgements(folder), corpus(folder));
  }

  /** Two fifths of the questions, always the same; nothing may be chosen or learned by them. */
  static boolean held(String question) {
    var sum = new CRC32();
    sum.update(question.getBytes(StandardCharsets.UTF_8));
    return sum.getValue() % 5 < 2;
  }

  private static List<PublicDocument> corpus(Path data) throws IOException {
    var documents = new ArrayList<PublicDocument>();
    var gzip = new GZIPInputStream(Files.newInputStream(data.resolve("corpus.tsv.gz")));
    try (var lines = new BufferedReader(new InputStreamReader(gzip, StandardCharsets.UTF_8))) {
      lines.readLine();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        documents.add(article(documents.size() + 1L, line.split("\t", 3)));
      }
    }
    return documents;
  }

  private static PublicDocument article(long id, String[] columns) {
    var html = "<p>" + columns[2].replace("&", "&amp;").replace("<", "&lt;") + "</p>";
    return new PublicDocument(
        id,
        "000000000/2020-%05d".formatted(id),
        1,
        1,
        columns[1],
        null,
        null,
        null,
        null,
        null,
        null,
        LocalDate.of(2020, 1, 1),
        null,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        List.of(),
        html,
        List.of(),
        null,
        false,
        "stard",
        columns[0]);
  }

  private static Map<String, String> questions(Path data) throws IOException {
    var questions = new LinkedHashMap<String, String>();
    for (var line :
        Files.readAllLines(data.resolve("queries.train.tsv")).stream().skip(1).toList()) {
      var columns = line.split("\t", 2);
      questions.put(columns[0], columns[1]);
    }
    return questions;
  }

  private static Map<String, Set<String>> judgements(Path data) throws IOException {
    var judgements = new HashMap<String, Set<String>>();
    for (var line : Files.readAllLines(data.resolve("qrels.train.tsv"))) {
      var columns = line.split("\\s+");
      if (columns.length == 4) {
        judgements.computeIfAbsent(columns[0], q -> new HashSet<>()).add(columns[2]);
      }
    }
    return judgements;
  }
}
