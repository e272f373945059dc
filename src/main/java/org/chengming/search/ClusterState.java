package org.chengming.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.chengming.publishing.Validity;
import org.chengming.search.Cluster.Patience;
import tools.jackson.databind.JsonNode;

/**
 * The entries in a cluster. Each question is asked of the copy that answered it before, since
 * copies score a little differently while deleted entries wait to be merged away.
 */
record ClusterState(Cluster cluster, String alias) implements State {
  private static final int MOST_VALUES = 20_000;

  /** In one request, well below what a cluster bears. */
  private static final int MOST_CLAUSES = 300;

  private static final Facet[] BY_FIELD = {
    Facet.BODY, Facet.THEME, Facet.GENRE, Facet.YEAR, Facet.DUTY
  };

  @Override
  public long count(Query query) throws IOException {
    return total(search(query, request(query, 0, true)));
  }

  @Override
  public float best(Query query) throws IOException {
    var request = request(query, 1, false);
    request.put("_source", false);
    return (float) search(query, request).path("hits").path("max_score").asDouble(0);
  }

  @Override
  public List<Stored> first(Query query, int most) throws IOException {
    var request = request(query, most, false);
    request.put("sort", List.of(Map.of("_score", "desc"), Map.of(Fields.SERIAL, "asc")));
    var found = new ArrayList<Stored>();
    for (var hit : search(query, request).path("hits").path("hits")) {
      found.add(stored(hit));
    }
    return found;
  }

  @Override
  public List<String> nearly(String word, int most) throws IOException {
    var term = new LinkedHashMap<String, Object>();
    term.put("field", Fields.WORD);
    term.put("analyzer", "keyword");
    term.put("size", most);
    term.put("suggest_mode", "missing");
    term.put("min_word_length", 3);
    term.put("prefix_length", 1);
    term.put("max_term_freq", 0);
    var request = request(MatchAllDocsQuery.INSTANCE, 0, false);
    request.remove("query");
    request.put("suggest", Map.of("near", Map.of("text", word, "term", term)));
    var found = new ArrayList<String>();
    var options =
        search(MatchAllDocsQuery.INSTANCE, request)
            .path("suggest")
            .path("near")
            .path(0)
            .path("options");
    for (var option : options) {
      found.add(option.path("text").asString());
    }
    return found;
  }

  @Override
  public Page page(Asked asked) throws IOException {
    var request = request(asked.ranked(), asked.size() + 1, asked.counting());
    var direction = asked.newestFirst() ? "desc" : "asc";
    request.put(
        "sort",
        List.of(
            asked.byScore() ? Map.of("_score", "desc") : Map.of(Fields.FORMED, direction),
            Map.of(Fields.SERIAL, direction)));
    var place = asked.after();
    if (place != null) {
      request.put(
          "search_after",
          List.of(
              place.score() ? (Number) Float.intBitsToFloat((int) place.key()) : place.key(),
              place.serial()));
    } else {
      request.put("from", asked.skipped());
    }
    if (!asked.filtering().values().isEmpty()) {
      // After the facets are counted, so that each counts as if not chosen from.
      request.put("post_filter", ClusterQuery.of(asked.filtering().query()));
    }
    if (asked.counting()) {
      request.put("aggs", facets(asked.filtering()));
    } else {
      request.put("track_total_hits", Results.COUNTED);
    }
    var answer = search(asked.matching(), request);
    var lines = new ArrayList<Line>();
    for (var hit : answer.path("hits").path("hits")) {
      lines.add(line(hit, asked.byScore()));
    }
    var total =
        new Found.Total(
            total(answer),
            answer.path("hits").path("total").path("relation").asString("eq").equals("gte"));
    return new Page(lines, total, counts(total.value(), answer.path("aggregations")));
  }

  @Override
  public List<Long> order(Asked asked, int most) throws IOException {
    var request = request(asked.narrowed(asked.ranked()), most, false);
    request.put("_source", false);
    request.put("sort", List.of(Map.of("_score", "desc"), Map.of(Fields.SERIAL, "desc")));
    var order = new ArrayList<Long>();
    for (var hit : search(asked.matching(), request).path("hits").path("hits")) {
      order.add(hit.path("sort").path(1).asLong());
    }
    return order;
  }

