package org.chengming.redaction;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Turns pictures as their cameras say. */
public final class Upright {
  private Upright() {}

  /**
   * The picture upright and on white, in plain colours.
   *
   * @param turn as EXIF numbers it: 1 upright, 3 upside down, 6 and 8 on a side, the others
   *     mirrored
   */
  public static BufferedImage of(BufferedImage image, int turn) {
    int w = image.getWidth();
    int h = image.getHeight();
    var place =
        switch (turn) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
          default -> new AffineTransform();
        };
    var plain =
        turn >= 5
            ? new BufferedImage(h, w, BufferedImage.TYPE_INT_RGB)
            : new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    var graphics = plain.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, plain.getWidth(), plain.getHeight());
    graphics.drawImage(image, place, null);
    graphics.dispose();
    return plain;
  }
}
