package org.chengming.publishing;

/** Makes an approved edition public now. */
public record PublishEdition(long editionId) {}
