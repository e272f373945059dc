package org.chengming.requests.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was raised and nobody has taken note of.
 *
 * @param more whether there are more than are shown
 * @param done what was just done, null for nothing
 */
record EscalationsPage(List<Item> items, boolean more, @Nullable String done) {

  /**
   * @param what which day is near or past
   * @param tone style of that word
   */
  record Item(long id, String number, String body, String what, String tone, String raised) {}
}
