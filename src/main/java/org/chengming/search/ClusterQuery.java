package org.chengming.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.NumericDocValuesRangeQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Lucene's queries in the language of OpenSearch, term by term: nothing is analysed over there, so
 * a question means the same wherever the entries are. Knows the queries that {@link Matching},
 * {@link Filtering} and {@link Suggesting} build and refuses others.
 */
final class ClusterQuery {
  /** Those that carry their boost inside the field. */
  private static final Set<String> OF_ONE_FIELD = Set.of("term", "match_phrase", "prefix", "range");

  private ClusterQuery() {}

  static Map<String, Object> of(Query query) {
    return switch (query) {
      // Not everything in an index is an entry.
      case MatchAllDocsQuery all -> query("exists", "field", Fields.SERIAL);
      case MatchNoDocsQuery none ->
          new LinkedHashMap<>(Map.of("match_none", new LinkedHashMap<>()));
      case BoostQuery boost -> boosted(of(boost.getQuery()), boost.getBoost());
      case ConstantScoreQuery constant ->
          query("constant_score", "filter", of(constant.getQuery()));
      case BooleanQuery bool -> bool(bool);
      case DisjunctionMaxQuery any -> {
        var ways = any.getDisjuncts().stream().map(ClusterQuery::of).toList();
        var max = query("dis_max", "queries", ways);
        body(max).put("tie_breaker", any.getTieBreakerMultiplier());
        yield max;
      }
      case TermQuery term -> field("term", term.getTerm().field(), "value", term.getTerm().text());
      case PrefixQuery prefix ->
          field("prefix", prefix.getPrefix().field(), "value", prefix.getPrefix().text());
      case PhraseQuery phrase -> phrase(phrase);
      case TermInSetQuery terms -> query("terms", terms.getField(), values(terms));
      case NumericDocValuesRangeQuery range -> {
        var within = field("range", range.getField(), "gte", range.lowerValue());
        body(within, range.getField()).put("lte", range.upperValue());
        yield within;
      }
      case Fresh fresh -> fresh(fresh);
      default ->
          throw new IllegalArgumentException(
              "No translation for " + query.getClass().getName() + ": " + query);
    };
  }

  /** One document, with what matches it named by its place in {@code queries}. */
  static Map<String, Object> named(long document, List<Query> queries) {
    var named = new ArrayList<Map<String, Object>>();
    for (var i = 0; i < queries.size(); i++) {
      var part = query("bool", "must", of(queries.get(i)));
      body(part).put("_name", Integer.toString(i));
      named.add(part);
    }
    var query = query("bool", "filter", field("term", Fields.ID, "value", Long.toString(document)));
    body(query).put("should", named);
    return query;
  }

  /** The terms as they are: no term holds a space, so nothing more is cut. */
  private static Map<String, Object> phrase(PhraseQuery phrase) {
    var terms = Arrays.stream(phrase.getTerms()).map(Term::text).collect(Collectors.joining(" "));
    var query = field("match_phrase", phrase.getField(), "query", terms);
    body(query, phrase.getField()).put("analyzer", "whitespace");
    return query;
  }

  private static Map<String, Object> fresh(Fresh fresh) {
    var query = query("distance_feature", "field", ClusterEntry.day(fresh.field()));
    body(query).put("origin", Long.toString(fresh.day() * ClusterEntry.MILLIS_A_DAY));
    body(query).put("pivot", fresh.pivot() + "d");
    return boosted(query, fresh.weight());
  }

  private static List<String> values(TermInSetQuery terms) {
    try {
      var values = new ArrayList<String>();
      var all = terms.getBytesRefIterator();
      for (var value = all.next(); value != null; value = all.next()) {
        values.add(value.utf8ToString());
      }
      return values;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** An empty one matches nothing here and everything over there, and so does a mere refusal. */
  private static Map<String, Object> bool(BooleanQuery bool) {
    if (bool.clauses().stream().allMatch(c -> c.occur() == Occur.MUST_NOT)) {
      return of(MatchNoDocsQuery.INSTANCE);
    }
    var body = new LinkedHashMap<String, Object>();
    for (var occur : Occur.values()) {
      var clauses = bool.getClauses(occur).stream().map(ClusterQuery::of).toList();
      if (!clauses.isEmpty()) {
        body.put(
            switch (occur) {
              case MUST -> "must";
              case FILTER -> "filter";
              case SHOULD -> "should";
              case MUST_NOT -> "must_not";
            },
            clauses);
      }
    }
    if (bool.getMinimumNumberShouldMatch() > 0) {
      body.put("minimum_should_match", bool.getMinimumNumberShouldMatch());
    }
    return new LinkedHashMap<>(Map.of("bool", body));
  }

  private static Map<String, Object> boosted(Map<String, Object> query, float boost) {
    var type = query.keySet().iterator().next();
    var body =
        OF_ONE_FIELD.contains(type)
            ? body(query, body(query).keySet().iterator().next())
            : body(query);
    body.merge("boost", boost, (one, other) -> (Float) one * (Float) other);
    return query;
  }

  private static Map<String, Object> query(String type, String key, Object value) {
    return new LinkedHashMap<>(Map.of(type, new LinkedHashMap<>(Map.of(key, value))));
  }

  private static Map<String, Object> field(String type, String field, String key, Object value) {
    return query(type, field, new LinkedHashMap<>(Map.of(key, value)));
  }

  private static Map<String, Object> body(Map<String, Object> query) {
    return object(query.values().iterator().next());
  }

  private static Map<String, Object> body(Map<String, Object> query, String field) {
    var body = body(query).get(field);
    if (body == null) {
      throw new IllegalStateException("No " + field + " in " + query);
    }
    return object(body);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }
}
