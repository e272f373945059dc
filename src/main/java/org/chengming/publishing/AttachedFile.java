package org.chengming.publishing;

/**
 * A stored file under the name readers see. {@code size} in bytes; {@code sha256} names it in the
 * file store.
 */
public record AttachedFile(String name, String sha256, String mediaType, long size) {}
