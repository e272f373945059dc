package org.chengming.registers.web;

import java.util.List;
import org.chengming.registers.Draft;
import org.chengming.registers.DraftReview;
import org.chengming.registers.DraftReview.Change;
import org.chengming.registers.DraftReview.Line;
import org.chengming.registers.DraftReview.Outcome;
import org.chengming.registers.DraftState;
import org.chengming.registers.Drafts;
import org.chengming.web.Dates;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A draft beside what stands.
 *
 * @param own whether the person wrote in it, and so may not agree to it
 */
record DraftPage(
    Draft draft,
    String register,
    String body,
    @Nullable DraftReview review,
    Drafts.Rights rights,
    boolean own,
    Form form,
    Frame frame) {
  private static final int MOST = 200;

  /** Those that are wrong first, then in their order. */
  List<Line> lines() {
    if (review == null) {
      return List.of();
    }
    return java.util.stream.Stream.concat(
            review.lines().stream().filter(DraftPage::wrong),
            review.lines().stream().filter(l -> !wrong(l) && l.outcome() != Outcome.SAME))
        .limit(MOST)
        .toList();
  }

  int unlisted() {
    return review == null
        ? 0
        : Math.max(0, review.lines().size() - review.count(Outcome.SAME) - MOST);
  }

  boolean ready() {
    return review != null && review.ready();
  }

  String tone() {
    return switch (draft.state()) {
      case WRITING -> "status status-wait";
      case SUBMITTED -> "status status-warn";
      case PUBLISHED -> "status";
      case WITHDRAWN -> "status status-past";
    };
  }

  String counts() {
    if (review == null) {
      return "";
    }
    var words = new java.util.ArrayList<String>();
    for (var outcome : Outcome.values()) {
      if (review.count(outcome) > 0) {
        words.add("%s %,d 条".formatted(outcome.label(), review.count(outcome)));
      }
    }
    return words.isEmpty() ? "还没有内容" : String.join("，", words);
  }

  String seen() {
    return review == null ? "" : review.seen();
  }

  boolean published() {
    return draft.state() == DraftState.PUBLISHED;
  }

  boolean removes(Line line) {
    return line.reason() != null;
  }

  static boolean wrong(Line line) {
    return line.outcome() == Outcome.WRONG;
  }

  boolean isWrong(Line line) {
    return wrong(line);
  }

  boolean shows(Line line) {
    return !removes(line);
  }

  String said(Change change, String text) {
    return Shown.text(text, change.field(), frame.t());
  }

  String at(Draft.Step step) {
    return Dates.moment(step.at(), frame.t());
  }
}
