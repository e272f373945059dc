package org.chengming.publishing;

import org.jspecify.annotations.Nullable;

/** Remarks on an edition under review; {@code quote} is the passage it is about. */
public record Remark(long editionId, @Nullable String quote, String text) {}
