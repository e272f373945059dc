package org.chengming.publishing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Records that a document is ABOLISHED or SUPERSEDED from a day, and by which other document. */
public record EndDocument(
    long documentId,
    Validity kind,
    LocalDate effectiveOn,
    @Nullable Long byDocumentId,
    @Nullable String note) {}
