package org.chengming.requests;

import java.time.Instant;

/**
 * A notice that did not arrive, or may not have.
 *
 * @param what it tells
 * @param unsure whether the mail server may have taken it
 * @param failure a word of ours or a code of the mail server
 * @param sendable whether its address is still there
 */
public record UndeliveredMail(
    long id,
    RequestNumber number,
    String what,
    boolean unsure,
    int tries,
    String failure,
    Instant at,
    boolean sendable) {}
