package org.chengming.redaction;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * What opaque things were painted on a page, in their order, to say what lies behind and before.
 */
final class Paint {
  static final int UNKNOWN = -1;
  private static final int WHITE = 0xFFFFFF;

  /**
   * @param colour 24 bits, or UNKNOWN for a picture
   */
  private record Layer(Rectangle2D bounds, Shape shape, int colour) {
    boolean has(double x, double y) {
      return bounds.contains(x, y) && (shape == bounds || shape.contains(x, y));
    }
  }

  private final List<Layer> layers = new ArrayList<>();

  void add(Shape shape, Area clip, int colour) {
    var cut = new Area(shape);
    if (!clip.isRectangular() || !clip.contains(cut.getBounds2D())) {
      cut.intersect(clip);
    }
    var bounds = cut.getBounds2D();
    if (bounds.getWidth() > 1 && bounds.getHeight() > 1) {
      layers.add(new Layer(bounds, cut.isRectangular() ? bounds : cut, colour));
    }
  }

  /** How many there are by now; what is painted later has this index or a higher one. */
  int count() {
    return layers.size();
  }

  /** The colour behind a point for what was painted when there were so many. */
  int behind(double x, double y, int before) {
    for (int i = before - 1; i >= 0; i--) {
      if (layers.get(i).has(x, y)) {
        return layers.get(i).colour();
      }
    }
    return WHITE;
  }

  /** Whether nearly all of a box lies under what was painted from that index on. */
  boolean covers(Rectangle2D box, int from) {
    if (from == layers.size()) {
      return false;
    }
    int under = 0;
    for (int i = 1; i <= 3; i++) {
      for (int j = 1; j <= 3; j++) {
        under +=
            covers(box.getX() + box.getWidth() * i / 4, box.getY() + box.getHeight() * j / 4, from);
      }
    }
    return under >= 8;
  }

  private int covers(double x, double y, int from) {
    for (int i = layers.size() - 1; i >= from; i--) {
      if (layers.get(i).has(x, y)) {
        return 1;
      }
    }
    return 0;
  }
}
