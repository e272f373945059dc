package org.chengming.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What is worth ranking, found without scoring everything that matches. */
final class Gathering {
  /** More than anybody turns pages of ten, and enough that a better one is not left outside. */
  private static final int GATHERED = 200;

  private static final int BESIDE = 50;

  private Gathering() {}

  /**
   * Quick queries whose best are worth ranking: what has the words, what has half of them in its
   * title or keywords, what is called so, and what is near. Each asks one field, which Lucene
   * answers without looking at most of what matches; scoring four fields of all that match would
   * take ten times as long.
   */
  static List<State.Gather> of(Query matching, Reading reading, boolean relaxed, Near near) {
    var gathers = new ArrayList<State.Gather>();
    gathers.add(new State.Gather(relaxed ? gathered(reading) : matching, GATHERED));
    var terms =
        Matching.terms(reading.plain()).stream()
            .filter(term -> !Matching.single(term) && !Matching.glued(term))
            .toList();
    if (!terms.isEmpty()) {
      gathers.add(new State.Gather(half(Fields.TITLE, terms), BESIDE));
      gathers.add(new State.Gather(half(Fields.KEYWORDS, terms), BESIDE));
    }
    var exact = Mapping.exact(reading.plain());
    if (!exact.isEmpty()) {
      gathers.add(new State.Gather(new TermQuery(new Term(Fields.TITLE_EXACT, exact)), BESIDE));
    }
    for (var ids : List.of(near.cosines().keySet(), reading.first())) {
      if (!ids.isEmpty()) {
        gathers.add(new State.Gather(Named.all(ids), ids.size()));
      }
    }
    return gathers;
  }

  /** At least half of {@code terms}. */
  private static Query half(String field, List<String> terms) {
    var query = new BooleanQuery.Builder();
    terms.forEach(term -> query.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
    return query.setMinimumNumberShouldMatch(Math.max(1, terms.size() / 2)).build();
  }

  private static Query gathered(Reading reading) {
    var query = Matching.anywhere(reading, new BooleanQuery.Builder());
    Matching.exact(reading, Occur.SHOULD, query);
    return query.build();
  }
}
