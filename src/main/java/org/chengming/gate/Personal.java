package org.chengming.gate;

import java.util.List;

/** Finds personal data in text. */
interface Personal {
  /**
   * @param kind of personal data, by its code
   * @param start of it in the text, in characters
   * @param end after its last character
   * @param confidence from 0 to 1
   * @param masked as it may be shown
   */
  record Hit(String kind, int start, int end, double confidence, String masked) {}

  List<Hit> find(String text);
}
