package org.chengming.requests;

import java.time.LocalDate;

/**
 * Asks a body for more than it gave.
 *
 * @param reason what is missing
 */
public record ReturnPart(RequestNumber number, int ordinal, String reason, LocalDate until) {}
