package org.chengming.registers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that officials want in a register, or records they want out of it, until a second person
 * agreed.
 *
 * @param bodyId the body in whose name it is written
 * @param note what it is, as the public may read it with the edition
 * @param changes how often its rows were written
 * @param batch the edition it became; null before
 * @param steps what was done with it, oldest first
 */
public record Draft(
    long id,
    String register,
    long bodyId,
    String note,
    DraftState state,
    int changes,
    Instant changedAt,
    @Nullable Long batch,
    int rows,
    List<Step> steps) {
  public Draft {
    steps = List.copyOf(steps);
  }

  /** What is done with a draft. */
  public enum Act {
    WRITE("写"),
    SUBMIT("送审"),
    TAKE_BACK("收回"),
    SEND_BACK("退回"),
    APPROVE("同意，发布"),
    WITHDRAW("不要了");

    private final String label;

    Act(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * A step.
   *
   * @param remark why it was sent back
   */
  public record Step(
      Act act, @Nullable Long staffId, String staffName, Instant at, @Nullable String remark) {}

  /** Whether the person wrote in it or sent it, and so may not agree to it. */
  public boolean by(@Nullable Long staffId) {
    return staffId != null
        && steps.stream()
            .anyMatch(
                s ->
                    (s.act() == Act.WRITE || s.act() == Act.SUBMIT) && staffId.equals(s.staffId()));
  }

  /** Whoever wrote first. */
  public String writer() {
    return steps.isEmpty() ? "" : steps.getFirst().staffName();
  }

  /**
   * The remark with which it was sent back last; null when it never was or was sent again since.
   */
  public @Nullable String remark() {
    for (var step : steps.reversed()) {
      if (step.act() == Act.SEND_BACK) {
        return step.remark();
      }
      if (step.act() == Act.SUBMIT) {
        return null;
      }
    }
    return null;
  }
}
