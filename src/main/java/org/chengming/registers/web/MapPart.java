package org.chengming.registers.web;

import java.util.List;

/**
 * Places in a plain frame with degrees, under numbers that the list below it has too.
 *
 * @param across, down where degrees are marked
 * @param cut whether there are more than are listed
 */
record MapPart(
    int width, int height, List<Mark> across, List<Mark> down, List<Spot> spots, boolean cut) {
  record Mark(String label, int at) {}

  /** A mark of the picture, where its first place is. */
  record Spot(int number, List<Place> places) {
    public Spot {
      places = List.copyOf(places);
    }

    Place first() {
      return places.getFirst();
    }

    boolean several() {
      return places.size() > 1;
    }
  }

  /**
   * @param group empty where there are no groups
   */
  record Place(int x, int y, String label, String group, String degrees, String path) {}

  boolean empty() {
    return spots.isEmpty();
  }

  /** How many places there are. */
  int size() {
    return spots.stream().mapToInt(spot -> spot.places().size()).sum();
  }

  boolean shared() {
    return spots.stream().anyMatch(Spot::several);
  }

  boolean grouped() {
    return spots.stream()
        .flatMap(spot -> spot.places().stream())
        .anyMatch(place -> !place.group().isEmpty());
  }
}
