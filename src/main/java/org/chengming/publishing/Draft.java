package org.chengming.publishing;

/** A draft that was opened. */
public record Draft(long documentId, long editionId, int revision) {}
