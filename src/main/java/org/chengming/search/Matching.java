package org.chengming.search;

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
 * everything; titles, keywords and issuers only raise the score, in {@link Scoring}. So "every word
 * occurs" means anywhere in the document, and counting needs one field.
 */
final class Matching {
  /** Characters that glue words together; a pair with one of them is welcome but never demanded. */
  private static final String GLUE = "的了和与及或之在是为对于将把被从到向以因其该也都就等个种我你他她它这那有要能会可";

  static final float GLUED = 0.3f;
  private static final float SAME_MEANING = 0.8f;
  private static final float NUMBER = 1_000;

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
  record Part(String text, Query query, boolean glue) {
    Query weighted() {
      return glue ? boosted(query, GLUED) : query;
    }
  }

  static List<Part> parts(Reading reading) {
    var parts = new ArrayList<Part>();
    var known = new HashSet<String>();
    for (var word : reading.words()) {
      if (!word.alternatives().isEmpty()) {
        parts.add(new Part(word.text(), word(word, Occur.SHOULD), false));
        known.addAll(terms(word.text()));
      }
    }
    for (var term : terms(reading.plain())) {
      if (!known.contains(term) && !single(term)) {
        parts.add(new Part(term, new TermQuery(new Term(Fields.ALL, term)), glued(term)));
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
      query.add(part.weighted(), Occur.SHOULD);
    }
    return query;
  }

  private static void exact(Reading reading, BooleanQuery.Builder query) {
    exact(reading, Occur.MUST, query);
  }

  static void exact(Reading reading, Occur occur, BooleanQuery.Builder query) {
    exactly(reading).forEach(clause -> query.add(clause.query(), occur));
  }

  /** What is quoted, and numbers: a document's own far above those that cite it. */
  static List<Clause> exactly(Reading reading) {
    var clauses = new ArrayList<Clause>();
    for (var phrase : reading.phrases()) {
      clauses.add(new Clause(Why.Sign.QUOTED, phrase, phrase(Fields.ALL, phrase)));
    }
    for (var number : reading.numbers()) {
      var own = boosted(new ConstantScoreQuery(own(number)), NUMBER);
      var query = any(List.of(own, phrase(Fields.ALL, number.text())));
      clauses.add(new Clause(Why.Sign.NUMBER, number.text(), query));
    }
    return clauses;
  }

  /** The document that bears {@code number}. */
  static Query own(NumberSpelling.Spotted number) {
    return new TermQuery(new Term(Fields.NUMBER, number.key()));
  }

  private static Query word(Reading.Word word, Occur pairs) {
    var asked = itself(word, pairs);
    if (word.alternatives().isEmpty()) {
      return asked;
    }
    var ways = new ArrayList<Query>();
    ways.add(asked);
    word.alternatives().forEach(other -> ways.add(instead(other)));
    return any(ways);
  }

  /** The word as it was typed, not what others call it. */
  static Query itself(Reading.Word word, Occur pairs) {
    var every = new BooleanQuery.Builder();
    for (var term : terms(word.text())) {
      every.add(term(term), pairs);
    }
    return every.build();
  }

  /** Another word for the same. */
  static Query instead(String other) {
    return boosted(phrase(Fields.ALL, other), SAME_MEANING);
  }

  /** A single character stands alone only in titles; elsewhere it is half of its pairs. */
  static Query term(String term) {
    var anywhere = new TermQuery(new Term(Fields.ALL, term));
    return single(term)
        ? any(List.of(anywhere, new TermQuery(new Term(Fields.TITLE, term))))
        : anywhere;
  }

  /** Whether a document that has all words must have this one. */
  static boolean demanded(Reading.Word word, Reading reading) {
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

  static Query boosted(Query query, float boost) {
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
