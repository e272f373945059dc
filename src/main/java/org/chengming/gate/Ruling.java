package org.chengming.gate;

import java.time.Instant;

/** That somebody let something through, and why. */
public record Ruling(String key, String reason, String by, Instant at) {}
