package org.chengming.requests;

import java.time.LocalDate;

/**
 * What the requester takes away: with number and code the request can be followed.
 *
 * @param on the day it was filed
 * @param again whether the same form had been sent before
 */
public record Filed(RequestNumber number, QueryCode code, LocalDate on, boolean again) {}
