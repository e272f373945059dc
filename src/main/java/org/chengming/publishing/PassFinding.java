package org.chengming.publishing;

/**
 * Lets through what the gate found in an edition.
 *
 * @param key names it
 * @param reason why it may be public
 */
public record PassFinding(long editionId, String key, String reason) {}
