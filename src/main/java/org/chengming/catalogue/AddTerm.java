package org.chengming.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Adds a term to a vocabulary from a day. */
public record AddTerm(
    VocabularyName vocabulary,
    String code,
    @Nullable String parentCode,
    String label,
    String labelEn,
    LocalDate validFrom) {}
