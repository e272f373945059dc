package org.chengming.requests.web;

import java.util.List;
import org.chengming.gate.Found;
import org.chengming.requests.Delivery;
import org.chengming.requests.FeeStandard;
import org.chengming.requests.Letter;
import org.chengming.requests.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * What the office writes in a case: the draft that waits, letters, opinions.
 *
 * @param waiting null where no draft waits
 * @param found what the gate finds in its letters
 * @param mayApprove whether this person may agree to it
 * @param sentBack the draft that came back last, with why; null where none did
 * @param letters empty for whoever may not know who asks
 * @param before how many the same applicant asked this body for earlier that month
 */
record DeskOffice(
    @Nullable Proposal waiting,
    List<Found> found,
    boolean mayApprove,
    boolean mayTakeBack,
    @Nullable Proposal sentBack,
    List<LetterRow> letters,
    List<OpinionRow> opinions,
    Drafts drafts,
    int before) {

  /** A letter and what became of it. */
  record LetterRow(Letter letter, String to, String sent, String arrived) {
    boolean mayDispatch() {
      return letter.dispatchedOn() == null;
    }

    boolean mayDeliver() {
      return letter.dispatchedOn() != null && letter.deliveredOn() == null;
    }
  }

  /**
   * Somebody who was asked.
   *
   * @param name of a third party only for whoever may know it
   */
  record OpinionRow(
      String whose, String name, String asked, String stance, boolean open, boolean objects) {}

  /** What may be drafted now, or recorded beside the plain acts. */
  record Drafts(
      boolean clarification,
      boolean extension,
      boolean opinion,
      boolean override,
      boolean reasons,
      boolean takeReasons,
      boolean delay,
      boolean fee,
      boolean payment,
      boolean answer) {}

  List<Delivery> ways() {
    return List.of(Delivery.values());
  }

  List<FeeStandard> standards() {
    return List.of(FeeStandard.values());
  }

  List<OpinionRow> objections() {
    return opinions.stream().filter(OpinionRow::objects).toList();
  }
}
