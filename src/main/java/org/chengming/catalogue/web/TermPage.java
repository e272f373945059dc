package org.chengming.catalogue.web;

import java.util.List;
import org.chengming.catalogue.Term;
import org.chengming.catalogue.VocabularyName;
import org.chengming.web.Form;

/**
 * The desk's page on which a term is ended.
 *
 * @param below terms that end with it
 */
record TermPage(String title, VocabularyName vocabulary, Term term, List<Term> below, Form form) {}
