package org.chengming.requests;

import java.time.LocalDate;

/**
 * Asks the requester to say more; once, and everything at once (Art. 30).
 *
 * @param replyBy the last day the body gives them
 */
public record AskClarification(RequestNumber number, String question, LocalDate replyBy) {}
