package org.chengming.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Everything the gate finds in a text: what is of persons, and words that must not stand so. */
@Component
public class TextCheck {
  private final WrongWords words;
  private final GateSettings settings;

  TextCheck(WrongWords words, GateSettings settings) {
    this.words = words;
    this.settings = settings;
  }

  /**
   * All that settings do not leave aside, in the order in which it stands; no two overlap. What is
   * to happen to each, {@link GateSettings#of} says.
   */
  public List<Finding> find(String text) {
    return find(text, Set.of());
  }

  /** The same, and these names wherever they stand. */
  List<Finding> find(String text, Set<String> names) {
    var found = new ArrayList<>(PersonalDataFinder.find(text));
    found.addAll(PersonNames.find(text, names));
    found.addAll(words.find(text));
    found.removeIf(f -> settings.of(f) == Policy.IGNORE);
    return PersonalDataFinder.apart(found);
  }
}
