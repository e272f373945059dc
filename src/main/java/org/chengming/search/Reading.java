package org.chengming.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question as it is understood: words, quoted phrases and numbers. Whatever is typed can be read;
 * there is no syntax to get wrong.
 *
 * @param asked the folded text as it was typed
 * @param plain the folded text without quotes, numbers and words of mere asking
 * @param words in order, each with the words that mean the same
 * @param phrases quoted, to be found exactly
 * @param numbers document and index numbers
 * @param shortened whether the end was cut off
 * @param first documents an editor has put before all others, the first first
 */
record Reading(
    String asked,
    String plain,
    List<Word> words,
    List<String> phrases,
    List<NumberSpelling.Spotted> numbers,
    boolean shortened,
    List<Long> first) {
  /**
   * @param alternatives what others call it, without the word itself
   */
  record Word(String text, List<String> alternatives) {}

  private static final Pattern QUOTED =
      Pattern.compile("[\"“”„‟「『]([^\"“”„‟「」『』]{1,200})[\"“”„‟」』]");

  private static final int MOST_WORDS = 40;

  static Reading of(String typed, Lexicon lexicon) {
    var text = clean(typed);
    var shortened = text.codePointCount(0, text.length()) > Finder.LONGEST;
    if (shortened) {
      text = text.substring(0, text.offsetByCodePoints(0, Finder.LONGEST));
    }
    var folded = ChineseAnalyzer.fold(text);
    var phrases = new ArrayList<String>();
    var quotes = QUOTED.matcher(folded);
    while (quotes.find()) {
      phrases.add(quotes.group(1).strip());
    }
    folded = quotes.replaceAll(" ");
    var numbers = NumberSpelling.in(folded);
    for (var number : numbers) {
      folded = folded.replace(number.text(), " ");
    }
    var asked = lexicon.withoutStopWords(folded);
    var plain = asked.isBlank() ? folded : asked;
    var words = lexicon.words(plain).stream().limit(MOST_WORDS).toList();
    return new Reading(
        ChineseAnalyzer.fold(text),
        plain.strip(),
        words,
        phrases.stream().filter(p -> !p.isEmpty()).toList(),
        numbers,
        shortened,
        List.of());
  }

  /** Without control characters and halves of surrogate pairs. */
  private static String clean(String typed) {
    return typed
        .codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .filter(
            c ->
                Character.getType(c) != Character.SURROGATE
                    && Character.getType(c) != Character.UNASSIGNED)
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .strip();
  }

  /** The same with documents put before all others. */
  Reading preferring(List<Long> documents) {
    return new Reading(asked, plain, words, phrases, numbers, shortened, List.copyOf(documents));
  }

  /** Whether it is words only, and more than one character. */
  boolean asksInWords() {
    return phrases.isEmpty() && numbers.isEmpty() && plain.length() > 1 && !words.isEmpty();
  }

  boolean empty() {
    return words.isEmpty() && phrases.isEmpty() && numbers.isEmpty();
  }
}
