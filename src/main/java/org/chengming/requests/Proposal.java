package org.chengming.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengming.letters.OfficialLetter;
import org.jspecify.annotations.Nullable;

/**
 * An act waiting for, or decided by, a second person.
 *
 * @param letters what would be sent; empty where the sealing key is away
 * @param remark why it was sent back
 */
public record Proposal(
    long id,
    RequestNumber request,
    DraftKind kind,
    State state,
    @Nullable Draft draft,
    List<DraftLetter> letters,
    long proposedBy,
    String proposedName,
    Instant proposedAt,
    @Nullable String decidedName,
    @Nullable String remark) {

  /** Where it stands. */
  public enum State {
    PROPOSED("等负责人同意"),
    APPROVED("已同意"),
    SENT_BACK("退回修改"),
    TAKEN_BACK("已收回");

    private final String label;

    State(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * A letter before it has a number.
   *
   * @param kind which template
   * @param whom {@code APPLICANT}, a third party of the case, or a body's code
   */
  public record DraftLetter(
      String kind, int version, String whom, String title, List<String> paragraphs) {
    public DraftLetter {
      paragraphs = List.copyOf(paragraphs);
    }

    /** As the body with that name would send it. */
    public OfficialLetter official(String organ, String number, String addressee, LocalDate on) {
      return new OfficialLetter(organ, number, title, addressee, paragraphs, List.of(), organ, on);
    }
  }

  @Override
  public String toString() {
    return "Proposal %d of request %s: %s".formatted(id, request, kind);
  }
}
