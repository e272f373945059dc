package org.chengming.ledger.web;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.ledger.Entry;
import org.chengming.ledger.LedgerReads;
import org.chengming.web.Fields;
import org.springframework.stereotype.Component;

/**
 * All a program needs to check that an entry is in the log, without asking anything else. Hashes
 * are in Base64, as they stand in a checkpoint.
 */
@Component
class ProofBundle {
  private final LedgerReads ledger;

  ProofBundle(LedgerReads ledger) {
    this.ledger = ledger;
  }

  /** Empty while the entry is under no signed root. */
  Optional<Map<String, Object>> of(Entry entry) {
    var index = entry.index();
    return index == null
        ? Optional.empty()
        : ledger
            .latest()
            .filter(tree -> index < tree.size())
            .map(
                tree ->
                    Fields.of(
                        "origin",
                        ledger.origin(),
                        "verifiers",
                        ledger.verifiers(),
                        "index",
                        index,
                        "leaf",
                        entry.leaf(),
                        "leafHash",
                        base64(LedgerReads.leafHash(entry.leaf())),
                        "auditPath",
                        ledger.inclusion(index, tree.size()).stream()
                            .map(ProofBundle::base64)
                            .toList(),
                        "treeSize",
                        tree.size(),
                        "rootHash",
                        base64(tree.root()),
                        "checkpoint",
                        tree.note(),
                        "standards",
                        List.of("RFC 6962", "RFC 9162", "https://c2sp.org/tlog-checkpoint")));
  }

  private static String base64(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }
}
