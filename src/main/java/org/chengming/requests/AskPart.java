package org.chengming.requests;

import java.time.LocalDate;

/**
 * Asks another body for its part of the answer.
 *
 * @param until the last day by which the part is needed
 * @param shared whether the other bodies of the case may read it
 */
public record AskPart(
    RequestNumber number, long bodyId, String question, LocalDate until, boolean shared) {}
