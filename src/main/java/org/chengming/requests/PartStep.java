package org.chengming.requests;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One act on a part; never changed afterwards.
 *
 * @param until the last day by which the part is needed, with ASKED and RETURNED
 * @param outcome the row of the report the body proposes, with DRAFTED
 * @param text the question, the draft, or why it goes back; null where it can no longer be read
 */
public record PartStep(
    What what,
    Instant at,
    long staffId,
    String staffName,
    @Nullable LocalDate until,
    @Nullable String outcome,
    @Nullable String text) {

  /** What may be done to a part. */
  public enum What {
    ASKED("请答复", PartState.ASKED),
    DRAFTED("写好答复，待签发", PartState.DRAFTED),
    SENT_BACK("签发人退回", PartState.RETURNED),
    GIVEN("签发，交给首问机关", PartState.GIVEN),
    RETURNED("首问机关请再答", PartState.RETURNED);

    private final String label;
    private final PartState to;

    What(String label, PartState to) {
      this.label = label;
      this.to = to;
    }

    public String label() {
      return label;
    }

    PartState to() {
      return to;
    }
  }

  /** Nothing that was said belongs in a log. */
  @Override
  public String toString() {
    return "PartStep[%s by %s]".formatted(what, staffName);
  }
}
