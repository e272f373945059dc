package org.chengming.web;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as the path of an SVG, each dark square one unit.
 *
 * @param size of the whole, with the four light squares the standard wants around it
 */
public record QrCode(String path, int size) {
  private static final int MARGIN = 4;

  public static QrCode of(String text) {
    try {
      var squares = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      var path = new StringBuilder();
      for (int y = 0; y < squares.getHeight(); y++) {
        for (int x = 0; x < squares.getWidth(); x++) {
          if (squares.get(x, y) == 1) {
            path.append("M%d %dh1v1h-1z".formatted(x + MARGIN, y + MARGIN));
          }
        }
      }
      return new QrCode(path.toString(), squares.getWidth() + 2 * MARGIN);
    } catch (WriterException e) {
      throw new IllegalArgumentException("\"%s\" does not fit a QR code".formatted(text), e);
    }
  }

  public String viewBox() {
    return "0 0 %d %d".formatted(size, size);
  }
}
