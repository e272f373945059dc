package org.chengming.requests;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An act as an officer drafts it; each kind uses the fields it needs, the others are empty.
 *
 * @param text the question, the reason or the answer
 * @param until the day by which somebody is to answer, or to which the answer is put off
 * @param days working days of an extension
 * @param outcome how the case would end, a code of {@link Outcomes}
 * @param variant which letter of that outcome: {@code A}, {@code B}, {@code C}, or empty
 * @param whose a third party of the case already named, or the code of a body that is asked
 * @param name of a third party asked for the first time, or who holds the information
 * @param address where that one is reached
 * @param standard how a fee is counted
 * @param count pages, or items in this application
 */
public record Draft(
    DraftKind kind,
    String text,
    @Nullable LocalDate until,
    int days,
    String outcome,
    String variant,
    String whose,
    String name,
    String address,
    @Nullable FeeStandard standard,
    int count) {

  /** Nothing of what is written belongs in a log. */
  @Override
  public String toString() {
    return "Draft[%s]".formatted(kind);
  }

  public static Draft of(DraftKind kind, String text) {
    return new Draft(kind, text, null, 0, "", "", "", "", "", null, 0);
  }

  public Draft by(LocalDate day) {
    return new Draft(
        kind, text, day, days, outcome, variant, whose, name, address, standard, count);
  }

  public Draft forDays(int number) {
    return new Draft(
        kind, text, until, number, outcome, variant, whose, name, address, standard, count);
  }

  public Draft as(String code, String letter) {
    return new Draft(kind, text, until, days, code, letter, whose, name, address, standard, count);
  }

  /** Of or to somebody. */
  public Draft of(String party, String called, String at) {
    return new Draft(kind, text, until, days, outcome, variant, party, called, at, standard, count);
  }

  public Draft fee(FeeStandard by, int number) {
    return new Draft(kind, text, until, days, outcome, variant, whose, name, address, by, number);
  }
}
