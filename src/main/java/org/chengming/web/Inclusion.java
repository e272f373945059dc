package org.chengming.web;

import java.time.Instant;

/**
 * That an entry stands in the ledger, as it is shown: folded up to a signed root.
 *
 * @param index of the entry, from 0
 * @param size entries under the root
 * @param signedAt when the root was signed
 * @param holds whether the folding arrives at the signed root
 * @param bundle where a program gets the proof
 */
public record Inclusion(
    long index, long size, Instant signedAt, FoldedHashes folded, boolean holds, String bundle) {}
