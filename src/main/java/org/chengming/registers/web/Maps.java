package org.chengming.registers.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.chengming.registers.RecordPlaces;

/**
 * Draws places: degrees are even on both axes, those of longitude shortened as they are at the
 * middle of the picture, so that a square of land looks square. Places whose marks would hide each
 * other share one, and are listed together under its number.
 */
final class Maps {
  private static final int WIDTH = 900;
  private static final int MOST_HEIGHT = 700;
  private static final int LEAST_HEIGHT = 300;
  private static final int EDGE = 48;

  /** Two digits fit into a mark. */
  private static final int MOST_SPOTS = 99;

  /** Near enough to hide each other, in ever wider steps until there are not too many to number. */
  private static final int[] NEAR = {26, 36, 50, 70, 100, 140};

  private final double west;
  private final double north;
  private final double east;
  private final double south;
  private final double shortened;
  private final double scale;

  private Maps(List<RecordPlaces.Place> places) {
    var w = places.stream().mapToDouble(p -> p.longitude().doubleValue()).min().orElse(0);
    var e = places.stream().mapToDouble(p -> p.longitude().doubleValue()).max().orElse(0);
    var s = places.stream().mapToDouble(p -> p.latitude().doubleValue()).min().orElse(0);
    var n = places.stream().mapToDouble(p -> p.latitude().doubleValue()).max().orElse(0);
    // A single place gets some land around it.
    var margin = Math.max(0.02, Math.max(e - w, n - s) * 0.04);
    west = w - margin;
    east = e + margin;
    south = s - margin;
    north = n + margin;
    shortened = Math.max(0.1, Math.cos(Math.toRadians((north + south) / 2)));
    scale =
        Math.min(
            (WIDTH - 2 * EDGE) / ((east - west) * shortened),
            (MOST_HEIGHT - 2 * EDGE) / (north - south));
  }

  static MapPart draw(List<RecordPlaces.Place> found, String path) {
    var places = found.subList(0, Math.min(found.size(), RecordPlaces.MOST));
    if (places.isEmpty()) {
      return new MapPart(0, 0, List.of(), List.of(), List.of(), false);
    }
    return new Maps(places).part(places, path, found.size() > places.size());
  }

  private List<MapPart.Spot> spots(List<RecordPlaces.Place> places, String path) {
    var drawn = places.stream().map(place -> place(place, path)).toList();
    var spots = List.<List<MapPart.Place>>of();
    for (var near : NEAR) {
      spots = together(drawn, near);
      if (spots.size() <= MOST_SPOTS) {
        break;
      }
    }
    var numbered = new ArrayList<MapPart.Spot>();
    for (var spot : spots) {
      numbered.add(new MapPart.Spot(numbered.size() + 1, spot));
    }
    return numbered;
  }

  /** Each goes to the first it would hide, so no two that are left hide each other. */
  private static List<List<MapPart.Place>> together(List<MapPart.Place> places, int near) {
    var spots = new ArrayList<List<MapPart.Place>>();
    for (var place : places) {
      spots.stream()
          .filter(
              spot ->
                  Math.hypot(
                          spot.getFirst().x() - place.x(), (double) spot.getFirst().y() - place.y())
                      < near)
          .findFirst()
          .orElseGet(
              () -> {
                spots.add(new ArrayList<>());
                return spots.getLast();
              })
          .add(place);
    }
    return spots;
  }

  private MapPart.Place place(RecordPlaces.Place place, String path) {
    return new MapPart.Place(
        x(place.longitude().doubleValue()),
        y(place.latitude().doubleValue()),
        place.label(),
        place.group(),
        "%s°, %s°".formatted(brief(place.longitude()), brief(place.latitude())),
        path + "/records/" + RecordFiles.escaped(place.key()));
  }

  private MapPart part(List<RecordPlaces.Place> places, String path, boolean cut) {
    var height = (int) Math.max(LEAST_HEIGHT, (north - south) * scale + 2 * EDGE);
    var step = step(Math.max(east - west, north - south));
    var across = new ArrayList<MapPart.Mark>();
    for (var at = Math.ceil(west / step) * step; at <= east; at += step) {
      across.add(new MapPart.Mark(degrees(at, step), x(at)));
    }
    var down = new ArrayList<MapPart.Mark>();
    for (var at = Math.ceil(south / step) * step; at <= north; at += step) {
      down.add(new MapPart.Mark(degrees(at, step), y(at)));
    }
    return new MapPart(WIDTH, height, across, down, spots(places, path), cut);
  }

  private int x(double longitude) {
    var used = (east - west) * shortened * scale;
    return (int) Math.round((WIDTH - used) / 2 + (longitude - west) * shortened * scale);
  }

  private int y(double latitude) {
    return (int) Math.round(EDGE + (north - latitude) * scale);
  }

  private static double step(double span) {
    for (var step : new double[] {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20}) {
      if (span / step <= 6) {
        return step;
      }
    }
    return 30;
  }

  private static String degrees(double at, double step) {
    return (step >= 1 ? "%.0f°" : step >= 0.1 ? "%.1f°" : "%.3f°").formatted(at);
  }

  private static String brief(BigDecimal degrees) {
    return degrees.round(new MathContext(7)).stripTrailingZeros().toPlainString();
  }
}
