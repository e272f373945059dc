package org.chengming.letters;

import java.util.Map;

/**
 * The words of a kind of letter.
 *
 * @param kind upper case, e.g. {@code EXTENSION}, {@code ANSWER_3_1}
 * @param version 0 as shipped, then one more with each change
 * @param name what officials call it, 延期答复告知书
 * @param title with {@code {{placeholders}}}, as is the body
 * @param body paragraphs, one a line
 */
public record LetterTemplate(String kind, int version, String name, String title, String body) {

  /**
   * The text with the values in it. A value is plain text: what looks like a placeholder in it
   * stays as it is. A line break in a value begins a paragraph; a paragraph left without text goes,
   * so that an empty value takes a line of its own away.
   *
   * @param values by the name of the placeholder; more than the template uses do no harm
   * @throws IllegalArgumentException naming the placeholder that has no value
   */
  public LetterText fill(Map<String, String> values) {
    return new LetterText(
        TypedText.line(Gaps.fill(kind, title, values)),
        TypedText.paragraphs(Gaps.fill(kind, body, values)));
  }
}
