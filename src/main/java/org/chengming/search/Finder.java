package org.chengming.search;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Vocabulary;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.web.Missing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds public documents by people's own words. Answers from the index and this node's memory,
 * without a query to the database.
 */
@Component
public class Finder {
  /** Characters of a question that are looked for; more is cut off, and the page says so. */
  public static final int LONGEST = 200;

  private final Holdings holdings;
  private final Organisations organisations;
  private final Catalogue catalogue;
  private final Wordings wordings;
  private final Meaning meaning;
  private final Clock clock;
  private volatile @Nullable Names names;

  Finder(
      Holdings holdings,
      Organisations organisations,
      Catalogue catalogue,
      Wordings wordings,
      Meaning meaning,
      Clock clock) {
    this.holdings = holdings;
    this.organisations = organisations;
    this.catalogue = catalogue;
    this.wordings = wordings;
    this.meaning = meaning;
    this.clock = clock;
  }

  /** Never fails on what was typed. */
  public Found find(Question question) {
    return find(question, wordings.current());
  }

  /** The same with the words as they would be. */
  Found find(Question question, Wording wording) {
    var bet = bet(question, wording);
    var results = results(question, wording, bet);
    var raw = holdings.look(results::on);
    return new Found(
        raw.hits(),
        raw.total(),
        raw.relaxed(),
        results.reading().shortened(),
        rolledUp(raw.counts()),
        raw.next(),
        bet);
  }

  /**
   * Why a document is among the results of a question and stands where it does, from the very
   * clauses that ranked it.
   *
   * @param indexNumber of a document the index holds, whether or not it is among the results
   * @throws Missing when there is none
   */
  public Why why(Question question, String indexNumber) {
    var wording = wordings.current();
    var bet = bet(question, wording);
    var results = results(question.on(1), wording, bet);
    var untaught =
        results.near().isEmpty()
            ? Near.NONE
            : meaning.untaught(results.reading().asked(), Near.SEEN);
    var explaining = new Explaining(results, bet, wording.groups(), untaught);
    return holdings.look(state -> explaining.on(state, indexNumber));
  }

  /** By date nothing is preferred; what an editor chose stands where its day puts it. */
  private @Nullable BestBet bet(Question question, Wording wording) {
    return question.order() == Order.RELEVANCE
        ? wording.bet(wording.read(question.text()), LocalDate.now(clock)).orElse(null)
        : null;
  }

  private Results results(Question question, Wording wording, @Nullable BestBet bet) {
    var today = LocalDate.now(clock);
    var asked = wording.read(question.text());
    var reading = bet == null ? asked : asked.preferring(bet.documents());
    var filtering = new Filtering(chosen(question), today.toEpochDay());
    return new Results(question, reading, filtering, today, near(question, reading));
  }

  /** What is quoted or a number is meant as it stands, so nothing else is near it. */
  private Near near(Question question, Reading reading) {
    return question.order() == Order.RELEVANCE && reading.asksInWords()
        ? meaning.near(reading.asked(), Near.SEEN)
        : Near.NONE;
  }

  /** What may be typed next, best first, at most {@code most}. */
  public List<Suggestion> suggest(String typed, int most) {
    var current = names();
    return holdings.look(state -> new Suggesting(current::holding, state).on(typed, most));
  }

  private Names names() {
    var directory = organisations.bodies();
    var vocabulary = catalogue.themes();
    var known = names;
    if (known == null || !known.areOf(directory, vocabulary)) {
      known = Names.of(directory, vocabulary);
      names = known;
    }
    return known;
  }

  /** Other questions that find something where this one finds little. */
  public List<Help> help(Question question) {
    var wording = wordings.current();
    var reading = wording.read(question.text());
    var ideas = holdings.look(state -> new Helping(reading, wording.lexicon()).ideas(state));
    return ideas.stream()
        .map(idea -> new Help(idea.kind(), idea.text(), strictly(idea.text())))
        .filter(help -> help.documents() > 0)
        .toList();
  }

  /** How many documents a question finds in any filter, every word demanded. */
  long strictly(String text) {
    var strict = Matching.strict(wordings.current().read(text));
    return holdings.look(state -> state.count(strict));
  }

  private Map<Facet, Set<String>> chosen(Question question) {
    var resolved = new EnumMap<Facet, Set<String>>(Facet.class);
    question
        .filters()
        .forEach(
            (facet, values) ->
                resolved.put(
                    facet,
                    switch (facet) {
                      case BODY -> bodyIds(values);
                      case THEME -> codes(catalogue.themes(), values);
                      case DUTY -> codes(catalogue.duties(), values);
                      case GENRE, YEAR, VALIDITY -> values;
                    }));
    return resolved;
  }

  private Set<String> bodyIds(Set<String> codes) {
    var bodies = organisations.bodies();
    return codes.stream()
        .flatMap(code -> bodies.byCode(code).stream())
        .flatMap(body -> bodies.subtree(body.id()).stream())
        .map(body -> Long.toString(body.id()))
        .collect(Collectors.toSet());
  }

  private static Set<String> codes(Vocabulary vocabulary, Set<String> values) {
    return values.stream()
        .flatMap(code -> vocabulary.subtree(code).stream())
        .collect(Collectors.toSet());
  }

  private Map<Facet, List<Found.Count>> rolledUp(Map<Facet, Map<String, Long>> raw) {
    var counts = new EnumMap<Facet, List<Found.Count>>(Facet.class);
    raw.forEach(
        (facet, values) ->
            counts.put(
                facet,
                sorted(
                    switch (facet) {
                      case BODY -> byBody(values);
                      case THEME -> byTerm(catalogue.themes(), values);
                      case DUTY -> byTerm(catalogue.duties(), values);
                      case GENRE, YEAR, VALIDITY -> values;
                    })));
    return counts;
  }

  private static List<Found.Count> sorted(Map<String, Long> values) {
    var list = new ArrayList<Found.Count>();
    values.forEach((value, documents) -> list.add(new Found.Count(value, documents)));
    list.sort(
        Comparator.comparingLong(Found.Count::documents)
            .reversed()
            .thenComparing(Found.Count::value));
    return list;
  }

  /** Each body with the documents of all bodies under it, by code. */
  private Map<String, Long> byBody(Map<String, Long> own) {
    var bodies = organisations.bodies();
    var sums = new HashMap<String, Long>();
    own.forEach(
        (id, documents) ->
            bodies
                .find(Long.parseLong(id))
                .map(Body::id)
                .ifPresent(
                    known ->
                        bodies
                            .lineage(known)
                            .forEach(b -> sums.merge(b.code(), documents, Long::sum))));
    return sums;
  }

  private static Map<String, Long> byTerm(Vocabulary vocabulary, Map<String, Long> own) {
    var sums = new HashMap<String, Long>();
    own.forEach(
        (code, documents) -> {
          var seen = new HashSet<String>();
          for (var at = code; at != null && seen.add(at); ) {
            sums.merge(at, documents, Long::sum);
            at = vocabulary.find(at).map(t -> t.parentCode()).orElse(null);
          }
        });
    return sums;
  }
}
