package org.chengming.registers.web;

import java.util.List;

/**
 * Places in a plain frame with degrees, under numbers that the list below it has too.
 *
 * @param drawings in each form; empty where there is nothing to draw
 * @param spots what the numbers stand for
 * @param cut whether there are more than are listed
 */
record MapPart(List<Drawing> drawings, List<Spot> spots, boolean cut) {
  /**
   * @param across, down where degrees are marked
   * @param dots of all places that share a mark, as a path of SVG: a stroke of no length with a
   *     round end for each
   */
  record Drawing(
      PictureForm form,
      int height,
      List<Degree> across,
      List<Degree> down,
      String dots,
      List<Mark> marks) {}

  record Degree(String label, int at) {}

  /**
   * A mark, whose middle is where its first place is.
   *
   * @param label the number of its spot, or the first and last of those it stands for
   * @param several whether more than one place stands there
   */
  record Mark(int x, int y, String label, int width, boolean several) {
    static final int HEIGHT = 22;

    int left() {
      return x - width / 2;
    }

    int top() {
      return y - HEIGHT / 2;
    }
  }

  /** Places under one number. */
  record Spot(int number, List<Place> places) {
    public Spot {
      places = List.copyOf(places);
    }

    Place first() {
      return places.getFirst();
    }
  }

  /**
   * @param group empty where there are no groups
   */
  record Place(String label, String group, String degrees, String path) {}

  boolean empty() {
    return spots.isEmpty();
  }

  /** How many places there are. */
  int size() {
    return spots.stream().mapToInt(spot -> spot.places().size()).sum();
  }

  /** Whether places share a number. */
  boolean shared() {
    return spots.stream().anyMatch(spot -> spot.places().size() > 1);
  }

  /** Whether numbers share a mark in the narrow form. */
  boolean gathered() {
    return drawings.getLast().marks().size() < spots.size();
  }

  boolean grouped() {
    return spots.stream()
        .flatMap(spot -> spot.places().stream())
        .anyMatch(place -> !place.group().isEmpty());
  }
}
