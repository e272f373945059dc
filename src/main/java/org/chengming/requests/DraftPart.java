package org.chengming.requests;

/**
 * Writes a body's part of an answer, to be approved by a second person.
 *
 * @param outcome code of {@link Outcomes} that the body proposes for its part
 */
public record DraftPart(long part, String outcome, String text) {}
