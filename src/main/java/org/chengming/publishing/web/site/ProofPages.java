package org.chengming.publishing.web.site;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chengming.ledger.Entry;
import org.chengming.ledger.LedgerKind;
import org.chengming.ledger.LedgerReads;
import org.chengming.ledger.Receipts;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.web.site.ProofPage.Standing;
import org.chengming.web.Head;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the editions of a document beside what the ledger holds of them. */
@Component
class ProofPages {
  private static final Set<LedgerKind> EDITIONS =
      EnumSet.of(LedgerKind.DOCUMENT_PUBLISHED, LedgerKind.DOCUMENT_CORRECTED);

  private final LedgerReads ledger;
  private final Receipts receipts;
  private final Organisations organisations;

  ProofPages(LedgerReads ledger, Receipts receipts, Organisations organisations) {
    this.ledger = ledger;
    this.receipts = receipts;
    this.organisations = organisations;
  }

  ProofPage page(StoredEditions document, Words t) {
    var entries = ledger.of(document.indexNumber());
    var newest = last(entries.stream().filter(Entry::integrated).toList());
    var last = last(entries);
    return new ProofPage(
        Head.unlisted(t.of("存证：%s", document.title())).in("/search"),
        document,
        organisations.bodies().get(document.bodyId()),
        document.editions().stream().map(e -> edition(e, entries)).toList(),
        withdrawal(entries),
        newest == null ? null : receipts.inclusion(newest).orElse(null),
        last == null ? null : receipts.code(last));
  }

  /** Of what a withdrawn document left in the ledger, for its tombstone. */
  ProofPage.@Nullable Entry withdrawal(String indexNumber) {
    return withdrawal(ledger.of(indexNumber));
  }

  private static ProofPage.@Nullable Entry withdrawal(List<Entry> entries) {
    var found =
        last(
            entries.stream()
                .filter(e -> e.deed().kind() == LedgerKind.DOCUMENT_WITHDRAWN)
                .toList());
    return found == null ? null : shown(found);
  }

  private static ProofPage.Edition edition(StoredEditions.Edition e, List<Entry> entries) {
    var own =
        last(
            entries.stream()
                .filter(entry -> EDITIONS.contains(entry.deed().kind()))
                .filter(entry -> Integer.valueOf(e.number()).equals(entry.deed().edition()))
                .toList());
    return new ProofPage.Edition(
        e.number(),
        e.publishedAt(),
        e.changeNote(),
        e.sha256(),
        e.live(),
        standing(own, e.sha256()),
        own == null ? null : shown(own));
  }

  private static Standing standing(@Nullable Entry entry, String sha256) {
    if (entry == null) {
      return Standing.BEFORE;
    }
    var same =
        entry.deed().hashes().stream()
            .anyMatch(h -> h.of().equals("content") && h.sha256().equals(sha256));
    return !same ? Standing.DIFFERENT : entry.integrated() ? Standing.LOGGED : Standing.WAITING;
  }

  private static ProofPage.Entry shown(Entry entry) {
    return new ProofPage.Entry(entry.index(), entry.deed().at());
  }

  private static @Nullable Entry last(List<Entry> entries) {
    return entries.isEmpty() ? null : entries.getLast();
  }
}
