package org.chengming.letters.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.chengming.letters.LetterTemplate;
import org.chengming.letters.OfficialLetter;
import org.chengming.letters.Placeholder;

/** A letter by a template with made-up values, to look at. */
record SampleLetter(OfficialLetter letter) {
  private static final String NUMBER = "样公复〔2026〕18号";

  static SampleLetter of(LetterTemplate template, List<Placeholder> open, LocalDate today) {
    var values = new HashMap<String, String>();
    open.forEach(p -> values.put(p.name(), p.sample()));
    var text = template.fill(values);
    var organ = values.getOrDefault("organ", template.name());
    return new SampleLetter(
        new OfficialLetter(
            organ,
            NUMBER,
            text.title(),
            values.getOrDefault("addressee", ""),
            text.paragraphs(),
            List.of(),
            organ,
            today));
  }
}
