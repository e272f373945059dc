package org.chengming.search.web;

import java.util.List;
import org.chengming.search.SynonymGroup;

/**
 * @param text what the groups are filtered by
 * @param words as they stand in the form
 * @param note as it stands in the form
 */
record SynonymsPage(
    String text, List<SynonymGroup> groups, String words, String note, TrialBox box) {}
