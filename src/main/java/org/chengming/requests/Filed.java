package org.chengming.requests;

/**
 * What the requester takes away: with number and code the request can be followed.
 *
 * @param again whether the same form had been sent before
 */
public record Filed(RequestNumber number, QueryCode code, boolean again) {}
