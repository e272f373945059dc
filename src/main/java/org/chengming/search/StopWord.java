package org.chengming.search;

/**
 * A word that says nothing of any document and is left out of questions.
 *
 * @param word folded
 * @param atEnd whether it counts only at the end of a stretch of words, as 吗 does
 */
public record StopWord(long id, String word, boolean atEnd) implements Trial {}
