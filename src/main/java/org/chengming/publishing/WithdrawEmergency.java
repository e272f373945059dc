package org.chengming.publishing;

/**
 * Takes back what was published at once.
 *
 * @param reason readers see it
 */
public record WithdrawEmergency(long editionId, String reason) {}
