package org.chengming.search.web;

import java.util.List;
import org.chengming.search.StopWord;

/**
 * @param word as it stands in the form
 */
record StopWordsPage(List<StopWord> words, String word, boolean atEnd, TrialBox box) {}
