package org.chengming.registers.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleToIntFunction;
import java.util.stream.DoubleStream;
import org.chengming.registers.RecordPlaces;

/**
 * Where places stand in a picture of one form: degrees are even on both axes, those of longitude
 * shortened as they are at the middle of the picture, so that a square of land looks square.
 */
final class Projection {
  private static final int EDGE = 48;
  private static final double[] STEPS = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20};

  private final PictureForm form;
  private final double west;
  private final double north;
  private final double east;
  private final double south;
  private final double shortened;
  private final double scale;

  /**
   * @param places one at least
   */
  Projection(List<RecordPlaces.Place> places, PictureForm form) {
    this.form = form;
    var w = longitudes(places).min().orElseThrow();
    var e = longitudes(places).max().orElseThrow();
    var s = latitudes(places).min().orElseThrow();
    var n = latitudes(places).max().orElseThrow();
    // A single place gets some land around it.
    var margin = Math.max(0.02, Math.max(e - w, n - s) * 0.04);
    west = w - margin;
    east = e + margin;
    south = s - margin;
    north = n + margin;
    shortened = Math.max(0.1, Math.cos(Math.toRadians((north + south) / 2)));
    scale =
        Math.min(
            (form.width() - 2 * EDGE) / ((east - west) * shortened),
            (most() - 2 * EDGE) / (north - south));
  }

  private static DoubleStream longitudes(List<RecordPlaces.Place> places) {
    return places.stream().mapToDouble(p -> p.longitude().doubleValue());
  }

  private static DoubleStream latitudes(List<RecordPlaces.Place> places) {
    return places.stream().mapToDouble(p -> p.latitude().doubleValue());
  }

  private int most() {
    return form == PictureForm.BROAD ? 700 : 440;
  }

  int height() {
    var least = form == PictureForm.BROAD ? 300 : 200;
    return (int) Math.max(least, (north - south) * scale + 2 * EDGE);
  }

  int x(RecordPlaces.Place place) {
    return x(place.longitude().doubleValue());
  }

  int y(RecordPlaces.Place place) {
    return y(place.latitude().doubleValue());
  }

  private int x(double longitude) {
    var used = (east - west) * shortened * scale;
    return (int) Math.round((form.width() - used) / 2 + (longitude - west) * shortened * scale);
  }

  private int y(double latitude) {
    return (int) Math.round(EDGE + (north - latitude) * scale);
  }

  List<MapPart.Degree> across() {
    return degrees(west, east, this::x);
  }

  List<MapPart.Degree> down() {
    return degrees(south, north, this::y);
  }

  private List<MapPart.Degree> degrees(double from, double until, DoubleToIntFunction where) {
    var step = step();
    var degrees = new ArrayList<MapPart.Degree>();
    for (var at = Math.ceil(from / step) * step; at <= until; at += step) {
      degrees.add(new MapPart.Degree(written(at, step), where.applyAsInt(at)));
    }
    return degrees;
  }

  /** At most six of them, and no two along the top so near that their figures touch. */
  private double step() {
    var span = Math.max(east - west, north - south);
    for (var step : STEPS) {
      if (span / step <= 6 && step * shortened * scale >= form.wide(written(east, step) + "  ")) {
        return step;
      }
    }
    return 30;
  }

  private static String written(double at, double step) {
    var places = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
    return ("%." + places + "f°").formatted(at);
  }
}
