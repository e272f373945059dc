package org.chengming.redaction;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;

/**
 * How much room the signs of a page take, in heights of their font from where each begins: what a
 * line of writing takes, and what is drawn of the sign where that is more.
 */
final class SignBoxes {
  /** Accents above, descents below. */
  private static final double ASCENT = 0.95;

  private static final double DESCENT = 0.25;
  private static final double BESIDE = 0.02;
  private static final double MOST = 3;

  private final Map<PDFont, Map<Integer, Optional<Rectangle2D>>> drawn = new IdentityHashMap<>();

  Rectangle2D box(PDFont font, int code, double width) {
    Rectangle2D box =
        new Rectangle2D.Double(
            Math.min(0, width) - BESIDE, -DESCENT, Math.abs(width) + 2 * BESIDE, ASCENT + DESCENT);
    return drawn
        .computeIfAbsent(font, f -> new HashMap<>())
        .computeIfAbsent(code, c -> ink(font, c))
        .map(box::createUnion)
        .orElse(box);
  }

  private static Optional<Rectangle2D> ink(PDFont font, int code) {
    try {
      Shape units =
          switch (font) {
            case PDType3Font own when own.getBoundingBox() != null -> bounds(own.getBoundingBox());
            case PDVectorFont shapes -> shapes.getNormalizedPath(code);
            default -> null;
          };
      if (units == null || units.getBounds2D().isEmpty()) {
        return Optional.empty();
      }
      var box =
          font.getFontMatrix()
              .createAffineTransform()
              .createTransformedShape(units)
              .getBounds2D()
              .createIntersection(new Rectangle2D.Double(-MOST, -MOST, 2 * MOST, 2 * MOST));
      return box.isEmpty() ? Optional.empty() : Optional.of(box);
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // drawn as nothing, too
    }
  }

  private static Shape bounds(BoundingBox box) {
    return new Rectangle2D.Double(
        box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight());
  }
}
