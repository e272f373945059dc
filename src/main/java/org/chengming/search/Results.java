package org.chengming.search;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
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

  /**
   * How the question is asked of one state of the index.
   *
   * @param all how many documents have all words, {@link Long#MAX_VALUE} where that was not counted
   * @param clauses what scores add up from where the order is by score
   */
  record Plan(State.Asked asked, boolean relaxed, long all, List<Clause> clauses) {}

  Plan plan(State state) throws IOException {
    var byScore = question.order() == Order.RELEVANCE && !reading.empty();
    var place = Place.of(question.cursor(), byScore);
    var strict = Matching.strict(reading);
    var all = place == null && relaxing() ? state.count(strict) : Long.MAX_VALUE;
    var relaxed = place == null ? all < question.size() : place.relaxed();
    var matching = relaxed ? Matching.relaxed(reading, joining(byScore)) : strict;
    var clauses = Scoring.clauses(reading, relaxed, today);
    var nearness = byScore ? nearness(state) : List.<Clause>of();
    var asked =
        new State.Asked(
            matching,
            byScore ? ranked(matching, clauses, nearness) : matching,
            byScore ? Gathering.of(matching, reading, relaxed, near) : List.of(),
            filtering,
            byScore,
            question.order() != Order.OLDEST,
            place,
            place == null ? (question.page() - 1) * question.size() : 0,
            question.size(),
            question.counting());
    return new Plan(
        asked, relaxed, all, Stream.concat(clauses.stream(), nearness.stream()).toList());
  }

  Raw on(State state) throws IOException {
    var plan = plan(state);
    var relaxed = plan.relaxed();
    var all = plan.all();
    var page = state.page(plan.asked());
    var shown = page.lines().subList(0, Math.min(page.lines().size(), question.size()));
    var snippets = new Snippets(reading);
    var hits = shown.stream().map(line -> hit(line, snippets)).toList();
    var next =
        page.lines().size() > question.size()
            ? Place.of(relaxed, plan.asked().byScore(), shown.getLast()).cursor()
            : null;
    var more =
        relaxed
            && (all == Long.MAX_VALUE
                || !filtering.values().isEmpty()
                || page.total().value() > all);
    return new Raw(hits, page.total(), more, page.counts().byFacet(), next);
  }

  private static Query ranked(Query matching, List<Clause> clauses, List<Clause> nearness) {
    var ranked = Scoring.ranked(matching, clauses);
    return nearness.isEmpty() ? ranked : Scoring.raised(ranked, nearness);
  }

  private List<Clause> nearness(State state) throws IOException {
    return near.isEmpty()
        ? List.of()
        : Scoring.nearness(near, state.best(Matching.anywhere(reading)));
  }

  /** Those near enough to be shown though they lack the words; by date they would be noise. */
  private Near joining(boolean byScore) {
    return byScore ? near.atLeast(Near.ENOUGH).first(Near.JOINING) : Near.NONE;
  }

  /** A single term cannot be relaxed, and what is quoted is meant as it stands. */
  private boolean relaxing() {
    return Matching.terms(reading.plain()).size() > 1 && !reading.words().isEmpty();
  }

  Found.Hit hit(State.Line line, Snippets snippets) {
    var entry = line.entry();
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
      fields.put(field, Long.parseLong(entry.needed(field)));
    }
    return new Found.Hit(
        Long.parseLong(entry.needed(Fields.ID)),
        entry.needed(Fields.INDEX_NUMBER),
        entry.get(Fields.SOURCE_ID),
        snippets.whole(entry.needed(Fields.TITLE)),
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
        line.score());
  }

  private static long number(Map<String, Long> fields, String field) {
    return fields.getOrDefault(field, 0L);
  }

  private static Marked snippet(State.Stored entry, Snippets snippets) {
    var text = entry.needed(Fields.TEXT);
    var attached = entry.get(Fields.ATTACHED);
    return snippets.best(
        attached != null && !snippets.hit(text) && snippets.hit(attached) ? attached : text);
  }
}
