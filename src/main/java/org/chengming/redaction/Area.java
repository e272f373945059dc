package org.chengming.redaction;

/**
 * A rectangle of a page as it is looked at, upright and cut to its visible part.
 *
 * @param page from 1
 * @param left fraction of the page's width, from its left edge
 * @param top fraction of the page's height, from its upper edge
 * @param width fraction of the page's width
 * @param height fraction of the page's height
 */
public record Area(int page, double left, double top, double width, double height) {
  private static final double ROUNDING = 1e-6;

  public Area {
    if (page < 1
        || !(left >= 0 && top >= 0 && width > 0 && height > 0)
        || !(left + width <= 1 + ROUNDING && top + height <= 1 + ROUNDING)) {
      throw new IllegalArgumentException(
          "Area %s, %s, %s, %s of page %d must lie on a page, in fractions of it"
              .formatted(left, top, width, height, page));
    }
  }

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  /** How much of this area the other covers, from 0 to 1. */
  double coveredBy(Area other) {
    if (page != other.page) {
      return 0;
    }
    var across = Math.min(right(), other.right()) - Math.max(left, other.left);
    var down = Math.min(bottom(), other.bottom()) - Math.max(top, other.top);
    return across <= 0 || down <= 0 ? 0 : across * down / (width * height);
  }
}
