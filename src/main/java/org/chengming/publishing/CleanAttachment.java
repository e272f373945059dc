package org.chengming.publishing;

/** Puts the clean copy of an attachment in its place. */
public record CleanAttachment(long attachmentId) {}
