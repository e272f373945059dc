package org.chengming.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that editors have said about the words of questions. A preview is the same with one change,
 * so what it shows is what will be.
 */
final class Wording {
  private final List<SynonymGroup> groups;
  private final List<StopWord> stopWords;
  private final List<BestBet> bets;
  private final Lexicon lexicon;
  private final Map<String, List<BestBet>> betsByQuestion = new HashMap<>();

  Wording(List<SynonymGroup> groups, List<StopWord> stopWords, List<BestBet> bets) {
    this.groups = List.copyOf(groups);
    this.stopWords = List.copyOf(stopWords);
    this.bets = List.copyOf(bets);
    this.lexicon = new Lexicon(groups.stream().map(SynonymGroup::words).toList(), stopWords);
    for (var bet : bets) {
      for (var question : bet.questions()) {
        betsByQuestion.computeIfAbsent(Mapping.exact(question), q -> new ArrayList<>()).add(bet);
      }
    }
  }

  List<SynonymGroup> groups() {
    return groups;
  }

  List<StopWord> stopWords() {
    return stopWords;
  }

  List<BestBet> bets() {
    return bets;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  Reading read(String text) {
    return Reading.of(text, lexicon);
  }

  /** The newest that holds today for the question, in any spelling, with or without stop words. */
  Optional<BestBet> bet(Reading reading, LocalDate today) {
    return Stream.of(reading.asked(), reading.plain())
        .map(text -> betsByQuestion.getOrDefault(Mapping.exact(text), List.of()))
        .flatMap(List::stream)
        .filter(bet -> !bet.validUntil().isBefore(today))
        .findFirst();
  }

  Wording with(Trial trial) {
    return switch (trial) {
      case SynonymGroup group -> new Wording(put(groups, group), stopWords, bets);
      case StopWord word -> new Wording(groups, put(stopWords, word), bets);
      case BestBet bet -> new Wording(groups, stopWords, put(bets, bet));
    };
  }

  private static <T extends Trial> List<T> put(List<T> all, T changed) {
    var list = new ArrayList<T>();
    list.add(changed);
    all.stream().filter(one -> one.id() != changed.id()).forEach(list::add);
    return list;
  }
}
