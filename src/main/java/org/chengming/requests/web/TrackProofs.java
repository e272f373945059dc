package org.chengming.requests.web;

import java.util.List;
import org.chengming.ledger.LedgerKind;
import org.chengming.ledger.LedgerReads;
import org.chengming.ledger.Receipts;
import org.chengming.requests.RequestDeeds;
import org.chengming.requests.RequestNumber;
import org.chengming.web.Unavailable;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives the requester what it takes to check that the ledger holds what they wrote and were told.
 */
@Component
class TrackProofs {
  private final LedgerReads ledger;
  private final Receipts receipts;
  private final RequestDeeds deeds;

  TrackProofs(LedgerReads ledger, Receipts receipts, RequestDeeds deeds) {
    this.ledger = ledger;
    this.receipts = receipts;
    this.deeds = deeds;
  }

  List<TrackProof> of(RequestNumber number, Words t) {
    return ledger.of(number.value()).stream()
        .map(
            e ->
                new TrackProof(
                    e.deed().kind().label(t),
                    e.deed().at(),
                    receipts.code(e),
                    salt(number, e.deed().kind())))
        .toList();
  }

  /** That it cannot be read just now must not close the page. */
  private @Nullable String salt(RequestNumber number, LedgerKind kind) {
    try {
      return deeds.salt(number, kind).orElse(null);
    } catch (Unavailable away) {
      return null;
    }
  }
}
