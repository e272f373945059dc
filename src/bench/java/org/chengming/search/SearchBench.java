package org.chengming.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.chengming.publishing.PublicDocument;
import org.springframework.util.FileSystemUtils;

/**
 * Measures indexing, answering and relevance on judged questions of laypeople over statutes
 * (STARD). Two fifths of the questions, by a checksum of their ids, are held out: nothing was
 * chosen or learned by them. Both systems answer in the same run through the product's own index
 * and queries.
 */
final class SearchBench {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final Judged judged;
  private final Index index;
  private final Meaning meaning;

  private SearchBench(Judged judged, Index index, Meaning meaning) {
    this.judged = judged;
    this.index = index;
    this.meaning = meaning;
  }

  /**
   * @param args folder of the data sets; folder where the computed points are kept for the next run
   */
  public static void main(String[] args) throws Exception {
    var judged = Judged.in(Path.of(args[0]));
    var folder = Files.createTempDirectory("search-bench");
    try (var index = new Index(folder, true);
        var meaning = new Meaning(Path.of(args[1]), Meaning.Use.ON)) {
      System.out.println("| what | value |\n|---|---|");
      index(index, judged.articles());
      Points.compute(meaning, judged.articles());
      var bench = new SearchBench(judged, index, meaning);
      System.out.println("\n| system | questions | nDCG@10 | MRR@10 | R@10 | R@100 |");
      System.out.println("|---|---|---|---|---|---|");
      bench.relevance("plain bigram BM25", bench::plain);
      bench.relevance("ours, words only", text -> bench.ours(text, false));
      bench.relevance("ours, words and meaning", text -> bench.ours(text, true));
      System.out.println("\n| one page of ten with counts and snippets, one thread | |\n|---|---|");
      bench.speed("words only", text -> Near.NONE);
      bench.speed("words and meaning", text -> meaning.near(text, Near.SEEN));
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

  private List<String> ours(String text, boolean near) {
    var question = new Question(text, Map.of(), Order.RELEVANCE, 100, 1, null, false);
    return answer(question, near ? t -> meaning.near(t, Near.SEEN) : t -> Near.NONE).hits().stream()
        .map(Found.Hit::sourceId)
        .toList();
  }

  private Results.Raw answer(Question question, Function<String, Near> near) {
    var reading = Reading.of(question.text(), Lexicon.PLAIN);
    var filtering = new Filtering(Map.of(), TODAY.toEpochDay());
    var found = reading.asksInWords() ? near.apply(reading.asked()) : Near.NONE;
    var results = new Results(question, reading, filtering, TODAY, found);
    return index.read(searcher -> results.on(new LocalState(searcher)));
  }

  /** What a search without any of our work would do: any pair of characters, one field. */
  private List<String> plain(String text) {
    var query = new BooleanQuery.Builder();
    Matching.terms(text)
        .forEach(term -> query.add(new TermQuery(new Term(Fields.ALL, term)), Occur.SHOULD));
    return index.read(
        searcher -> {
          var plain = new IndexSearcher(searcher.getIndexReader());
          plain.setSimilarity(new BM25Similarity(0.9f, 0.4f));
          var ids = new ArrayList<String>();
          for (var hit : plain.search(query.build(), 100).scoreDocs) {
            var entry = plain.storedFields().document(hit.doc, Set.of(Fields.SOURCE_ID));
            ids.add(entry.get(Fields.SOURCE_ID));
          }
          return ids;
        });
  }

  private void relevance(String name, Function<String, List<String>> search) {
    for (var held : List.of(false, true)) {
      var sums = new double[4];
      var ids = judged.questions().keySet().stream().filter(id -> Judged.held(id) == held).toList();
      for (var id : ids) {
        add(sums, search.apply(judged.questions().get(id)), judged.relevant().get(id));
      }
      System.out.printf(
          "| %s | %,d %s | %.3f | %.3f | %.3f | %.3f |%n",
          name,
          ids.size(),
          held ? "held out" : "tuned on",
          sums[0] / ids.size(),
          sums[1] / ids.size(),
          sums[2] / ids.size(),
          sums[3] / ids.size());
    }
  }

  private static void add(double[] sums, List<String> answers, Set<String> wanted) {
    var ranks = ranks(answers, wanted);
    var shown = ranks.stream().filter(r -> r <= 10).toList();
    sums[0] += shown.stream().mapToDouble(SearchBench::gain).sum() / ideal(wanted.size());
    sums[1] += shown.isEmpty() ? 0 : 1.0 / shown.getFirst();
    sums[2] += (double) shown.size() / wanted.size();
    sums[3] += (double) ranks.size() / wanted.size();
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

  private void speed(String name, Function<String, Near> near) {
    var times = new ArrayList<Double>();
    for (var round = 0; round < 2; round++) {
      times.clear();
      for (var text : judged.questions().values()) {
        // A question asked again is answered from memory, which would flatter.
        var asked = text + " " + (char) ('a' + round);
        var began = System.nanoTime();
        answer(Question.of(asked), near);
        times.add((System.nanoTime() - began) / 1e6);
      }
    }
    var total = times.stream().mapToDouble(t -> t).sum();
    times.sort(null);
    System.out.printf(
        "| %s, second round | %,.0f a second, median %.1f ms, p99 %.1f ms |%n",
        name,
        times.size() / total * 1000,
        times.get(times.size() / 2),
        times.get(times.size() * 99 / 100));
  }
}
