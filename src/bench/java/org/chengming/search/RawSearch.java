package org.chengming.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene alone on the server's own index, two threads: any pair of the question's characters, the
 * first ten by BM25, as a program without facets, snippets, synonyms or pages would ask it.
 */
final class RawSearch {
  private RawSearch() {}

  private interface Asking {
    Object ask(IndexSearcher searcher, String question) throws IOException;
  }

  /**
   * @param args index folder; file of questions; seconds
   */
  public static void main(String[] args) throws Exception {
    var questions = Files.readAllLines(Path.of(args[1]));
    var seconds = Integer.parseInt(args[2]);
    var ways =
        Map.<String, Asking>of(
            "top", (searcher, question) -> searcher.search(pairs(question), 10),
            "same", (searcher, question) -> searcher.search(same(question), 10),
            "exact",
                (searcher, question) ->
                    searcher.search(
                        pairs(question),
                        new TopScoreDocCollectorManager(10, null, Integer.MAX_VALUE)),
            "ours",
                (searcher, question) ->
                    new Results(
                            Question.of(question),
                            Reading.of(question, Lexicon.PLAIN),
                            new Filtering(Map.of(), today().toEpochDay()),
                            today(),
                            Near.NONE)
                        .on(new LocalState(searcher)));
    var wanted =
        args.length > 3 ? List.of(args[3].split(",")) : List.of("top", "same", "exact", "ours");
    try (var reader = DirectoryReader.open(FSDirectory.open(Path.of(args[0])))) {
      var searcher = new IndexSearcher(reader);
      searcher.setSimilarity(Index.SIMILARITY);
      for (var way : wanted) {
        run(searcher, questions, ways.get(way), seconds / 2);
        System.out.println(way + " " + run(searcher, questions, ways.get(way), seconds));
      }
    }
  }

  private static LocalDate today() {
    return LocalDate.of(2026, 11, 24);
  }

  /** What the product asks, scored and the first ten, nothing counted and no text read. */
  private static Query same(String question) {
    var reading = Reading.of(question, Lexicon.PLAIN);
    return Scoring.ranked(Matching.relaxed(reading, Near.NONE), reading, true, today());
  }

  private static Query pairs(String question) {
    var query = new BooleanQuery.Builder();
    Matching.terms(question)
        .forEach(
            term ->
                query.add(
                    new TermQuery(new org.apache.lucene.index.Term(Fields.ALL, term)),
                    Occur.SHOULD));
    return query.build();
  }

  /** Queries a second, median and 99th percentile in milliseconds. */
  private static String run(
      IndexSearcher searcher, List<String> questions, Asking asking, int seconds)
      throws InterruptedException {
    var end = System.nanoTime() + seconds * 1_000_000_000L;
    var next = new AtomicInteger();
    var times = new long[2_000_000];
    var done = new AtomicInteger();
    var sum = new AtomicLong();
    var threads = new Thread[2];
    for (var i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (System.nanoTime() < end) {
                      var question = questions.get(next.getAndIncrement() % questions.size());
                      var began = System.nanoTime();
                      try {
                        sum.addAndGet(asking.ask(searcher, question).hashCode());
                      } catch (IOException e) {
                        throw new IllegalStateException(e);
                      }
                      times[done.getAndIncrement()] = System.nanoTime() - began;
                    }
                  });
    }
    for (var thread : threads) {
      thread.join();
    }
    var sorted = Arrays.copyOf(times, done.get());
    Arrays.sort(sorted);
    return "%.1f %.1f %.1f"
        .formatted(
            done.get() / (double) seconds,
            sorted[sorted.length / 2] / 1e6,
            sorted[(int) (sorted.length * 0.99)] / 1e6);
  }
}
