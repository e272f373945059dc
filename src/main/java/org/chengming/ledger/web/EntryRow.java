package org.chengming.ledger.web;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.chengming.ledger.Entry;
import org.chengming.ledger.LedgerKind;
import org.chengming.ledger.LedgerReads;
import org.chengming.ledger.ReceiptCode;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger as a line of a page.
 *
 * @param about the page of what it is about
 * @param index null while it waits for its place
 * @param hash of its leaf, in hex
 */
record EntryRow(
    String kind,
    String subject,
    @Nullable String about,
    Instant at,
    @Nullable Long index,
    String hash,
    ReceiptCode code,
    List<Content> contents) {

  /** A hash the entry names, and what it is a hash of. */
  record Content(String name, String sha256) {}

  static EntryRow of(Entry entry, Words t) {
    var deed = entry.deed();
    return new EntryRow(
        deed.edition() == null
            ? deed.kind().label(t)
            : t.of("%s，第 %s 版", deed.kind().label(t), deed.edition()),
        deed.subject(),
        about(deed.kind(), deed.subject()),
        deed.at(),
        entry.index(),
        HexFormat.of().formatHex(LedgerReads.leafHash(entry.leaf())),
        ReceiptCode.of(entry),
        deed.hashes().stream().map(h -> new Content(name(h.of(), t), h.sha256())).toList());
  }

  private static @Nullable String about(LedgerKind kind, String subject) {
    return switch (kind) {
      case DOCUMENT_PUBLISHED, DOCUMENT_CORRECTED, DOCUMENT_WITHDRAWN ->
          "/documents/" + subject + "/proof";
      case REQUEST_RECEIVED, REQUEST_ANSWERED -> "/requests/track?number=" + subject;
      case REGISTER_EDITION -> "/registers/" + subject;
      case CONSULTATION_OPENED, CONSULTATION_CLOSED, INDICATOR_RESULT -> null;
    };
  }

  private static String name(String of, Words t) {
    return switch (of) {
      case "content" -> t.of("内容指纹");
      case "file" -> t.of("附件指纹");
      case "reason" -> t.of("理由指纹");
      default -> t.of("“%s”的指纹", of);
    };
  }

  boolean logged() {
    return index != null;
  }

  String path() {
    return "/ledger/entries/" + index;
  }
}
