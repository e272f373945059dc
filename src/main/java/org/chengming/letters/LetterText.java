package org.chengming.letters;

import java.util.List;

/** What a letter says, its placeholders filled; plain text. */
public record LetterText(String title, List<String> paragraphs) {
  public LetterText {
    paragraphs = List.copyOf(paragraphs);
  }
}
