package org.chengming.files;

/**
 * The text of a stored file is now known, or it is settled that there is none. Published inside the
 * transaction that records it: a plain {@code @EventListener} writes in that same transaction, a
 * {@code @TransactionalEventListener} runs after its commit.
 */
public record TextExtracted(String sha256) {}
