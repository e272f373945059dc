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
 */
record Reading(
    String asked,
    String plain,
    List<Word> words,
    List<String> phrases,
    List<NumberSpelling.Spotted> numbers,
    boolean shortened) {
  /**
   * @param alternatives what others call it, without the word itself
   */
  record Word(String text, List<String> alternatives) {}

  private static final Pattern QUOTED =
      Pattern.compile("[\"“”„‟「『]([^\"“”„‟「」『』]{1,200})[\"“”„‟」』]");

  /**
   * What only turns a need into a question; it stands in few documents and says nothing about any.
   */
  private static final Pattern ASKING =
      Pattern.compile(
          "请问|我想知道|想问一下|怎么办理|怎么办|怎么样|怎么|怎样|如何|什么时候|什么|哪些|哪里|哪儿|能不能|可不可以|是不是|有没有|为什么|(?:吗|呢|啊|呀|吧)(?=[\\s?!。,]|$)");

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
    var asked = ASKING.matcher(folded).replaceAll(" ");
    var plain = asked.isBlank() ? folded : asked;
    var words = lexicon.words(plain).stream().limit(MOST_WORDS).toList();
    return new Reading(
        ChineseAnalyzer.fold(text),
        plain.strip(),
        words,
        phrases.stream().filter(p -> !p.isEmpty()).toList(),
        numbers,
        shortened);
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

  /** Whether it is words only, and more than one character. */
  boolean asksInWords() {
    return phrases.isEmpty() && numbers.isEmpty() && plain.length() > 1 && !words.isEmpty();
  }

  boolean empty() {
    return words.isEmpty() && phrases.isEmpty() && numbers.isEmpty();
  }
}
