package org.chengming.letters.web;

import java.util.List;
import org.chengming.letters.LetterTemplate;
import org.chengming.letters.LetterTemplates;
import org.chengming.letters.Placeholder;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * The desk's page of one template.
 *
 * @param current what holds now, also while the form says something else
 * @param preview a letter by what stands in the form; null until asked for
 */
record LetterTemplatePage(
    LetterTemplate current,
    List<Placeholder> placeholders,
    List<LetterTemplates.Version> versions,
    Form form,
    boolean mayChange,
    boolean saved,
    @Nullable SampleLetter preview) {
  String at() {
    return "/desk/letter-templates/" + current.kind();
  }

  /** A placeholder as it is typed. */
  static String typed(Placeholder placeholder) {
    return "{{" + placeholder.name() + "}}";
  }
}
