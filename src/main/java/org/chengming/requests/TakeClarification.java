package org.chengming.requests;

import java.time.LocalDate;

/** What the requester said when asked came by another way than the web. */
public record TakeClarification(RequestNumber number, LocalDate on, String text) {}
