package org.chengming.publishing;

/** Sends an edition back to its editor. */
public record SendBack(long editionId, String reason) {}
