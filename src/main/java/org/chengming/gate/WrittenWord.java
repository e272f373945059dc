package org.chengming.gate;

import java.util.Arrays;
import java.util.List;
import org.chengming.gate.WrongWord.Subject;
import org.chengming.web.Refused;

/**
 * A word as somebody typed it.
 *
 * @param subject the label or the name of a {@link Subject}
 * @param blocking 是 or true for a word that nothing goes out with
 * @param rightWithin words between commas or on lines of their own
 */
public record WrittenWord(
    String wrong,
    String correct,
    String subject,
    String blocking,
    String rightWithin,
    String note) {
  private static final int LONGEST = 60;
  private static final int MOST = 30;

  /**
   * @throws Refused when it cannot stand so
   */
  WrongWord read(long id) {
    var plain = WordSearch.plain(wrong);
    if (plain.length() < 2 || wrong.strip().length() > LONGEST) {
      throw refused("wrong", "错误的写法要有 2 到 %d 个字。".formatted(LONGEST));
    }
    if (correct.isBlank() || correct.strip().length() > LONGEST) {
      throw refused("correct", "正确的写法要填写，最多 %d 个字。".formatted(LONGEST));
    }
    if (WordSearch.plain(correct).equals(plain)) {
      throw refused("correct", "“%s”两种写法是一样的。".formatted(correct.strip()));
    }
    if (note.strip().length() > 200) {
      throw refused("note", "说明最多 200 个字。");
    }
    return new WrongWord(
        id,
        wrong.strip(),
        correct.strip(),
        chosen(),
        blocking.strip().equals("是") || blocking.strip().equals("true"),
        within(plain),
        note.isBlank() ? null : note.strip());
  }

  private Subject chosen() {
    return Arrays.stream(Subject.values())
        .filter(s -> s.name().equals(subject.strip()) || s.label().equals(subject.strip()))
        .findFirst()
        .orElseThrow(() -> refused("subject", "请选择是哪一类词。"));
  }

  private List<String> within(String plain) {
    var words =
        Arrays.stream(rightWithin.split("[,，、;；\\s]+"))
            .filter(w -> !w.isBlank())
            .distinct()
            .toList();
    for (var word : words) {
      if (!WordSearch.plain(word).contains(plain) || word.length() > LONGEST) {
        throw refused("rightWithin", "“%s”里没有这个错误的写法，或者太长。".formatted(word));
      }
    }
    if (words.size() > MOST) {
      throw refused("rightWithin", "最多 %d 个词。".formatted(MOST));
    }
    return words;
  }

  private static Refused refused(String field, String sentence) {
    return Refused.because(field, sentence, "A wrong word with wrong " + field);
  }
}
