package org.chengming.ledger.web;

import java.time.Instant;
import java.util.List;
import org.chengming.ledger.ReceiptCode;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says to a code or a hash.
 *
 * @param problem why nothing was found, null when something was or nothing was asked
 * @param near codes that exist and could have been meant
 */
record VerifyPage(
    Head head,
    String typed,
    boolean byHash,
    @Nullable String problem,
    List<ReceiptCode> near,
    List<File> files,
    List<EntryRow> entries) {

  /**
   * Something public with the hash.
   *
   * @param what an attachment or an edition
   * @param name of the file, where it may be told
   * @param entry null when it is older than the ledger
   */
  record File(
      String title,
      String path,
      String number,
      String what,
      @Nullable String name,
      String standing,
      String style,
      Instant publishedAt,
      @Nullable EntryRow entry) {}

  VerifyPage with(List<File> found) {
    return new VerifyPage(head, typed, byHash, problem, near, found, entries);
  }
}
