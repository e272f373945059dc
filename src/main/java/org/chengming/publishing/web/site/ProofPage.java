package org.chengming.publishing.web.site;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.web.Head;
import org.chengming.web.Inclusion;
import org.chengming.web.ProofCode;
import org.jspecify.annotations.Nullable;

/**
 * What a document's editions are in the ledger.
 *
 * @param editions the newest first
 * @param inclusion of the newest of its entries that has its place
 * @param code of the newest of its entries
 */
record ProofPage(
    Head head,
    StoredEditions document,
    Body body,
    List<Edition> editions,
    @Nullable Entry withdrawal,
    @Nullable Inclusion inclusion,
    @Nullable ProofCode code) {

  /** Far longer than an act takes to be recorded; the clock of a node may be set a little. */
  private static final Duration LATE = Duration.ofHours(1);

  /** What the ledger says of an edition. */
  enum Standing {
    LOGGED,
    /** Written, and not yet in its place. */
    WAITING,
    /** Nothing of it was ever written: it is older than the ledger. */
    BEFORE,
    /** The ledger holds another hash. */
    DIFFERENT
  }

  /**
   * @param index null while it waits for its place
   */
  record Entry(@Nullable Long index, Instant at) {
    boolean logged() {
      return index != null;
    }

    String path() {
      return "/ledger/entries/" + index;
    }
  }

  record Edition(
      int number,
      Instant publishedAt,
      @Nullable String changeNote,
      String sha256,
      boolean live,
      Standing standing,
      @Nullable Entry entry) {
    /** Whether it had been public for some time when it was recorded. */
    boolean late() {
      return entry != null && entry.at().isAfter(publishedAt.plus(LATE));
    }
  }

  boolean withdrawn() {
    return document.withdrawn() != null;
  }

  boolean waiting() {
    return editions.stream().anyMatch(e -> e.standing() == Standing.WAITING)
        || (withdrawal != null && withdrawal.index() == null);
  }

  boolean different() {
    return editions.stream().anyMatch(e -> e.standing() == Standing.DIFFERENT);
  }

  /** Nothing of it was ever written. */
  boolean before() {
    return withdrawal == null && editions.stream().allMatch(e -> e.standing() == Standing.BEFORE);
  }
}
