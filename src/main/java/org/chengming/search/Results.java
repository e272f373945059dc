package org.chengming.search;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.chengming.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Runs one question on one state of the index.
 *
 * @param values of the index, not of the address: subtrees and codes are resolved
 * @param today in China
 * @param near of like meaning; counts only where the order is by relevance
 */
record Results(
    Question question, Reading reading, Filtering filtering, LocalDate today, Near near) {
  /** Beyond this a total that nobody asked to be exact says "more than". */
  static final int COUNTED = 10_000;

  /** Hits and raw counts by values of the index. */
  record Raw(
      List<Found.Hit> hits,
      Found.Total total,
      boolean relaxed,
      Map<Facet, Map<String, Long>> counts,
      @Nullable Cursor next) {}

  Raw on(IndexSearcher searcher) throws IOException {
    var byScore = question.order() == Order.RELEVANCE && !reading.empty();
    var place = Place.of(question.cursor(), byScore);
    var strict = Matching.strict(reading);
    var all = place == null && relaxing() ? searcher.count(strict) : Integer.MAX_VALUE;
    var relaxed = place == null ? all < question.size() : place.relaxed();
    var matching = relaxed ? Matching.relaxed(reading, joining(byScore)) : strict;
    var skipped = place == null ? (question.page() - 1) * question.size() : 0;
    var wanted = skipped + question.size() + 1;
    var collector =
        new TopFieldCollectorManager(
            sort(byScore),
            wanted,
            place == null ? null : place.after(),
            question.counting() ? wanted : COUNTED);
    var top =
        searcher.search(
            narrowed(byScore ? ranked(searcher, matching, relaxed) : matching), collector);
    var shown =
        Arrays.copyOfRange(
            top.scoreDocs,
            Math.min(skipped, top.scoreDocs.length),
            Math.min(wanted - 1, top.scoreDocs.length));
    var snippets = new Snippets(reading);
    var hits = new ArrayList<Found.Hit>();
    for (var doc : shown) {
      hits.add(hit(searcher.storedFields().document(doc.doc), snippets, (FieldDoc) doc));
    }
    var next =
        top.scoreDocs.length == wanted && shown.length > 0
            ? Place.of(relaxed, (FieldDoc) shown[shown.length - 1]).cursor()
            : null;
    var more =
        relaxed
            && (all == Integer.MAX_VALUE
                || !filtering.values().isEmpty()
                || top.totalHits.value() > all);
    if (!question.counting()) {
      return new Raw(hits, total(top.totalHits), more, Map.of(), next);
    }
    var counts = searcher.search(matching, new Counting(filtering));
    return new Raw(hits, new Found.Total(counts.total(), false), more, counts.byFacet(), next);
  }

  private Query ranked(IndexSearcher searcher, Query matching, boolean relaxed) throws IOException {
    var ranked = Matching.ranked(matching, reading, relaxed, today);
    if (near.isEmpty()) {
      return ranked;
    }
    var best = searcher.search(Matching.words(reading), 1).scoreDocs;
    return Matching.raised(ranked, near, best.length == 0 ? 0 : best[0].score);
  }

  /** Those near enough to be shown though they lack the words; by date they would be noise. */
  private Near joining(boolean byScore) {
    return byScore ? near.atLeast(Near.ENOUGH).first(Near.JOINING) : Near.NONE;
  }

  /** A single term cannot be relaxed, and what is quoted is meant as it stands. */
  private boolean relaxing() {
    return Matching.terms(reading.plain()).size() > 1 && !reading.words().isEmpty();
  }

  private Query narrowed(Query query) {
    return filtering.values().isEmpty()
        ? query
        : new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(filtering.query(), Occur.FILTER)
            .build();
  }

  private Sort sort(boolean byScore) {
    var newestFirst = question.order() != Order.OLDEST;
    var first =
        byScore
            ? SortField.FIELD_SCORE
            : LongField.newSortField(Fields.FORMED, newestFirst, SortedNumericSelector.Type.MIN);
    return new Sort(first, new SortField(Fields.SERIAL, SortField.Type.LONG, newestFirst));
  }

  private static Found.Total total(TotalHits hits) {
    return new Found.Total(Math.min(hits.value(), COUNTED), hits.value() > COUNTED);
  }

  private Found.Hit hit(Document entry, Snippets snippets, FieldDoc doc) {
    var fields = new HashMap<String, Long>();
    for (var field :
        List.of(
            Fields.FORMED,
            Fields.EFFECTIVE,
            Fields.EXPIRES,
            Fields.ENDED,
            Fields.ENDED_KIND,
            Fields.BODY,
            Fields.PUBLISHED,
            Fields.UPDATED)) {
      fields.put(field, Long.parseLong(stored(entry, field)));
    }
    return new Found.Hit(
        Long.parseLong(stored(entry, Fields.ID)),
        stored(entry, Fields.INDEX_NUMBER),
        entry.get(Fields.SOURCE_ID),
        snippets.whole(stored(entry, Fields.TITLE)),
        snippet(entry, snippets),
        entry.get(Fields.DOCUMENT_NUMBER),
        number(fields, Fields.BODY),
        entry.get(Fields.GENRE),
        entry.get(Fields.THEME),
        LocalDate.ofEpochDay(number(fields, Fields.FORMED)),
        Filtering.validity(
            filtering.day(),
            number(fields, Fields.EFFECTIVE),
            number(fields, Fields.EXPIRES),
            number(fields, Fields.ENDED),
            number(fields, Fields.ENDED_KIND)),
        entry.get(Fields.EXPLAINER) != null,
        Instant.ofEpochSecond(number(fields, Fields.PUBLISHED)),
        Instant.ofEpochSecond(number(fields, Fields.UPDATED)),
        doc.fields[0] instanceof Float score ? score : 0);
  }

  private static long number(Map<String, Long> fields, String field) {
    return fields.getOrDefault(field, 0L);
  }

  private static Marked snippet(Document entry, Snippets snippets) {
    var text = stored(entry, Fields.TEXT);
    var attached = entry.get(Fields.ATTACHED);
    return snippets.best(
        attached != null && !snippets.hit(text) && snippets.hit(attached) ? attached : text);
  }

  private static String stored(Document entry, String field) {
    var value = entry.get(field);
    if (value == null) {
      throw new IllegalStateException("Entry has no " + field + "; the mapping is broken");
    }
    return value;
  }
}
