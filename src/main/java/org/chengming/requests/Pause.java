package org.chengming.requests;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which the clock stands: those after {@code from} up to and including {@code until}.
 *
 * @param until null while its end cannot be told
 */
record Pause(
    Happening.Asked asked,
    String whose,
    LocalDate from,
    @Nullable LocalDate until,
    String source,
    Due.Note note) {}
