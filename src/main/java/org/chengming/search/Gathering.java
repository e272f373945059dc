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

  private static final int BY_TITLE = 50;

  private Gathering() {}

  /**
   * Quick queries whose best are worth ranking: what has the words, what has most of them in its
   * title, what is called so, and what is near. Each asks one field, which Lucene answers without
   * looking at most of what matches; scoring four fields of all that match would take ten times as
   * long.
   */
  static List<State.Gather> of(Query matching, Reading reading, boolean relaxed, Near near) {
    var gathers = new ArrayList<State.Gather>();
    gathers.add(new State.Gather(relaxed ? gathered(reading) : matching, GATHERED));
    var title = new BooleanQuery.Builder();
    var wanted = 0;
    for (var term : Matching.terms(reading.plain())) {
      if (!Matching.single(term) && !Matching.glued(term)) {
        title.add(new TermQuery(new Term(Fields.TITLE, term)), Occur.SHOULD);
        wanted++;
      }
    }
    if (wanted > 0) {
      title.setMinimumNumberShouldMatch(Math.max(1, wanted / 2));
      gathers.add(new State.Gather(title.build(), BY_TITLE));
    }
    var exact = Mapping.exact(reading.plain());
    if (!exact.isEmpty()) {
      gathers.add(new State.Gather(new TermQuery(new Term(Fields.TITLE_EXACT, exact)), BY_TITLE));
    }
    for (var ids : List.of(near.cosines().keySet(), reading.first())) {
      if (!ids.isEmpty()) {
        gathers.add(new State.Gather(Named.all(ids), ids.size()));
      }
    }
    return gathers;
  }

  private static Query gathered(Reading reading) {
    var query = Matching.anywhere(reading, new BooleanQuery.Builder());
    Matching.exact(reading, Occur.SHOULD, query);
    return query.build();
  }
}
