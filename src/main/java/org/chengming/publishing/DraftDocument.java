package org.chengming.publishing;

/** Starts a document of the body; anything may still be missing. */
public record DraftDocument(long bodyId, EditionFields fields) {}
