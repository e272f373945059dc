package org.chengming.publishing;

/** Attaches a stored file to a draft, after those it has. */
public record AttachFile(long editionId, AttachedFile file) {}
