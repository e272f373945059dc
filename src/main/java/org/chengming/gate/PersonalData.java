package org.chengming.gate;

/** Personal data as the gate finds it in texts. */
final class PersonalData {
  static final Personal IN_TEXT =
      text ->
          PersonalDataFinder.find(text).stream()
              .filter(f -> f.kind().personal())
              .map(
                  f ->
                      new Personal.Hit(
                          f.kind().name(), f.start(), f.end(), f.confidence(), f.instead()))
              .toList();

  private PersonalData() {}
}
