package org.chengming.publishing;

import org.jspecify.annotations.Nullable;

/** Finds an edition fit in content and form. */
public record ReviewEdition(long editionId, @Nullable String note) {}
