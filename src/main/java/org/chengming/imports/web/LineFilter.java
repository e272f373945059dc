package org.chengming.imports.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Which lines of a report to show.
 *
 * @param outcome REPAIRED, HELD, REJECTED, DUPLICATE, or empty for all
 * @param q words the reason, title or source id holds; empty for all
 * @param after the row number the page starts after
 */
record LineFilter(String outcome, String q, int after) {
  static final LineFilter NONE = new LineFilter("", "", 0);
  static final int PAGE = 100;

  String query() {
    return "outcome=" + outcome + "&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
  }
}
