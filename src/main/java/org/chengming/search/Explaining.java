package org.chengming.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.chengming.publishing.Validity;
import org.chengming.search.Why.Reason;
import org.chengming.search.Why.Sign;
import org.chengming.web.Missing;
import org.jspecify.annotations.Nullable;

/**
 * Says of one document why it is found and stands where it does. Every clause of the question that
 * ranked it is asked once more, of this document alone; nothing is judged anew.
 *
 * @param bet what an editor chose for this question
 * @param groups of synonyms, the first that has both words is the one told
 * @param untaught what would be near had nothing been learned
 */
record Explaining(
    Results results, @Nullable BestBet bet, List<SynonymGroup> groups, Near untaught) {
  /** Places that are told by number; as many are ranked by everything that counts. */
  static final int PLACES = 200;

  /** What is left of the reasons where only days decide the order. */
  private static final Set<Sign> OF_WORDS =
      Set.of(Sign.ANYWHERE, Sign.TITLE, Sign.KEYWORDS, Sign.ISSUER, Sign.QUOTED, Sign.NUMBER);

  /** What the clauses and their parts answered. */
  private record Answers(Results.Plan plan, Map<Query, Float> scores) {
    boolean has(Query query) {
      return scores.containsKey(query);
    }

    boolean found() {
      return has(plan.asked().narrowed(plan.asked().matching()));
    }

    /** What the clauses of one kind look for, of those that matched. */
    List<String> texts(Sign sign) {
      return plan.clauses().stream()
          .filter(clause -> clause.sign() == sign && has(clause.query()))
          .map(Clause::text)
          .toList();
    }
  }

  /**
   * @throws Missing when no entry bears {@code indexNumber}
   */
  Why on(State state, String indexNumber) throws IOException {
    var entry = entry(state, indexNumber);
    var id = Long.parseLong(entry.needed(Fields.ID));
    var plan = results.plan(state);
    var asked = plan.asked();
    var queries = probes();
    plan.clauses().forEach(clause -> queries.add(clause.query()));
    queries.add(asked.narrowed(asked.matching()));
    queries.add(asked.ranked());
    var answers = new Answers(plan, state.scores(asked, id, queries));
    var score = asked.byScore() ? answers.scores().getOrDefault(asked.ranked(), 0f) : 0f;
    var hit = results.hit(new State.Line(entry, score, 0, id), new Snippets(results.reading()));
    var place = asked.byScore() && answers.found() ? state.order(asked, PLACES).indexOf(id) + 1 : 0;
    return new Why(hit, answers.found(), asked.byScore(), place, reasons(answers, hit));
  }

  private static State.Stored entry(State state, String indexNumber) throws IOException {
    var number = ChineseAnalyzer.fold(indexNumber);
    var query = new TermQuery(new Term(Fields.NUMBER, number));
    return state.first(query, 10).stream()
        .filter(entry -> ChineseAnalyzer.fold(entry.needed(Fields.INDEX_NUMBER)).equals(number))
        .findFirst()
        .orElseThrow(() -> new Missing("No entry bears index number " + indexNumber));
  }

  /** Parts of the clauses, which tell in which of several ways a document matched. */
  private Set<Query> probes() {
    var probes = new LinkedHashSet<Query>();
    for (var word : told()) {
      probes.add(Matching.itself(word, Occur.MUST));
      word.alternatives().forEach(other -> probes.add(Matching.instead(other)));
      Matching.terms(word.text()).forEach(term -> probes.add(Matching.term(term)));
    }
    results.reading().numbers().forEach(number -> probes.add(Matching.own(number)));
    probes.add(withoutNear());
    return probes;
  }

  private Query withoutNear() {
    return Matching.relaxed(results.reading(), Near.NONE);
  }

  /** The words worth telling of: those that are demanded, all where none is. */
  private List<Reading.Word> told() {
    var reading = results.reading();
    var words = reading.words().stream().filter(w -> Matching.demanded(w, reading)).toList();
    return words.isEmpty() ? reading.words() : words;
  }

  private List<Reason> reasons(Answers answers, Found.Hit hit) {
    var byScore = answers.plan().asked().byScore();
    var sums = new EnumMap<Sign, Float>(Sign.class);
    for (var clause : answers.plan().clauses()) {
      var score = answers.scores().get(clause.query());
      if (score != null && (byScore || OF_WORDS.contains(clause.sign()))) {
        sums.merge(clause.sign(), byScore ? score : 0, Float::sum);
      }
    }
    var reasons = new ArrayList<Reason>();
    sums.forEach((sign, sum) -> reasons.add(reason(sign, sum, answers, hit.id())));
    told().forEach(word -> reasons.addAll(about(word, answers)));
    reasons.addAll(nearness(answers, hit.id()));
    if (hit.validity() != Validity.IN_FORCE) {
      reasons.add(said(Sign.NOT_IN_FORCE));
    }
    reasons.sort(Comparator.comparing(Reason::sign));
    return reasons;
  }

  private Reason reason(Sign sign, float sum, Answers answers, long id) {
    return switch (sign) {
      case CHOSEN -> new Reason(sign, bet == null ? List.of() : List.of(bet.reason()), sum);
      case TITLE, KEYWORDS, ISSUER -> new Reason(sign, within(sign, answers), sum);
      case ANYWHERE -> new Reason(sign, standing(answers), sum);
      case QUOTED -> new Reason(sign, answers.texts(sign), sum);
      case NUMBER -> number(sum, answers);
      case NEAR -> near(id, sum);
      case RECENT -> new Reason(sum < Scoring.FRESH / 2 ? Sign.OLDER : sign, List.of(), sum);
      default -> new Reason(sign, List.of(), sum);
    };
  }

  /** Words and their synonyms that stand in one field whole. */
  private List<String> within(Sign sign, Answers answers) {
    var there = Set.copyOf(answers.texts(sign));
    var words = new ArrayList<String>();
    for (var word : told()) {
      if (there.containsAll(Matching.terms(word.text()))) {
        words.add(word.text());
      }
      word.alternatives().stream().filter(there::contains).forEach(words::add);
    }
    return words.stream().distinct().toList();
  }

  private List<String> standing(Answers answers) {
    return told().stream()
        .filter(word -> answers.has(Matching.itself(word, Occur.MUST)))
        .map(Reading.Word::text)
        .distinct()
        .toList();
  }

  private Reason number(float sum, Answers answers) {
    var own =
        results.reading().numbers().stream()
            .filter(number -> answers.has(Matching.own(number)))
            .map(NumberSpelling.Spotted::text)
            .toList();
    return own.isEmpty()
        ? new Reason(Sign.CITED, answers.texts(Sign.NUMBER), sum)
        : new Reason(Sign.NUMBER, own, sum);
  }

  private Reason near(long id, float sum) {
    var cosine = results.near().cosines().getOrDefault(id, 0f);
    var place = List.copyOf(results.near().cosines().keySet()).indexOf(id) + 1;
    return new Reason(
        cosine < Near.ENOUGH ? Sign.FAR : Sign.NEAR, List.of(Integer.toString(place)), sum);
  }

  /** Which word stood in for one that was typed, or what of it is missing. */
  private List<Reason> about(Reading.Word word, Answers answers) {
    var reasons = new ArrayList<Reason>();
    for (var other : word.alternatives()) {
      if (answers.has(Matching.instead(other))) {
        reasons.add(new Reason(synonym(word.text(), other), List.of(word.text(), other), 0));
      }
    }
    if (reasons.isEmpty() && !answers.has(Matching.itself(word, Occur.MUST))) {
      var parts = new ArrayList<String>();
      Matching.terms(word.text()).stream()
          .filter(term -> answers.has(Matching.term(term)))
          .forEach(parts::add);
      parts.addFirst(word.text());
      reasons.add(new Reason(parts.size() == 1 ? Sign.MISSING : Sign.PARTLY, parts, 0));
    }
    return reasons;
  }

  private Sign synonym(String word, String other) {
    return groups.stream()
            .filter(group -> folded(group).containsAll(List.of(word, other)))
            .findFirst()
            .filter(group -> Synonyms.SHIPPED.equals(group.note()))
            .isPresent()
        ? Sign.SHIPPED_SYNONYM
        : Sign.EDITORS_SYNONYM;
  }

  private static List<String> folded(SynonymGroup group) {
    return group.words().stream().map(ChineseAnalyzer::fold).toList();
  }

  private List<Reason> nearness(Answers answers, long id) {
    var reasons = new ArrayList<Reason>();
    var cosines = results.near().cosines();
    if (cosines.getOrDefault(id, 0f) >= Near.ENOUGH && !untaught.cosines().containsKey(id)) {
      reasons.add(said(Sign.LEARNED));
    }
    if (answers.plan().relaxed() && answers.found() && !answers.has(withoutNear())) {
      reasons.add(said(Sign.JOINED));
    }
    return reasons;
  }

  private static Reason said(Sign sign) {
    return new Reason(sign, List.of(), 0);
  }
}
