package org.chengming.organisations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A body goes on under a new name from a day. A new body is registered with all the rest of the old
 * one, which keeps the documents it issued.
 *
 * @param code the place of the new body in addresses
 * @param basis the decision it rests on, as it is shown
 */
public record Rename(
    long id,
    String code,
    String name,
    @Nullable String shortName,
    LocalDate effectiveOn,
    @Nullable String basis) {}
