package org.chengming.catalogue;

import java.time.LocalDate;

/**
 * Ends a term and those under it; documents classified by it keep it.
 *
 * @param lastDay the last day on which a document may be classified by it
 */
public record EndTerm(VocabularyName vocabulary, String code, LocalDate lastDay) {}
