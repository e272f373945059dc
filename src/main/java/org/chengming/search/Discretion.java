package org.chengming.search;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which questions may be counted. People type their own numbers and addresses into a search box;
 * what looks like one is not kept at all, nor is a long text, which tells a story. A name cannot be
 * told from other words; what guards it is that a question is shown only when asked several times.
 */
final class Discretion {
  private static final int LONGEST = 60;

  /** Identity cards, telephones, accounts, also with gaps or in Chinese digits. */
  private static final Pattern NUMBER = Pattern.compile("(?:[0-9〇零一二三四五六七八九幺][\\s.()+/—–-]*){7,}");

  /** Programs name themselves; what does not name itself at all is none of ours. */
  private static final Pattern ROBOT =
      Pattern.compile(
          "bot|crawl|spider|slurp|curl|wget|python|java|go-http|okhttp|http-?client|headless|monitor|scan",
          Pattern.CASE_INSENSITIVE);

  private Discretion() {}

  /** The question as it is counted, or nothing. */
  static Optional<String> kept(String typed) {
    var question = ChineseAnalyzer.fold(typed).replaceAll("[\\s\\p{Cntrl}\\p{Cf}]+", " ").strip();
    return Mapping.exact(question).isEmpty()
            || question.length() > LONGEST
            || question.indexOf('@') >= 0
            || NUMBER.matcher(question).find()
        ? Optional.empty()
        : Optional.of(question);
  }

  static boolean robot(String agent) {
    return agent.isBlank() || ROBOT.matcher(agent).find();
  }
}
