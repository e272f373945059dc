package org.chengming.registers.web;

import java.util.List;
import org.chengming.web.Head;
import org.chengming.web.Inclusion;
import org.chengming.web.ProofCode;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a register: what it brought, what it changed, and that it stands in the ledger; or
 * what is other between two editions.
 *
 * @param hash of the edition as the ledger has it; null when it has none
 * @param standing a sentence on whether what is stored is still that
 * @param tone {@code status}, {@code status status-warn} or {@code status status-bad}
 */
record EditionPage(
    Head head,
    String title,
    String register,
    String path,
    String about,
    String file,
    @Nullable String hash,
    String standing,
    String tone,
    @Nullable String entryPath,
    @Nullable Inclusion inclusion,
    @Nullable ProofCode code,
    Differences differences) {

  /**
   * @param found false when looking for them took too long
   * @param next where it goes on; null at the end
   */
  record Differences(boolean found, List<Difference> lines, @Nullable String next) {}

  /**
   * @param mark the word for what became of it
   * @param style {@code added}, {@code removed} or empty
   * @param path of the record; null when it is there no more
   * @param changes of a changed one; what an added one says as a single text in {@code says}
   */
  record Difference(
      String mark,
      String style,
      String title,
      @Nullable String path,
      String says,
      List<RecordPage.Change> changes) {}
}
