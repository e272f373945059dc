package org.chengming.gate.web;

import java.util.List;
import org.chengming.gate.WrongWord;
import org.chengming.web.Form;

/**
 * @param text what the words are filtered by
 * @param words the newest of them
 * @param count of all that the text is in
 * @param id of the word that is being changed, 0 for a new one
 * @param form what stands in the fields
 * @param imported how many an import added, changed and left as they are; one empty text for none
 */
record WrongWordsPage(
    String text, List<WrongWord> words, int count, long id, Form form, List<String> imported) {
  private static final int MOST = 500;

  static List<WrongWord> first(List<WrongWord> words) {
    return words.subList(0, Math.min(MOST, words.size()));
  }

  boolean changing() {
    return id != 0;
  }

  boolean wasImported() {
    return imported.size() == 3;
  }

  List<WrongWord.Subject> subjects() {
    return List.of(WrongWord.Subject.values());
  }

  boolean chosen(WrongWord.Subject subject) {
    var value = form.value("subject");
    return value.isEmpty() ? subject == WrongWord.Subject.TYPO : value.equals(subject.name());
  }
}
