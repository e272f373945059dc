package org.chengming.letters;

import java.time.LocalDate;
import java.util.List;

/**
 * One finished letter. Every text is plain and may have been typed by anybody; what no letter can
 * hold (control characters, marks of direction) is left out.
 *
 * @param organ the full name over the letter
 * @param number of the letter, 样公复〔2026〕18号; empty when it has none
 * @param addressee without colon; empty when it has none
 * @param paragraphs one a paragraph; a line break begins another
 * @param attachments their names, in order
 * @param signer the name above the date
 * @param on the day it is signed
 */
public record OfficialLetter(
    String organ,
    String number,
    String title,
    String addressee,
    List<String> paragraphs,
    List<String> attachments,
    String signer,
    LocalDate on) {
  public OfficialLetter {
    organ = TypedText.line(organ);
    number = TypedText.line(number);
    title = TypedText.line(title);
    addressee = TypedText.line(addressee).replaceAll("[：:]+$", "");
    paragraphs = paragraphs.stream().flatMap(p -> TypedText.paragraphs(p).stream()).toList();
    attachments = attachments.stream().map(TypedText::line).filter(a -> !a.isEmpty()).toList();
    signer = TypedText.line(signer);
    if (organ.isEmpty() || title.isEmpty() || signer.isEmpty() || paragraphs.isEmpty()) {
      throw new IllegalArgumentException(
          "A letter needs organ, title, signer and text; it has \"%s\", \"%s\", \"%s\" and %d paragraphs"
              .formatted(organ, title, signer, paragraphs.size()));
    }
  }
}
