package org.chengming.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Turns a reading into queries. Which documents match is decided in one field that holds
 * everything; titles, keywords and issuers only raise the score. So "every word occurs" means
 * anywhere in the document, and counting needs one field.
 */
final class Matching {
  /** Characters that glue words together; a pair with one of them is welcome but never demanded. */
  private static final String GLUE = "的了和与及或之在是为对于将把被从到向以因其该也都就等个种我你他她它这那有要能会可";

  private static final float TITLE = 0.15f;
  private static final float KEYWORDS = 0.3f;
  private static final float ISSUER = 0.3f;
  private static final float GLUED = 0.3f;
  private static final float SAME_MEANING = 0.8f;
  private static final float WHOLE_TITLE = 40;
  private static final float TITLE_PHRASE = 1;
  private static final float NUMBER = 1_000;
  private static final float ALL_TOGETHER = 2;
  private static final float MEANING = 8;
  private static final float LEAST = 1;
  private static final float FRESH = 1;
  private static final float OFFICIAL = 0.5f;
  private static final long FRESH_DAYS = 3 * 365;

  /** Of its pairs and words, how many a document must have when not all are demanded. */
  static final double MOST = 0.1;

  private Matching() {}

  /** Documents that have every word, phrase and number, and those an editor has put first. */
  static Query strict(Reading reading) {
    return Named.or(every(reading), reading.first());
  }

  private static Query every(Reading reading) {
    var all = new BooleanQuery.Builder();
    for (var word : reading.words()) {
      if (demanded(word, reading)) {
        all.add(word(word, Occur.MUST), Occur.MUST);
      }
    }
    exact(reading, all);
    var query = all.build();
    return query.clauses().isEmpty() ? loose(reading) : query;
  }

  /** Documents that have every phrase and some of the rest, or are near, or put first. */
  static Query relaxed(Reading reading, Near near) {
    return Named.or(some(reading, near), reading.first());
  }

  private static Query some(Reading reading, Near near) {
    var some = new BooleanQuery.Builder();
    var wanted = 0;
    for (var part : parts(reading)) {
      some.add(part.query(), Occur.SHOULD);
      wanted += part.glue() ? 0 : 1;
    }
    some.setMinimumNumberShouldMatch(Math.max(1, (int) Math.floor(wanted * MOST)));
    var words = some.build();
    var query = new BooleanQuery.Builder();
    if (!words.clauses().isEmpty()) {
      query.add(
          Named.or(words, near.cosines().keySet()),
          reading.numbers().isEmpty() ? Occur.MUST : Occur.SHOULD);
    }
    exact(reading, query);
    var built = query.build();
    return built.clauses().isEmpty() ? loose(reading) : built;
  }

  /** A word with others for the same, or a pair of characters. */
  private record Part(Query query, boolean glue) {}

  private static List<Part> parts(Reading reading) {
    var parts = new ArrayList<Part>();
    var known = new HashSet<String>();
    for (var word : reading.words()) {
      if (!word.alternatives().isEmpty()) {
        parts.add(new Part(word(word, Occur.SHOULD), false));
        known.addAll(terms(word.text()));
      }
    }
    for (var term : terms(reading.plain())) {
      if (!known.contains(term) && !single(term)) {
        parts.add(new Part(new TermQuery(new Term(Fields.ALL, term)), glued(term)));
      }
    }
    return parts;
  }

  /** How well the words of the question stand in the whole of a document. */
  static Query anywhere(Reading reading) {
    return anywhere(reading, new BooleanQuery.Builder()).build();
  }

  static BooleanQuery.Builder anywhere(Reading reading, BooleanQuery.Builder query) {
    for (var part : parts(reading)) {
      query.add(part.glue() ? boosted(part.query(), GLUED) : part.query(), Occur.SHOULD);
    }
    return query;
  }

  /** How well the words of the question stand in a document, whether or not it has all of them. */
  private static Query words(Reading reading) {
    var query = anywhere(reading, new BooleanQuery.Builder());
    for (var term : terms(reading.plain())) {
      var weight = glued(term) ? GLUED : 1;
      add(query, Fields.TITLE, term, TITLE * weight);
      add(query, Fields.KEYWORDS, term, KEYWORDS * weight);
      add(query, Fields.ISSUER, term, ISSUER * weight);
    }
    return query.build();
  }

  private static void add(BooleanQuery.Builder query, String field, String term, float weight) {
    query.add(boosted(new TermQuery(new Term(field, term)), weight), Occur.SHOULD);
  }

  /** {@code matching} with what makes one document stand above another. */
  static Query ranked(Query matching, Reading reading, boolean relaxed, LocalDate today) {
    var query = new BooleanQuery.Builder().add(matching, Occur.FILTER);
    query.add(words(reading), Occur.SHOULD);
    exact(reading, Occur.SHOULD, query);
    for (var word : reading.words()) {
      for (var other : word.alternatives()) {
        query.add(boosted(phrase(Fields.TITLE, other), TITLE), Occur.SHOULD);
      }
    }
    whole(reading, query);
    if (!reading.first().isEmpty()) {
      query.add(Named.first(reading.first()), Occur.SHOULD);
    }
    if (relaxed) {
      query.add(boosted(new ConstantScoreQuery(strict(reading)), ALL_TOGETHER), Occur.SHOULD);
    }
    query.add(new Fresh(Fields.FORMED, FRESH, today.toEpochDay(), FRESH_DAYS), Occur.SHOULD);
    query.add(
        boosted(new ConstantScoreQuery(new TermQuery(new Term(Fields.OFFICIAL, "1"))), OFFICIAL),
        Occur.SHOULD);
    return query.build();
  }

