package org.chengming.gate;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** A notice as a picture, as people send them. */
final class PicturedNotice {
  /** How it came to be a picture. */
  enum Look {
    /** Large and clean, black on white, the cells of tables a blank apart. */
    PLAIN("large and clean", 32),
    /** As the screen of a computer shows it. */
    SCREEN("from a screen, small letters", 15),
    /** Tables in columns with rules, as a print is scanned: grey, grainy, not quite upright. */
    SCAN("scanned with tables in rules, grainy, turned by up to a degree", 30),
    /** A telephone's photograph, lit from one side, pressed hard. */
    PHOTO("photographed, lit from one side, JPEG of quality 40", 28);

    final String words;
    final int height;

    Look(String words, int height) {
      this.words = words;
      this.height = height;
    }
  }

  private static final Font FONT = font();
  private static final int[] COLUMNS = {0, 4, 10, 20, 36};

  private final PlantedText notice;
  private final Look look;
  private final Random random;
  private final int height;

  private PicturedNotice(PlantedText notice, Look look, long seed) {
    this.notice = notice;
    this.look = look;
    this.random = new Random(seed);
    this.height = look.height;
  }

  static byte[] of(PlantedText notice, Look look, long seed) throws IOException {
    var pictured = new PicturedNotice(notice, look, seed);
    var image = pictured.written();
    return look == Look.PLAIN || look == Look.SCREEN ? png(image) : pictured.worn(image);
  }

  private BufferedImage written() {
    boolean ruled = look == Look.SCAN || look == Look.PHOTO;
    var whole = notice.text();
    int rows = ruled ? notice.rows().size() : 0;
    var plain = rows == 0 ? whole.replace('\t', ' ') : whole.substring(0, whole.indexOf("序号\t姓名"));
    var lines = PlantedFile.lines(plain);
    var image =
        new BufferedImage(
            44 * height, 2 * height * (lines.size() + rows + 2), BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(Color.BLACK);
    graphics.setFont(FONT.deriveFont((float) height));
    if (ruled) {
      graphics.rotate(
          Math.toRadians(2 * random.nextDouble() - 1),
          image.getWidth() / 2.0,
          image.getHeight() / 2.0);
    }
    int y = 0;
    for (var line : lines) {
      graphics.drawString(shown(line), 2 * height, y += 2 * height);
    }
    if (rows > 0) {
      table(graphics, y + height / 2);
    }
    graphics.dispose();
    return image;
  }

  private void table(Graphics2D graphics, int top) {
    graphics.setStroke(new BasicStroke(Math.max(1, height / 16f)));
    int y = top;
    for (var row : notice.rows()) {
      for (int c = 0; c < row.size(); c++) {
        int left = (2 + COLUMNS[c]) * height;
        int wide = (COLUMNS[c + 1] - COLUMNS[c]) * height;
        graphics.drawRect(left, y, wide, 2 * height);
        int text = graphics.getFontMetrics().stringWidth(row.get(c));
        graphics.drawString(row.get(c), left + (wide - text) / 2, y + (int) (1.35 * height));
      }
      y += 2 * height;
    }
  }

  /** What the font has no sign for is not printed, as unseen characters are not. */
  private static String shown(String line) {
    var shown = new StringBuilder();
    line.codePoints().filter(FONT::canDisplay).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private byte[] worn(BufferedImage image) throws IOException {
    var worn = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    var graphics = worn.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    boolean photo = look == Look.PHOTO;
    var raster = worn.getRaster();
    for (int y = 0; y < worn.getHeight(); y++) {
      for (int x = 0; x < worn.getWidth(); x++) {
        double light = photo ? 0.45 + 0.5 * x / worn.getWidth() : 0.92;
        double ink = 30 + (raster.getSample(x, y, 0) * (225.0 / 255));
        raster.setSample(
            x,
            y,
            0,
            Math.clamp(Math.round(ink * light + random.nextGaussian() * (photo ? 6 : 12)), 0, 255));
      }
    }
    return jpeg(worn);
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private byte[] jpeg(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      var how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(look == Look.PHOTO ? 0.4f : 0.7f);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static Font font() {
    try (var in = PicturedNotice.class.getResourceAsStream("/fonts/NotoSerifSC-Subset.ttf")) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException(e);
    }
  }
}
