package org.chengming.files;

/**
 * Bytes were stored that were not there before. Published inside the transaction that stores them.
 */
public record FileStored(StoredFile file) {}
