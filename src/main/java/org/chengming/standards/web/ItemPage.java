package org.chengming.standards.web;

import java.util.List;

/** How bodies stand with one standard, item by item, or with one item. */
record ItemPage(String title, String back, List<Item> items) {
  record Item(
      String label, String limit, List<Body> missing, long late, long inTime, long others) {}

  record Body(String path, String label) {}
}
