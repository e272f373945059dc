package org.chengming.search;

import static org.apache.lucene.document.LongField.newRangeQuery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.chengming.publishing.Validity;

/**
 * Chosen values as a query. Validity is a matter of the day somebody asks, so it is ranges over
 * days, never a stored word.
 *
 * @param values as the index holds them, subtrees resolved
 * @param day days since 1970
 */
record Filtering(Map<Facet, Set<String>> values, long day) {

  Query query() {
    if (values.isEmpty()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    var query = new BooleanQuery.Builder();
    values.forEach((facet, chosen) -> query.add(of(facet, chosen), Occur.FILTER));
    return query.build();
  }

  /** All choices but those of one facet. */
  Filtering without(Facet facet) {
    var others = new HashMap<>(values);
    others.remove(facet);
    return new Filtering(others, day);
  }

  private Query of(Facet facet, Set<String> chosen) {
    return facet == Facet.VALIDITY ? validity(chosen) : terms(Fields.of(facet), chosen);
  }

  private static Query terms(String field, Collection<String> chosen) {
    return new TermInSetQuery(field, chosen.stream().map(BytesRef::new).toList());
  }

  private Query validity(Set<String> chosen) {
    var any = new BooleanQuery.Builder();
    for (var validity : Validity.values()) {
      if (chosen.contains(validity.name())) {
        any.add(on(validity), Occur.SHOULD);
      }
    }
    return any.build();
  }

  /** Documents of one validity. */
  Query on(Validity validity) {
    var ended = newRangeQuery(Fields.ENDED, Mapping.ALWAYS, day);
    var expired = newRangeQuery(Fields.EXPIRES, Mapping.ALWAYS, day - 1);
    var ahead = newRangeQuery(Fields.EFFECTIVE, day + 1, Mapping.NEVER);
    return switch (validity) {
      case ABOLISHED -> both(ended, LongField.newExactQuery(Fields.ENDED_KIND, 0)).build();
      case SUPERSEDED -> both(ended, LongField.newExactQuery(Fields.ENDED_KIND, 1)).build();
      case EXPIRED -> both(expired, MatchAllDocsQuery.INSTANCE).add(ended, Occur.MUST_NOT).build();
      case NOT_YET ->
          both(ahead, MatchAllDocsQuery.INSTANCE)
              .add(ended, Occur.MUST_NOT)
              .add(expired, Occur.MUST_NOT)
              .build();
      case IN_FORCE ->
          both(MatchAllDocsQuery.INSTANCE, MatchAllDocsQuery.INSTANCE)
              .add(ended, Occur.MUST_NOT)
              .add(expired, Occur.MUST_NOT)
              .add(ahead, Occur.MUST_NOT)
              .build();
    };
  }

  private static BooleanQuery.Builder both(Query one, Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER);
  }

  /** The validity that follows from four days; the same order of questions as {@link Validity}. */
  static Validity validity(long day, long effective, long expires, long ended, long endedKind) {
    if (ended <= day) {
      return endedKind == 0 ? Validity.ABOLISHED : Validity.SUPERSEDED;
    }
    if (expires < day) {
      return Validity.EXPIRED;
    }
    return effective > day ? Validity.NOT_YET : Validity.IN_FORCE;
  }
}