  @Override
  public Map<Query, Float> scores(Asked asked, long document, Collection<Query> queries)
      throws IOException {
    var scores = new HashMap<Query, Float>();
    var all = List.copyOf(queries);
    for (var from = 0; from < all.size(); from += MOST_CLAUSES) {
      var some = all.subList(from, Math.min(all.size(), from + MOST_CLAUSES));
      var request = new LinkedHashMap<String, Object>();
      request.put("query", ClusterQuery.named(document, some));
      request.put("_source", false);
      var hit =
          search(asked.matching(), request, "&include_named_queries_score=true")
              .path("hits")
              .path("hits")
              .path(0);
      for (var score : hit.path("matched_queries").properties()) {
        var query = some.get(Integer.parseInt(score.getKey()));
        scores.put(query, (float) score.getValue().asDouble());
      }
    }
    return scores;
  }

  private static Map<String, Object> request(Query query, int size, boolean exactly) {
    var request = new LinkedHashMap<String, Object>();
    request.put("query", ClusterQuery.of(query));
    request.put("size", size);
    request.put("track_total_hits", exactly);
    request.put("_source", ClusterEntry.SHOWN);
    return request;
  }

  /** What was found; nothing before the first index is there. */
  private JsonNode search(Query question, Map<String, Object> request) throws IOException {
    return search(question, request, "");
  }

  private JsonNode search(Query question, Map<String, Object> request, String more)
      throws IOException {
    var copy = Integer.toHexString(question.toString().hashCode());
    var answer =
        cluster.ask(
            Patience.READER,
            "POST",
            "/"
                + alias
                + "/_search?search_type=dfs_query_then_fetch&allow_partial_search_results=false"
                + "&preference="
                + Cluster.encoded(copy)
                + more,
            request);
    return answer.missing() ? answer.json() : answer.ok();
  }

  private static long total(JsonNode answer) {
    return answer.path("hits").path("total").path("value").asLong(0);
  }

  /** Each facet among what passes the choices of all others. */
  private static Map<String, Object> facets(Filtering filtering) {
    var facets = new LinkedHashMap<String, Object>();
    for (var facet : BY_FIELD) {
      facets.put(
          facet.name(),
          among(
              filtering.without(facet),
              Map.of("terms", Map.of("field", Fields.of(facet), "size", MOST_VALUES))));
    }
    var validities = new LinkedHashMap<String, Object>();
    for (var validity : Validity.values()) {
      validities.put(validity.name(), ClusterQuery.of(filtering.on(validity)));
    }
    facets.put(
        Facet.VALIDITY.name(),
        among(filtering.without(Facet.VALIDITY), Map.of("filters", Map.of("filters", validities))));
    return facets;
  }

  private static Map<String, Object> among(Filtering others, Map<String, Object> values) {
    return Map.of("filter", ClusterQuery.of(others.query()), "aggs", Map.of("values", values));
  }

  private static Counting.Counts counts(long total, JsonNode facets) {
    var counts = new EnumMap<Facet, Map<String, Long>>(Facet.class);
    for (var facet : Facet.values()) {
      var values = new HashMap<String, Long>();
      var buckets = facets.path(facet.name()).path("values").path("buckets");
      for (var bucket : buckets.properties()) {
        values.put(bucket.getKey(), bucket.getValue().path("doc_count").asLong());
      }
      for (var bucket : buckets.isArray() ? buckets : List.<JsonNode>of()) {
        values.put(bucket.path("key").asString(), bucket.path("doc_count").asLong());
      }
      values.values().removeIf(documents -> documents == 0);
      counts.put(facet, values);
    }
    return new Counting.Counts(total, counts);
  }

  private static Line line(JsonNode hit, boolean byScore) {
    var key = hit.path("sort").path(0);
    var serial = hit.path("sort").path(1).asLong();
    var score = byScore ? (float) key.asDouble() : 0;
    return new Line(
        stored(hit), score, byScore ? Float.floatToIntBits(score) : key.asLong(), serial);
  }

  private static Stored stored(JsonNode hit) {
    var shown = hit.path("_source").path(ClusterEntry.SHOWN);
    return field -> shown.path(field).isString() ? shown.path(field).stringValue() : null;
  }
}
