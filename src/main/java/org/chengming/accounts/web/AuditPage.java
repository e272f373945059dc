package org.chengming.accounts.web;

import java.util.List;
import org.chengming.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * @param everything whether acts of the whole installation are shown, those of the system among
 *     them
 * @param next address of the next page, null on the last
 * @param csv address of the same as CSV
 * @param lines address of the same as lines of JSON
 * @param standing how the chain stands; null for whoever does not see everything
 */
record AuditPage(
    AuditTrail.Asked asked,
    boolean everything,
    List<AuditNames.Name> acts,
    List<Row> rows,
    @Nullable String next,
    String csv,
    String lines,
    @Nullable Standing standing) {
  /**
   * @param head the newest place and its hash, empty while nothing is chained
   * @param waiting how many entries are not chained yet
   * @param inspected the last checking in a sentence's words, empty before the first
   */
  record Standing(String head, int waiting, String inspected, boolean sound) {}

  record Row(
      long id,
      String moment,
      String iso,
      String actor,
      @Nullable String actorHref,
      String act,
      String kind,
      String subject,
      String subjectHref,
      List<AuditChanges.Change> changes) {}
}
