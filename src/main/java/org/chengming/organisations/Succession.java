package org.chengming.organisations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One body follows another from a day; documents stay under the body that issued them.
 *
 * @param basis the decision it rests on, as it is shown
 */
public record Succession(
    long predecessorId,
    long successorId,
    SuccessionKind kind,
    LocalDate effectiveOn,
    @Nullable String basis) {}
