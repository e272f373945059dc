package org.chengming.publishing;

/** Saves what a draft says. {@code revision} is the one the writer started from. */
public record SaveDraft(long editionId, int revision, EditionFields fields) {}
