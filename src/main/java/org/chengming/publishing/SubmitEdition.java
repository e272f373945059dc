package org.chengming.publishing;

/** Hands a draft in for review. */
public record SubmitEdition(long editionId) {}
