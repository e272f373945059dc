package org.chengming.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place in the plan, before numbers are given out.
 *
 * @param title with {@code %d} where the serial of the year belongs
 */
record Slot(
    Kind kind,
    Issuer issuer,
    @Nullable Topic topic,
    LocalDate formedOn,
    LocalDate publishedOn,
    String title,
    @Nullable Slot about,
    long seed) {}
