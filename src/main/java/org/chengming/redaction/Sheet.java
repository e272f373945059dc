package org.chengming.redaction;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * What is looked at of a page: its crop box, turned upright.
 *
 * @param width in points
 * @param height in points
 * @param upright takes the page's own coordinates there, from the lower left corner
 */
record Sheet(int number, double width, double height, AffineTransform upright) {
  /** A point, so that what lies beyond an edge is still an area. */
  private static final double SLIVER = 1e-4;

  static Sheet of(PDPage page, int number) {
    var box = page.getCropBox();
    double w = box.getWidth();
    double h = box.getHeight();
    int turn = Math.floorMod(page.getRotation(), 360);
    var upright =
        switch (turn) {
          case 90 -> new AffineTransform(0, -1, 1, 0, 0, w);
          case 180 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 270 -> new AffineTransform(0, 1, -1, 0, h, 0);
          default -> new AffineTransform();
        };
    upright.translate(-box.getLowerLeftX(), -box.getLowerLeftY());
    return turn == 90 || turn == 270
        ? new Sheet(number, h, w, upright)
        : new Sheet(number, w, h, upright);
  }

  /** The part of a box, in upright points, that lies on the page; a sliver of its edge at least. */
  Area area(Rectangle2D box) {
    var left = within(box.getMinX() / width);
    var right = Math.max(within(box.getMaxX() / width), left + SLIVER);
    var top = within(1 - box.getMaxY() / height);
    var bottom = Math.max(within(1 - box.getMinY() / height), top + SLIVER);
    return new Area(number, left, top, right - left, bottom - top);
  }

  private static double within(double fraction) {
    return Double.isNaN(fraction) ? 0 : Math.clamp(fraction, 0, 1 - SLIVER);
  }

  boolean shows(Rectangle2D box) {
    return box.getMaxX() > 0
        && box.getMinX() < width
        && box.getMaxY() > 0
        && box.getMinY() < height;
  }
}
