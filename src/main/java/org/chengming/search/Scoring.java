package org.chengming.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.chengming.search.Why.Sign;

/**
 * What makes one document that matches stand above another: clauses whose scores add up. Ranking
 * asks them all at once, {@link Explaining} one by one of a single document.
 */
final class Scoring {
  private static final float TITLE = 0.15f;
  private static final float KEYWORDS = 0.3f;
  private static final float ISSUER = 0.3f;
  private static final float WHOLE_TITLE = 40;
  private static final float TITLE_PHRASE = 1;
  private static final float ALL_TOGETHER = 2;
  private static final float MEANING = 8;
  private static final float LEAST = 1;
  private static final float OFFICIAL = 0.5f;
  private static final long FRESH_DAYS = 3 * 365;

  /** What being of today adds. */
  static final float FRESH = 1;

  private Scoring() {}

  /** {@code matching} with what makes one document stand above another, nearness aside. */
  static Query ranked(Query matching, Reading reading, boolean relaxed, LocalDate today) {
    return ranked(matching, clauses(reading, relaxed, today));
  }

  static Query ranked(Query matching, List<Clause> clauses) {
    var query = new BooleanQuery.Builder().add(matching, Occur.FILTER);
    clauses.forEach(clause -> query.add(clause.query(), Occur.SHOULD));
    return query.build();
  }

  static List<Clause> clauses(Reading reading, boolean relaxed, LocalDate today) {
    var clauses = new ArrayList<Clause>();
    words(reading, clauses);
    clauses.addAll(Matching.exactly(reading));
    titles(reading, clauses);
    if (!reading.first().isEmpty()) {
      clauses.add(new Clause(Sign.CHOSEN, "", Named.first(reading.first())));
    }
    if (relaxed) {
      clauses.add(constant(Sign.TOGETHER, Matching.strict(reading), ALL_TOGETHER));
    }
    var fresh = new Fresh(Fields.FORMED, FRESH, today.toEpochDay(), FRESH_DAYS);
    clauses.add(new Clause(Sign.RECENT, "", fresh));
    clauses.add(constant(Sign.OFFICIAL, new TermQuery(new Term(Fields.OFFICIAL, "1")), OFFICIAL));
    return clauses;
  }

  /** How well the words of the question stand in a document, whether or not it has all of them. */
  private static void words(Reading reading, List<Clause> clauses) {
    for (var part : Matching.parts(reading)) {
      clauses.add(new Clause(Sign.ANYWHERE, part.text(), part.weighted()));
    }
    for (var term : Matching.terms(reading.plain())) {
      var weight = Matching.glued(term) ? Matching.GLUED : 1;
      clauses.add(term(Sign.TITLE, Fields.TITLE, term, TITLE * weight));
      clauses.add(term(Sign.KEYWORDS, Fields.KEYWORDS, term, KEYWORDS * weight));
      clauses.add(term(Sign.ISSUER, Fields.ISSUER, term, ISSUER * weight));
    }
  }

  private static Clause term(Sign sign, String field, String term, float weight) {
    return new Clause(sign, term, Matching.boosted(new TermQuery(new Term(field, term)), weight));
  }

  private static void titles(Reading reading, List<Clause> clauses) {
    for (var word : reading.words()) {
      word.alternatives().forEach(other -> clauses.add(title(other, TITLE)));
    }
    var exact = Mapping.exact(reading.plain());
    if (!exact.isEmpty()) {
      var whole = new TermQuery(new Term(Fields.TITLE_EXACT, exact));
      clauses.add(constant(Sign.WHOLE_TITLE, whole, WHOLE_TITLE));
    }
    for (var chunk : reading.plain().split("\\s+")) {
      clauses.add(title(chunk, TITLE_PHRASE));
    }
    reading.phrases().forEach(phrase -> clauses.add(title(phrase, TITLE_PHRASE)));
  }

  private static Clause title(String text, float weight) {
    return new Clause(
        Sign.TITLE, text, Matching.boosted(Matching.phrase(Fields.TITLE, text), weight));
  }

  private static Clause constant(Sign sign, Query query, float weight) {
    return new Clause(sign, "", Matching.boosted(new ConstantScoreQuery(query), weight));
  }

  /**
   * What raises documents of like meaning: by how much nearer each is than the farthest of them, in
   * the measure of the words' best score, since scores of words grow with the question.
   */
  static List<Clause> nearness(Near near, float best) {
    var clauses = new ArrayList<Clause>();
    var farthest = near.cosines().values().stream().min(Float::compare).orElse(0f);
    near.cosines()
        .forEach(
            (id, cosine) -> {
              var document = new TermQuery(new Term(Fields.ID, id.toString()));
              var weight = Math.max(best, LEAST) * MEANING * (cosine - farthest);
              if (weight > 0) {
                clauses.add(constant(Sign.NEAR, document, weight));
              }
            });
    return clauses;
  }

  /** {@code ranked} with what is near raised. */
  static Query raised(Query ranked, List<Clause> nearness) {
    var query = new BooleanQuery.Builder().add(ranked, Occur.MUST);
    nearness.forEach(clause -> query.add(clause.query(), Occur.SHOULD));
    return query.build();
  }
}
