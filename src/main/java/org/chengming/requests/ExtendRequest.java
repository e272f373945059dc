package org.chengming.requests;

/**
 * Puts the answer off (Art. 33).
 *
 * @param days working days
 * @param approvedBy the head of the office who agreed
 */
public record ExtendRequest(RequestNumber number, int days, String approvedBy, String reason) {}
