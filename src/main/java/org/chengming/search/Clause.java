package org.chengming.search;

import org.apache.lucene.search.Query;

/**
 * One thing that makes a document stand higher. The scores of all clauses of a question add up to a
 * document's, so each of them can be asked by itself when somebody wants to know why.
 *
 * @param text the word, pair of characters, phrase or number it looks for; empty where none
 */
record Clause(Why.Sign sign, String text, Query query) {}
