package org.chengming.registers.web;

import java.util.List;

/**
 * Places in a plain frame with degrees, numbered as in the list under it.
 *
 * @param across, down where degrees are marked
 * @param shown how many are in the picture; the list has them all
 * @param cut whether there are more than are listed
 */
record MapPart(
    int width, int height, List<Mark> across, List<Mark> down, List<Place> places, boolean cut) {
  record Mark(String label, int at) {}

  /**
   * @param group empty where there are no groups
   */
  record Place(int number, int x, int y, String label, String group, String degrees, String path) {}

  /** Numbers would hide each other when there are more. */
  boolean numbered() {
    return places.size() <= 60;
  }

  boolean grouped() {
    return places.stream().anyMatch(p -> !p.group().isEmpty());
  }
}
