package org.chengming.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/**
 * Counts all facets in one pass over the documents that match the words, filters aside: a document
 * that passes every chosen facet counts everywhere, one that fails exactly one counts in that one.
 * So each number says what choosing it would give.
 */
final class Counting implements CollectorManager<Counting.Counter, Counting.Counts> {
  /** No chosen facet is failed, the validity alone, or more than one; else its number. */
  private static final int PASSED = -1;

  private static final int VALIDITY = -2;
  private static final int SEVERAL = -3;

  private final Filtering filtering;

  Counting(Filtering filtering) {
    this.filtering = filtering;
  }

  /**
   * @param total documents that pass every chosen facet
   */
  record Counts(long total, Map<Facet, Map<String, Long>> byFacet) {}

  @Override
  public Counter newCollector() {
    return new Counter();
  }

  @Override
  public Counts reduce(Collection<Counter> counters) {
    var total = 0L;
    var sums = new EnumMap<Facet, Map<String, Long>>(Facet.class);
    for (var facet : Facet.values()) {
      sums.put(facet, new HashMap<>());
    }
    for (var counter : counters) {
      for (var leaf : counter.leaves) {
        total += leaf.total;
        leaf.addTo(sums);
      }
    }
    return new Counts(total, sums);
  }

  final class Counter implements Collector {
    private final List<Leaf> leaves = new ArrayList<>();

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      var leaf = new Leaf(context);
      leaves.add(leaf);
      return leaf;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  private final class Leaf implements LeafCollector {
    private final Columns columns;
    private final int[][] counts;
    private final List<boolean @Nullable []> passing = new ArrayList<>();
    private final int[] spanCounts;
    private final boolean @Nullable [] spanPassing;
    private final boolean unfiltered = filtering.values().isEmpty();
    private long total;

    Leaf(LeafReaderContext context) throws IOException {
      columns = Columns.of(context.reader());
      var facets = Columns.BY_FIELD.size();
      counts = new int[facets][];
      for (var i = 0; i < facets; i++) {
        counts[i] = new int[columns.values()[i].length];
        passing.add(columns.passing(i, filtering.values().get(Columns.BY_FIELD.get(i))));
      }
      spanCounts = new int[columns.distinct().size()];
      spanPassing = passing(filtering.values().get(Facet.VALIDITY));
    }

    private boolean @Nullable [] passing(@Nullable Set<String> validities) {
      if (validities == null) {
        return null;
      }
      var spans = new boolean[columns.distinct().size()];
      for (var i = 0; i < spans.length; i++) {
        spans[i] = validities.contains(columns.distinct().get(i).on(filtering.day()).name());
      }
      return spans;
    }

    @Override
    public void setScorer(Scorable scorer) {}

    @Override
    public void collect(int doc) {
      var failed = unfiltered ? PASSED : failed(doc);
      if (failed == SEVERAL) {
        return;
      }
      if (failed == PASSED) {
        total++;
      }
      if (failed == PASSED || failed == VALIDITY) {
        spanCounts[columns.spans()[doc]]++;
      }
      for (var i = 0; i < counts.length; i++) {
        if (failed == PASSED || failed == i) {
          counts[i][columns.ordinals()[i][doc]]++;
        }
      }
    }

    /** The one chosen facet the document fails. */
    private int failed(int doc) {
      var failed = PASSED;
      for (var i = 0; i < counts.length; i++) {
        var chosen = passing.get(i);
        if (chosen != null && !chosen[columns.ordinals()[i][doc]]) {
          if (failed != PASSED) {
            return SEVERAL;
          }
          failed = i;
        }
      }
      if (spanPassing != null && !spanPassing[columns.spans()[doc]]) {
        return failed == PASSED ? VALIDITY : SEVERAL;
      }
      return failed;
    }

    private void addTo(Map<Facet, Map<String, Long>> sums) {
      for (var i = 0; i < counts.length; i++) {
        var into = of(sums, Columns.BY_FIELD.get(i));
        for (var ordinal = 1; ordinal < counts[i].length; ordinal++) {
          add(into, columns.values()[i][ordinal], counts[i][ordinal]);
        }
      }
      for (var i = 0; i < spanCounts.length; i++) {
        var validity = columns.distinct().get(i).on(filtering.day());
        add(of(sums, Facet.VALIDITY), validity.name(), spanCounts[i]);
      }
    }

    private static Map<String, Long> of(Map<Facet, Map<String, Long>> sums, Facet facet) {
      return sums.computeIfAbsent(facet, f -> new HashMap<>());
    }

    private static void add(Map<String, Long> sums, String value, int count) {
      if (count > 0) {
        sums.merge(value, (long) count, Long::sum);
      }
    }
  }
}
