package org.chengming.requests.web;

import java.time.Instant;
import org.chengming.web.ProofCode;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger holds of a request, for whoever has its query code.
 *
 * @param salt the 32 bytes, in hex, that stand before the text in what was hashed; null once they
 *     are erased or while they cannot be read
 */
record TrackProof(String what, Instant at, ProofCode code, @Nullable String salt) {}
