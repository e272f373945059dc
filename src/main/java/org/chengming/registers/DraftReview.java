package org.chengming.registers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would come of a draft or a file: each row beside what stands.
 *
 * @param lines all rows, in their order
 * @param seen what a second person saw; another once the draft or the register has changed
 */
public record DraftReview(List<Line> lines, String seen) {
  public DraftReview {
    lines = List.copyOf(lines);
  }

  /** What a row is. */
  public enum Outcome {
    ADDED("新增"),
    CHANGED("修改"),
    SAME("没有变化"),
    REMOVED("删除"),
    WRONG("要改");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * @param key of the record; null when the row does not say
   * @param title the record's key as people read it
   * @param problems Chinese sentences, empty unless wrong
   * @param changes field by field; of a new record what it says, of a removed one what it said
   */
  public record Line(
      long line,
      Outcome outcome,
      @Nullable String key,
      String title,
      @Nullable String reason,
      List<String> problems,
      List<Change> changes) {
    public Line {
      problems = List.copyOf(problems);
      changes = List.copyOf(changes);
    }
  }

  /** A field that differs; empty text for nothing. */
  public record Change(Field field, String before, String after) {}

  public int count(Outcome outcome) {
    return (int) lines.stream().filter(l -> l.outcome() == outcome).count();
  }

  /**
   * Titles of the fields that records which stand would lose what they say in, in the order met;
   * most often because a file has no column for them.
   */
  public List<String> emptied() {
    return lines.stream()
        .filter(l -> l.outcome() == Outcome.CHANGED)
        .flatMap(l -> l.changes().stream())
        .filter(c -> c.after().isEmpty())
        .map(c -> c.field().title())
        .distinct()
        .toList();
  }

  /** Whether it would change anything and nothing in it is wrong. */
  public boolean ready() {
    return count(Outcome.WRONG) == 0 && lines.stream().anyMatch(l -> l.outcome() != Outcome.SAME);
  }
}
