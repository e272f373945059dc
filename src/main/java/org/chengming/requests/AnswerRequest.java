package org.chengming.requests;

/**
 * Answers a request, or ends it otherwise.
 *
 * @param outcome code of {@link Outcomes}
 * @param text what the requester is told
 */
public record AnswerRequest(RequestNumber number, String outcome, String text) {}
