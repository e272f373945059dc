package org.chengming.redaction;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.util.List;

/** Pixels, black where nothing may be left. */
final class Picture {
  /** The outermost pixels of an area are shared with what is beside it. */
  private static final int EDGE = 2;

  private static final int NEARLY_BLACK = 40;

  private Picture() {}

  static void blacken(BufferedImage image, List<Area> areas) {
    var graphics = image.createGraphics();
    graphics.setComposite(AlphaComposite.Src);
    graphics.setColor(Color.BLACK);
    for (var area : areas) {
      fill(graphics, image, area);
    }
    graphics.dispose();
  }

  private static void fill(Graphics2D graphics, BufferedImage image, Area area) {
    int left = (int) Math.floor(area.left() * image.getWidth());
    int top = (int) Math.floor(area.top() * image.getHeight());
    int right = (int) Math.ceil(area.right() * image.getWidth());
    int bottom = (int) Math.ceil(area.bottom() * image.getHeight());
    graphics.fillRect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }

  /** Whether an area is black all over, its edges aside. */
  static boolean black(BufferedImage image, Area area) {
    int left = (int) Math.ceil(area.left() * image.getWidth()) + EDGE;
    int top = (int) Math.ceil(area.top() * image.getHeight()) + EDGE;
    int right = (int) Math.floor(area.right() * image.getWidth()) - EDGE;
    int bottom = (int) Math.floor(area.bottom() * image.getHeight()) - EDGE;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = image.getRGB(x, y);
        if (((pixel >> 16 & 255) + (pixel >> 8 & 255) + (pixel & 255)) > NEARLY_BLACK) {
          return false;
        }
      }
    }
    return true;
  }

  /** The same without colours where it has none, which takes a third of the room. */
  static BufferedImage plainest(BufferedImage image) {
    if (!(image.getRaster().getDataBuffer() instanceof DataBufferInt colours)) {
      return image;
    }
    var grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    var out = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    var in = colours.getData();
    for (int i = 0; i < in.length; i++) {
      int blue = in[i] & 255;
      if ((in[i] >> 8 & 255) != blue || (in[i] >> 16 & 255) != blue) {
        return image;
      }
      out[i] = (byte) blue;
    }
    return grey;
  }
}
