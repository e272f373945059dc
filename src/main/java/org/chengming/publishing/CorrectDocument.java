package org.chengming.publishing;

/** Opens a new draft from the live edition; readers will see {@code changeNote} beside it. */
public record CorrectDocument(long documentId, String changeNote) {}
