package org.chengming.publishing;

/** An act on one thing the gate found in an edition. @param key names it */
public record RuleFinding(long editionId, String key) {}
