package org.chengming.ledger.web;

import java.time.Instant;
import java.util.List;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as it is explained to everybody.
 *
 * @param now null before it was ever signed
 * @param verifier its public key as programs are given it
 * @param sm2 the key of its SM2 signature; null where it carries none
 * @param witnesses names of those who co-signed what is given out now
 * @param waiting how many deeds have waited for their place longer than they should; mostly 0
 */
record LedgerPage(
    Head head,
    @Nullable Now now,
    @Nullable String verifier,
    @Nullable String sm2,
    List<String> witnesses,
    long waiting,
    List<EntryRow> newest) {

  /**
   * @param root in hex
   */
  record Now(long size, Instant at, String root) {}
}
