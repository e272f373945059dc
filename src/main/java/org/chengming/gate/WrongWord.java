package org.chengming.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word that must not be written so.
 *
 * @param correct what is right
 * @param blocking whether nothing goes out with it; otherwise it is shown
 * @param rightWithin words that hold it and are right, as 蚊帐号 is none of 帐号
 * @param note why, for whoever wrote it
 */
public record WrongWord(
    long id,
    String wrong,
    String correct,
    Subject subject,
    boolean blocking,
    List<String> rightWithin,
    @Nullable String note) {
  public WrongWord {
    rightWithin = List.copyOf(rightWithin);
  }

  /** What it is a word of. */
  public enum Subject {
    NAME("姓名、职务"),
    PLACE("地名"),
    TERM("规范表述"),
    TYPO("错别字");

    private final String chinese;

    Subject(String chinese) {
      this.chinese = chinese;
    }

    public String label() {
      return chinese;
    }
  }

  WrongWord numbered(long id) {
    return new WrongWord(id, wrong, correct, subject, blocking, rightWithin, note);
  }
}
