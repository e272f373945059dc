package org.chengming.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A measure that stood beyond its limit for a while.
 *
 * @param node empty where it is of the whole installation
 * @param value the worst it was
 * @param bound the limit of then
 * @param overAt null while it lasts
 */
record Alert(
    long id,
    String measure,
    String node,
    double value,
    double bound,
    Instant crossedAt,
    @Nullable Instant overAt) {}
