package org.chengming.publishing;

/** Takes a document off the public site; number, title and {@code reason} stay as a tombstone. */
public record WithdrawDocument(long documentId, String reason) {}
