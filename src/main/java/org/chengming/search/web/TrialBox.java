package org.chengming.search.web;

import java.util.List;
import java.util.function.Supplier;
import org.chengming.search.Preview;
import org.chengming.search.Preview.Compared;
import org.chengming.search.Preview.Line;
import org.chengming.search.Preview.Move;
import org.chengming.search.Trial;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What a form about words shows around its own fields.
 *
 * @param id what is being changed, 0 for something new
 * @param question the question the change is tried with
 * @param tried whether the change was tried
 * @param compared what it would do to the question, null where there is none
 * @param affected questions asked lately that the change would read otherwise
 */
record TrialBox(
    long id,
    String question,
    boolean tried,
    @Nullable Sides compared,
    List<Sides> affected,
    List<Refused.Problem> problems) {
  /** The first ten results of a question as they are and as they would be. */
  record Sides(
      String question,
      boolean same,
      long foundBefore,
      long foundAfter,
      List<Item> before,
      List<Item> after) {
    static Sides of(Compared compared) {
      return new Sides(
          compared.question(),
          compared.same(),
          compared.foundBefore(),
          compared.foundAfter(),
          compared.before().stream().map(Item::of).toList(),
          compared.after().stream().map(Item::of).toList());
    }
  }

  /**
   * @param said what became of it, empty where it stays
   * @param style class of that status
   */
  record Item(String path, String title, boolean chosen, String said, String style) {
    static Item of(Line line) {
      return new Item(
          line.path(),
          line.title(),
          line.chosen(),
          TrialBox.said(line.move(), line.by()),
          TrialBox.style(line.move()));
    }
  }

  static TrialBox empty(long id, String question) {
    return new TrialBox(id, question, false, null, List.of(), List.of());
  }

  /** The same with what {@code draft} would do, or with what is wrong with it. */
  TrialBox trying(Preview preview, Supplier<? extends Trial> draft) {
    try {
      var trial = draft.get();
      var asked = question.isBlank() ? trial.example() : question.strip();
      var typed = asked.isEmpty() ? null : Sides.of(preview.compare(trial, asked));
      var often = preview.affected(trial).stream().map(Sides::of).toList();
      return new TrialBox(id, asked, true, typed, often, List.of());
    } catch (Refused refused) {
      return refused(refused);
    }
  }

  /** The same, after {@code act} was done or with what is wrong with it. */
  TrialBox doing(Runnable act) {
    try {
      act.run();
      return this;
    } catch (Refused refused) {
      return refused(refused);
    }
  }

  private TrialBox refused(Refused refused) {
    return new TrialBox(id, question, tried, compared, affected, refused.problems());
  }

  boolean wrong() {
    return !problems.isEmpty();
  }

  int status() {
    return wrong() ? 422 : 200;
  }

  private static String said(Move move, int by) {
    return switch (move) {
      case SAME -> "";
      case UP -> "上升 " + by + " 位";
      case DOWN -> "下降 " + by + " 位";
      case IN -> "新进前十";
      case OUT -> "退出前十";
    };
  }

  private static String style(Move move) {
    return switch (move) {
      case SAME -> "status-past";
      case UP, IN -> "";
      case DOWN -> "status-warn";
      case OUT -> "status-bad";
    };
  }
}
