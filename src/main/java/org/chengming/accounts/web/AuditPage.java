package org.chengming.accounts.web;

import java.util.List;
import org.chengming.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * @param everything whether acts of the whole installation are shown, those of the system among
 *     them
 * @param next address of the next page, null on the last
 * @param csv address of the same as CSV
 */
record AuditPage(
    AuditTrail.Asked asked,
    boolean everything,
    List<AuditNames.Name> acts,
    List<Row> rows,
    @Nullable String next,
    String csv) {
  record Row(
      long id,
      String moment,
      String iso,
      String actor,
      String act,
      String kind,
      String subject,
      String subjectHref,
      List<AuditChanges.Change> changes) {}
}
