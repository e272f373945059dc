package org.chengming.publishing;

/** Gives up an edition that is not yet live. */
public record DiscardDraft(long editionId, String reason) {}
