package org.chengming.registers;

import org.chengming.gate.GateSettings;
import org.chengming.gate.PersonalDataFinder;
import org.chengming.gate.Policy;
import org.chengming.web.Refused;

/** What is written about records and read by everybody: notes of editions, reasons of removals. */
final class PublicWords {
  static final int LONGEST_NOTE = 200;

  private PublicWords() {}

  /**
   * @throws Refused when there is a number or home of a person in it, or it is too long
   */
  static void require(GateSettings gate, String field, String text, int longest) {
    if (text.length() > longest) {
      throw Refused.because(field, "最多%d字。".formatted(longest), "Too long: " + field);
    }
    PersonalDataFinder.find(text).stream()
        .filter(found -> gate.of(found) == Policy.BLOCK)
        .findFirst()
        .ifPresent(
            found -> {
              throw Refused.because(
                  field,
                  "里面有%s，公众会看到，请去掉。".formatted(found.kind().label()),
                  "Of a person: " + field);
            });
  }
}
