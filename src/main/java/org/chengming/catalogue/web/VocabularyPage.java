package org.chengming.catalogue.web;

import java.util.List;
import org.chengming.catalogue.Term;
import org.chengming.catalogue.VocabularyName;
import org.chengming.web.Form;

/** The desk's page of one vocabulary. */
record VocabularyPage(
    String title,
    VocabularyName vocabulary,
    List<Term> terms,
    Form form,
    boolean mayChange,
    boolean saved) {
  List<VocabularyName> vocabularies() {
    return List.of(VocabularyName.values());
  }
}
