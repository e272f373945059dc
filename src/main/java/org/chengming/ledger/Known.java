package org.chengming.ledger;

import java.util.HexFormat;

/**
 * What the ledger says last of one document, and where the site was seen to show it; small, since
 * there is one for each document of a site.
 */
final class Known {
  private static final byte[] NONE = {};

  final boolean withdrawn;
  final int edition;

  /** Of the content; of the reason where it is withdrawn; empty where the ledger names none. */
  final byte[] sha256;

  /** Whether a list of the site shows it. */
  boolean listed;

  /** Whether the site gives it, or its tombstone. */
  boolean given;

  private Known(boolean withdrawn, int edition, byte[] sha256) {
    this.withdrawn = withdrawn;
    this.edition = edition;
    this.sha256 = sha256;
  }

  static Known of(Deed deed) {
    boolean withdrawn = deed.kind() == LedgerKind.DOCUMENT_WITHDRAWN;
    var edition = deed.edition();
    return new Known(
        withdrawn, edition == null ? 0 : edition, hash(deed, withdrawn ? "reason" : "content"));
  }

  private static byte[] hash(Deed deed, String of) {
    return deed.hashes().stream()
        .filter(hash -> hash.of().equals(of))
        .map(hash -> HexFormat.of().parseHex(hash.sha256()))
        .findFirst()
        .orElse(NONE);
  }
}
