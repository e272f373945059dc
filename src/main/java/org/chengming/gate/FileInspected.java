package org.chengming.gate;

/**
 * It is now known what a stored file holds, or that nobody can say. Published inside the
 * transaction that records it.
 */
public record FileInspected(String sha256) {}
