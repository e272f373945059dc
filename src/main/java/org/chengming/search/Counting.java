package org.chengming.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.BytesRef;
import org.chengming.publishing.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Counts all facets in one pass over the documents that match the words, filters aside: a document
 * that passes every chosen facet counts everywhere, one that fails exactly one counts in that one.
 * So each number says what choosing it would give.
 */
final class Counting implements CollectorManager<Counting.Counter, Counting.Counts> {
  private static final Facet[] BY_FIELD = {
    Facet.BODY, Facet.THEME, Facet.GENRE, Facet.YEAR, Facet.DUTY
  };

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

  /** One facet in one segment. */
  private static final class Column {
    final SortedDocValues values;
    final int[] counts;
    final boolean @Nullable [] chosen;
    int current;

    Column(SortedDocValues values, @Nullable Set<String> chosen) throws IOException {
      this.values = values;
      this.counts = new int[values.getValueCount()];
      this.chosen = chosen == null ? null : new boolean[counts.length];
      if (this.chosen != null && chosen != null) {
        for (var value : chosen) {
          var ord = values.lookupTerm(new BytesRef(value));
          if (ord >= 0) {
            this.chosen[ord] = true;
          }
        }
      }
    }

    boolean passes(int doc) throws IOException {
      current = values.advanceExact(doc) ? values.ordValue() : -1;
      return chosen == null || (current >= 0 && chosen[current]);
    }

    void count() {
      if (current >= 0) {
        counts[current]++;
      }
    }
  }

  private final class Leaf implements LeafCollector {
    private final Column[] columns = new Column[BY_FIELD.length];
    private final NumericDocValues effective;
    private final NumericDocValues expires;
    private final NumericDocValues ended;
    private final NumericDocValues endedKind;
    private final @Nullable Set<String> chosenValidity = filtering.values().get(Facet.VALIDITY);
    private final long[] validities = new long[Validity.values().length];
    private long total;

    Leaf(LeafReaderContext context) throws IOException {
      var reader = context.reader();
      for (var i = 0; i < BY_FIELD.length; i++) {
        columns[i] =
            new Column(
                DocValues.getSorted(reader, Fields.of(BY_FIELD[i])),
                filtering.values().get(BY_FIELD[i]));
      }
      effective = days(context, Fields.EFFECTIVE);
      expires = days(context, Fields.EXPIRES);
      ended = days(context, Fields.ENDED);
      endedKind = days(context, Fields.ENDED_KIND);
    }

    private static NumericDocValues days(LeafReaderContext context, String field)
        throws IOException {
      return DocValues.unwrapSingleton(DocValues.getSortedNumeric(context.reader(), field));
    }

    @Override
    public void setScorer(Scorable scorer) {}

    @Override
    public void collect(int doc) throws IOException {
      Column failed = null;
      var failures = 0;
      for (var column : columns) {
        if (!column.passes(doc)) {
          failed = column;
          failures++;
        }
      }
      var validity = validity(doc);
      var valid = chosenValidity == null || chosenValidity.contains(validity.name());
      failures += valid ? 0 : 1;
      if (failures == 0) {
        total++;
        validities[validity.ordinal()]++;
        for (var column : columns) {
          column.count();
        }
      } else if (failures == 1) {
        if (failed == null) {
          validities[validity.ordinal()]++;
        } else {
          failed.count();
        }
      }
    }

    private Validity validity(int doc) throws IOException {
      return Filtering.validity(
          filtering.day(),
          at(effective, doc),
          at(expires, doc),
          at(ended, doc),
          at(endedKind, doc));
    }

    private static long at(NumericDocValues values, int doc) throws IOException {
      if (!values.advanceExact(doc)) {
        throw new IllegalStateException("Entry " + doc + " has no days; the mapping is broken");
      }
      return values.longValue();
    }

    void addTo(Map<Facet, Map<String, Long>> sums) {
      try {
        for (var i = 0; i < BY_FIELD.length; i++) {
          var sum = sums.get(BY_FIELD[i]);
          for (var ord = 0; sum != null && ord < columns[i].counts.length; ord++) {
            if (columns[i].counts[ord] > 0) {
              sum.merge(
                  columns[i].values.lookupOrd(ord).utf8ToString(),
                  (long) columns[i].counts[ord],
                  Long::sum);
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      for (var validity : Validity.values()) {
        var sum = sums.get(Facet.VALIDITY);
        if (sum != null && validities[validity.ordinal()] > 0) {
          sum.merge(validity.name(), validities[validity.ordinal()], Long::sum);
        }
      }
    }
  }
}
