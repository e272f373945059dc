package org.chengming.search;

import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Documents known by their ids, beside those that have the words. */
final class Named {
  /** Above anything that words, numbers and meaning add up to. */
  private static final float FIRST = 100_000;

  private Named() {}

  /** What matches, and {@code documents}. */
  static Query or(Query matching, Collection<Long> documents) {
    if (documents.isEmpty()) {
      return matching;
    }
    return new BooleanQuery.Builder()
        .add(matching, Occur.SHOULD)
        .add(all(documents), Occur.SHOULD)
        .build();
  }

  /** {@code documents}, all alike. */
  static Query all(Collection<Long> documents) {
    return new TermInSetQuery(
        Fields.ID, documents.stream().map(id -> new BytesRef(id.toString())).toList());
  }

  /** Scores {@code documents} above all others, the first of them highest. */
  static Query first(List<Long> documents) {
    var query = new BooleanQuery.Builder();
    for (var i = 0; i < documents.size(); i++) {
      var document = new TermQuery(new Term(Fields.ID, documents.get(i).toString()));
      var weight = FIRST * (documents.size() - i);
      query.add(new BoostQuery(new ConstantScoreQuery(document), weight), Occur.SHOULD);
    }
    return query.build();
  }
}
