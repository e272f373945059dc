package org.chengming.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
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
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.chengming.publishing.PublicDocument;
import org.springframework.util.FileSystemUtils;

/**
 * Measures indexing, answering and relevance on judged questions of laypeople over statutes
 * (STARD).
 */
final class SearchBench {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final Map<String, String> questions;
  private final Map<String, Set<String>> relevant;
  private final Index index;

  private SearchBench(
      Map<String, String> questions, Map<String, Set<String>> relevant, Index index) {
    this.questions = questions;
    this.relevant = relevant;
    this.index = index;
  }

  public static void main(String[] args) throws Exception {
    var data = Path.of(args[0]).resolve("06_stard_statute_retrieval");
    var folder = Files.createTempDirectory("search-bench");
    try (var index = new Index(folder, true)) {
      System.out.println("| what | value |\n|---|---|");
      index(index, corpus(data));
      var bench = new SearchBench(questions(data), judgements(data), index);
      bench.relevance("plain bigram BM25", bench::plain);
      bench.relevance("ours", bench::ours);
      bench.speed();
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static void index(Index index, List<PublicDocument> documents) throws IOException {
    var began = System.nanoTime();
    documents.parallelStream().forEach(document -> put(index, document));
    index.refresh();
    index.commit();
    var seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "| indexed, two cores, committed | %,d documents, %,.0f a second |%n",
        documents.size(), documents.size() / seconds);
  }

  private static void put(Index index, PublicDocument document) {
    try {
      index.put(document.id(), Mapping.entry(document, List.of(), List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> ours(String text) {
    return answer(new Question(text, Map.of(), Order.RELEVANCE, 100, 1, null, false))
        .hits()
        .stream()
        .map(Found.Hit::sourceId)
        .toList();
  }

  private Results.Raw answer(Question question) {
    var reading = Reading.of(question.text(), Lexicon.PLAIN);
    return index.read(
        new Results(question, reading, new Filtering(Map.of(), TODAY.toEpochDay()), TODAY)::on);
  }

  /** What a search without any of our work would do: any pair of characters, one field. */
  private List<String> plain(String text) {
    var query = new BooleanQuery.Builder();
    Matching.terms(text)
        .forEach(term -> query.add(new TermQuery(new Term(Fields.ALL, term)), Occur.SHOULD));
    return index.read(
        searcher -> {
          var ids = new ArrayList<String>();
          for (var hit : searcher.search(query.build(), 100).scoreDocs) {
            ids.add(
                searcher
                    .storedFields()
                    .document(hit.doc, Set.of(Fields.SOURCE_ID))
                    .get(Fields.SOURCE_ID));
          }
          return ids;
        });
  }

  private void relevance(String name, Function<String, List<String>> search) {
    var sums = new double[4];
    questions.forEach(
        (id, text) -> {
          var wanted = relevant.getOrDefault(id, Set.of());
          var ranks = ranks(search.apply(text), wanted);
          sums[0] +=
              ranks.stream().filter(r -> r <= 10).mapToDouble(SearchBench::gain).sum()
                  / ideal(wanted.size());
          sums[1] += ranks.stream().filter(r -> r <= 10).findFirst().map(r -> 1.0 / r).orElse(0.0);
          sums[2] += (double) ranks.stream().filter(r -> r <= 10).count() / wanted.size();
          sums[3] += (double) ranks.size() / wanted.size();
        });
    var n = questions.size();
    System.out.printf(
        "| %s, %,d questions | nDCG@10 %.3f, MRR@10 %.3f, R@10 %.3f, R@100 %.3f |%n",
        name, n, sums[0] / n, sums[1] / n, sums[2] / n, sums[3] / n);
  }

  private static List<Integer> ranks(List<String> answers, Set<String> wanted) {
    var ranks = new ArrayList<Integer>();
    for (var i = 0; i < answers.size(); i++) {
      if (wanted.contains(answers.get(i))) {
        ranks.add(i + 1);
      }
    }
    return ranks;
  }

  private static double gain(int rank) {
    return Math.log(2) / Math.log(rank + 1);
  }

  private static double ideal(int relevant) {
    var sum = 0.0;
    for (var rank = 1; rank <= Math.min(10, relevant); rank++) {
      sum += gain(rank);
    }
    return sum;
  }

  private void speed() {
    var times = new ArrayList<Double>();
    for (var round = 0; round < 3; round++) {
      times.clear();
      for (var text : questions.values()) {
        var began = System.nanoTime();
        answer(Question.of(text));
        times.add((System.nanoTime() - began) / 1e6);
      }
    }
    var total = times.stream().mapToDouble(t -> t).sum();
    times.sort(null);
    System.out.printf(
        "| a page of ten with counts and snippets, one thread, third round | %,.0f a second, median %.1f ms, p99 %.1f ms |%n",
        times.size() / total * 1000,
        times.get(times.size() / 2),
        times.get(times.size() * 99 / 100));
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
