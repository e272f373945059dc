package org.chengming.publishing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.ledger.Deed;
import org.chengming.ledger.Ledger;
import org.chengming.ledger.LedgerKind;
import org.springframework.stereotype.Component;

/**
 * Where whatever is made public, corrected or withdrawn passes, by whatever way it came: it is
 * recorded in the ledger, and followers are told.
 */
@Component
class PublicRecord {
  private final Ledger ledger;
  private final ChangeLog changes;
  private final Clock clock;

  PublicRecord(Ledger ledger, ChangeLog changes, Clock clock) {
    this.ledger = ledger;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * @param first whether the document was not public before
   */
  void published(Held held, List<AttachedFile> files, boolean first) {
    var deed =
        deed(
            first ? LedgerKind.DOCUMENT_PUBLISHED : LedgerKind.DOCUMENT_CORRECTED,
            held.document().getIndexNumber(),
            held.edition().getNumber(),
            hashes(held.edition().getContentSha256(), files));
    recorded(
        List.of(held.documentId()),
        first ? Change.Kind.PUBLISHED : Change.Kind.CORRECTED,
        List.of(deed));
  }

  /**
   * @param reason as the tombstone shows it
   */
  void withdrawn(Held live, String reason) {
    entered(live, reason);
    changes.add(live.documentId(), Change.Kind.WITHDRAWN);
  }

  /** A live edition from before the ledger; nobody who follows has anything to do. */
  void entered(Held live, List<AttachedFile> files) {
    ledger.append(
        deed(
            LedgerKind.DOCUMENT_PUBLISHED,
            live.document().getIndexNumber(),
            live.edition().getNumber(),
            hashes(live.edition().getContentSha256(), files)));
  }

  /** The same of one that is withdrawn. */
  void entered(Held withdrawn, String reason) {
    ledger.append(
        deed(
            LedgerKind.DOCUMENT_WITHDRAWN,
            withdrawn.document().getIndexNumber(),
            withdrawn.edition().getNumber(),
            List.of(
                new Deed.Hash("content", withdrawn.edition().getContentSha256()),
                new Deed.Hash("reason", DigestUtils.sha256Hex(reason)))));
  }

  /** Documents new here, with one statement for the ledger and the followers. */
  void created(List<IntakeItem> items, List<Long> documentIds) {
    var deeds =
        items.stream()
            .map(
                item ->
                    deed(
                        LedgerKind.DOCUMENT_PUBLISHED,
                        Objects.requireNonNull(item.number).value(),
                        1,
                        hashes(item.hash, item.incoming.attachments())))
            .toList();
    recorded(documentIds, Change.Kind.PUBLISHED, deeds);
  }

  /** As {@link #created}, for further editions of documents that are known. */
  void changed(List<IntakeItem> items) {
    var deeds = new ArrayList<Deed>();
    var ids = new ArrayList<Long>();
    for (var item : items) {
      var known = Objects.requireNonNull(item.known);
      ids.add(known.documentId());
      deeds.add(
          deed(
              LedgerKind.DOCUMENT_CORRECTED,
              Objects.requireNonNull(known.indexNumber()).value(),
              known.lastEdition() + 1,
              hashes(item.hash, item.incoming.attachments())));
    }
    recorded(ids, Change.Kind.CORRECTED, deeds);
  }

  private void recorded(List<Long> documents, Change.Kind kind, List<Deed> deeds) {
    if (!documents.isEmpty()) {
      changes.addAll(documents, kind, List.of(ledger.appending(deeds)));
    }
  }

  private Deed deed(LedgerKind kind, String number, int edition, List<Deed.Hash> hashes) {
    return new Deed(kind, number, edition, clock.instant(), hashes);
  }

  /** The hash of all it says covers its files too; each is named so that a copy can be checked. */
  private static List<Deed.Hash> hashes(String content, List<AttachedFile> files) {
    var hashes = new ArrayList<Deed.Hash>();
    hashes.add(new Deed.Hash("content", content));
    files.stream()
        .limit(Deed.MOST_HASHES - 1)
        .forEach(file -> hashes.add(new Deed.Hash("file", file.sha256())));
    return hashes;
  }
}
