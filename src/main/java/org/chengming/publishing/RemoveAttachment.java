package org.chengming.publishing;

/** Takes a file off a draft. */
public record RemoveAttachment(long attachmentId) {}
