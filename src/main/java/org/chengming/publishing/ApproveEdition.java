package org.chengming.publishing;

import org.jspecify.annotations.Nullable;

/** Signs an edition off for publication. */
public record ApproveEdition(long editionId, @Nullable String note) {}
