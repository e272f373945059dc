package org.chengming.requests;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an event beside its day; most acts tell one or two of these, and the schema says
 * which.
 *
 * @param days working days of an extension
 * @param until the day by which somebody is to answer, or to which the answer is put off
 * @param outcome how it ended, a code of {@link Outcomes}
 * @param asked who was asked for an opinion
 * @param whose which of them, as the case names them: {@code T1} a third party, {@code P2} a part,
 *     a body's code
 * @param stance what they said
 * @param amount of a fee, in whole yuan
 */
public record Facts(
    @Nullable Integer days,
    @Nullable LocalDate until,
    @Nullable String outcome,
    Happening.@Nullable Asked asked,
    @Nullable String whose,
    @Nullable Stance stance,
    @Nullable Integer amount) {

  static final Facts NONE = new Facts(null, null, null, null, null, null, null);

  /** What somebody asked for an opinion says. */
  public enum Stance {
    CONSENTS("同意公开"),
    OBJECTS("不同意公开");

    private final String label;

    Stance(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  static Facts days(int days) {
    return new Facts(days, null, null, null, null, null, null);
  }

  static Facts until(LocalDate until) {
    return new Facts(null, until, null, null, null, null, null);
  }

  static Facts outcome(String outcome) {
    return new Facts(null, null, outcome, null, null, null, null);
  }

  static Facts amount(int amount) {
    return new Facts(null, null, null, null, null, null, amount);
  }

  static Facts whose(String whose) {
    return new Facts(null, null, null, null, whose, null, null);
  }

  static Facts opinion(Happening.Asked asked, String whose, @Nullable Stance stance) {
    return new Facts(null, null, null, asked, whose, stance, null);
  }

  Facts by(LocalDate day) {
    return new Facts(days, day, outcome, asked, whose, stance, amount);
  }
}
