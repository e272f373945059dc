package org.chengming.requests;

import java.time.LocalDate;

/**
 * Confirms a request's receipt with the requester, from which its time runs.
 *
 * @param on the day both sides confirmed it
 */
public record RegisterRequest(RequestNumber number, LocalDate on) {}
