package org.chengming.catalogue;

import java.time.LocalDate;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * One term of a vocabulary. Documents keep the code; a term that has ended still labels the old
 * ones.
 *
 * @param code {@code 02}, {@code 02.01}, {@code 20-7}
 * @param position order among its siblings, small first
 * @param validFrom first day on which a document may be classified by it
 * @param validTo last such day, null while it is in use
 */
public record Term(
    String code,
    String label,
    String labelEn,
    @Nullable String parentCode,
    int position,
    LocalDate validFrom,
    @Nullable LocalDate validTo) {

  public String label(Words t) {
    return t.english() ? labelEn : label;
  }

  public boolean validOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }
}
