package org.chengming.requests;

import java.time.LocalDate;
import org.chengming.letters.OfficialLetter;
import org.jspecify.annotations.Nullable;

/**
 * A letter that was issued.
 *
 * @param number as it stands on it, e.g. 前进区民政局公开〔2026〕3号
 * @param whom {@link #APPLICANT}, a third party of the case, or a body's code
 * @param content null where the sealing key is away
 * @param proof how its delivery is shown
 */
public record Letter(
    long id,
    String number,
    String kind,
    String whom,
    @Nullable OfficialLetter content,
    LocalDate issuedOn,
    String draftedBy,
    String approvedBy,
    @Nullable LocalDate dispatchedOn,
    @Nullable Delivery way,
    @Nullable LocalDate deliveredOn,
    @Nullable String proof) {
  public static final String APPLICANT = "APPLICANT";

  public boolean toApplicant() {
    return whom.equals(APPLICANT);
  }

  @Override
  public String toString() {
    return "Letter " + number;
  }
}