  /**
   * {@code ranked} with what is near raised: by how much nearer it is than the farthest of them, in
   * the measure of the words' best score, since scores of words grow with the question.
   */
  static Query raised(Query ranked, Near near, float best) {
    var query = new BooleanQuery.Builder().add(ranked, Occur.MUST);
    var farthest = near.cosines().values().stream().min(Float::compare).orElse(0f);
    near.cosines()
        .forEach(
            (id, cosine) -> {
              var document = new TermQuery(new Term(Fields.ID, id.toString()));
              var weight = Math.max(best, LEAST) * MEANING * (cosine - farthest);
              if (weight > 0) {
                query.add(boosted(new ConstantScoreQuery(document), weight), Occur.SHOULD);
              }
            });
    return query.build();
  }

  private static void whole(Reading reading, BooleanQuery.Builder query) {
    var exact = Mapping.exact(reading.plain());
    if (!exact.isEmpty()) {
      var title = new ConstantScoreQuery(new TermQuery(new Term(Fields.TITLE_EXACT, exact)));
      query.add(boosted(title, WHOLE_TITLE), Occur.SHOULD);
    }
    for (var chunk : reading.plain().split("\\s+")) {
      query.add(boosted(phrase(Fields.TITLE, chunk), TITLE_PHRASE), Occur.SHOULD);
    }
    for (var phrase : reading.phrases()) {
      query.add(boosted(phrase(Fields.TITLE, phrase), TITLE_PHRASE), Occur.SHOULD);
    }
  }

  private static void exact(Reading reading, BooleanQuery.Builder query) {
    exact(reading, Occur.MUST, query);
  }

  static void exact(Reading reading, Occur occur, BooleanQuery.Builder query) {
    for (var phrase : reading.phrases()) {
      query.add(phrase(Fields.ALL, phrase), occur);
    }
    for (var number : reading.numbers()) {
      var own = new ConstantScoreQuery(new TermQuery(new Term(Fields.NUMBER, number.key())));
      query.add(any(List.of(boosted(own, NUMBER), phrase(Fields.ALL, number.text()))), occur);
    }
  }

  private static Query word(Reading.Word word, Occur pairs) {
    var every = new BooleanQuery.Builder();
    for (var term : terms(word.text())) {
      every.add(term(term), pairs);
    }
    var asked = every.build();
    if (word.alternatives().isEmpty()) {
      return asked;
    }
    var ways = new ArrayList<Query>();
    ways.add(asked);
    word.alternatives()
        .forEach(other -> ways.add(boosted(phrase(Fields.ALL, other), SAME_MEANING)));
    return any(ways);
  }

  /** A single character stands alone only in titles; elsewhere it is half of its pairs. */
  private static Query term(String term) {
    var anywhere = new TermQuery(new Term(Fields.ALL, term));
    return single(term)
        ? any(List.of(anywhere, new TermQuery(new Term(Fields.TITLE, term))))
        : anywhere;
  }

  private static boolean demanded(Reading.Word word, Reading reading) {
    var terms = terms(word.text());
    return !terms.isEmpty()
        && (reading.words().size() == 1 || !(terms.size() == 1 && single(terms.iterator().next())))
        && !terms.stream().allMatch(Matching::glued);
  }

  /** Only single or gluing characters were typed: whatever of them occurs. */
  private static Query loose(Reading reading) {
    var terms = terms(reading.plain());
    if (terms.isEmpty()) {
      return reading.empty() && reading.plain().isBlank()
          ? MatchAllDocsQuery.INSTANCE
          : MatchNoDocsQuery.INSTANCE;
    }
    return any(terms.stream().map(Matching::term).toList());
  }

  static Set<String> terms(String text) {
    return new LinkedHashSet<>(ChineseAnalyzer.INSTANCE.terms(Fields.ALL, text));
  }

  /**
   * The text as it stands. A single character at its edge is half of a pair in the document, so it
   * is not looked for.
   */
  static Query phrase(String field, String text) {
    var terms = ChineseAnalyzer.INSTANCE.terms(Fields.ALL, text);
    while (terms.size() > 1 && single(terms.getLast())) {
      terms.removeLast();
    }
    while (terms.size() > 1 && single(terms.getFirst())) {
      terms.removeFirst();
    }
    if (terms.isEmpty()) {
      return MatchNoDocsQuery.INSTANCE;
    }
    return terms.size() == 1
        ? term(field, terms.getFirst())
        : new PhraseQuery(field, terms.toArray(String[]::new));
  }

  private static Query term(String field, String term) {
    return field.equals(Fields.ALL) ? term(term) : new TermQuery(new Term(field, term));
  }

  private static Query any(List<Query> ways) {
    return new DisjunctionMaxQuery(ways, 0.1f);
  }

  private static Query boosted(Query query, float boost) {
    return new BoostQuery(query, boost);
  }

  static boolean glued(String term) {
    return term.codePoints().anyMatch(c -> GLUE.indexOf(c) >= 0);
  }

  static boolean single(String term) {
    return term.codePointCount(0, term.length()) == 1 && !latin(term);
  }

  private static boolean latin(String term) {
    return term.codePoints().allMatch(c -> c < 0x2E80);
  }
}
