package org.chengming.publishing;

/**
 * Publishes what was handed in, before its reviews.
 *
 * @param reason why it cannot wait
 */
public record PublishAtOnce(long editionId, String reason) {}
