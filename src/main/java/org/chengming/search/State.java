package org.chengming.search;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of the entries, one state of which is seen throughout where they stand on this
 * node. Questions are Lucene's queries wherever the entries are, so what matches and what stands
 * first is said once, in {@link Matching}.
 */
interface State {
  /** How many entries match. */
  long count(Query query) throws IOException;

  /** The score of the entry that matches best, 0 when none does. */
  float best(Query query) throws IOException;

  /** The entries that match best, in an order that stays. */
  List<Stored> first(Query query, int most) throws IOException;

  /** Known whole words that differ from {@code word} in a character or two; none if it is known. */
  List<String> nearly(String word, int most) throws IOException;

  Page page(Asked asked) throws IOException;

  /** The documents of the first {@code most} lines of an order by score. */
  List<Long> order(Asked asked, int most) throws IOException;

  /**
   * What each of {@code queries} gives to one document, those left out that do not match it.
   *
   * @param asked the question they are parts of
   */
  Map<Query, Float> scores(Asked asked, long document, Collection<Query> queries)
      throws IOException;

  /** What an entry keeps to be shown. */
  interface Stored {
    /** The value of one of {@link Fields}, null where the document has none. */
    @Nullable String get(String field);

    /** The value of a field that every document has. */
    default String needed(String field) {
      var value = get(field);
      if (value == null) {
        throw new IllegalStateException("Entry has no " + field + "; the mapping is broken");
      }
      return value;
    }
  }

  /**
   * @param matching what is to be found, filters aside
   * @param ranked the same with its scores; {@code matching} itself where the order is by day
   * @param gathering where scoring all that match would take too long: quick queries whose best are
   *     then ranked; together they bring in everything that {@code ranked} would put first
   * @param newestFirst also decides between equal scores
   * @param after where the page before ended, null for a page that begins after {@code skipped}
   * @param counting whether the total is to be exact and facets are to be counted
   */
  record Asked(
      Query matching,
      Query ranked,
      List<Gather> gathering,
      Filtering filtering,
      boolean byScore,
      boolean newestFirst,
      @Nullable Place after,
      int skipped,
      int size,
      boolean counting) {

    /** {@code query} within what was chosen. */
    Query narrowed(Query query) {
      return filtering.values().isEmpty()
          ? query
          : new BooleanQuery.Builder()
              .add(query, Occur.MUST)
              .add(filtering.query(), Occur.FILTER)
              .build();
    }
  }

  /** The best {@code most} of what {@code query} finds. */
  record Gather(Query query, int most) {}

  /** What {@code matching} finds with the scores of {@code scoring}. */
  static Query scored(Query matching, Query scoring) {
    return matching.equals(scoring)
        ? matching
        : new BooleanQuery.Builder().add(matching, Occur.FILTER).add(scoring, Occur.SHOULD).build();
  }

  /**
   * @param lines at most one more than were asked for, which says that there is a next page
   * @param total exact where counting was asked for, else exact up to {@link Results#COUNTED}
   */
  record Page(List<Line> lines, Found.Total total, Counting.Counts counts) {}

  /**
   * @param key what it was sorted by: the bits of its score, or its day
   */
  record Line(Stored entry, float score, long key, long serial) {}
}
