package org.chengming.gate;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.chengming.redaction.Upright;

/** A picture in grey, upright, and what of it is ink: a good deal darker than what is around it. */
final class Ink {
  private static final long MOST_PIXELS = 25_000_000;

  private static final double DARKER = 0.8;

  /** Of surroundings, how dark the darkest may be beside the lightest; and how light all become. */
  private static final double EVEN = 0.75;

  private static final int LIGHT = 230;

  /** How much of the columns of a line is ink where it is the rule of a table. */
  private static final double RULE = 0.9;

  private final BufferedImage grey;
  private final byte[] samples;
  private final boolean[] ink;

  private Ink(BufferedImage grey) {
    this.grey = grey;
    this.samples = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    this.ink = ink(samples, grey.getWidth(), grey.getHeight());
  }

  /** Empty for a kind of picture or a size that is not read here. */
  static Optional<Ink> of(byte[] picture) {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
          return Optional.empty();
        }
        var plain = Upright.of(reader.read(0), Pictures.turn(picture));
        return Optional.of(new Ink(drawn(plain, plain.getWidth(), plain.getHeight())));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static BufferedImage drawn(BufferedImage image, int width, int height) {
    var grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    var graphics = grey.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return grey;
  }

  private static boolean[] ink(byte[] samples, int width, int height) {
    var ink = new boolean[samples.length];
    new Window(samples, width, height)
        .each((at, mean) -> ink[at] = (samples[at] & 0xFF) < mean * DARKER);
    return ink;
  }

  /** The same as if its light came evenly from everywhere, where it does not. */
  Ink evenly() {
    var means = new byte[samples.length];
    var counts = new int[256];
    new Window(samples, width(), height())
        .each(
            (at, mean) -> {
              means[at] = (byte) mean;
              counts[(int) mean]++;
            });
    if (below(counts, 0.05) > EVEN * below(counts, 0.95)) {
      return this;
    }
    var even = drawn(grey, width(), height());
    var bytes = ((DataBufferByte) even.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.min(255, (samples[i] & 0xFF) * LIGHT / Math.max(1, means[i] & 0xFF));
    }
    return new Ink(even);
  }

  /** Below which this share of all is. */
  private int below(int[] counts, double share) {
    double left = share * samples.length;
    int at = 0;
    while (at < counts.length - 1 && left >= counts[at]) {
      left -= counts[at++];
    }
    return at;
  }

  int width() {
    return grey.getWidth();
  }

  int height() {
    return grey.getHeight();
  }

  /** So many times as large; less where that were more than is read here. */
  Ink larger(double times) {
    double factor = Math.min(times, Math.sqrt((double) MOST_PIXELS / samples.length));
    return new Ink(
        drawn(
            grey,
            (int) Math.max(1, Math.round(width() * factor)),
            (int) Math.max(1, Math.round(height() * factor))));
  }

  /** The same without its grain: every sample the mean of those around it, the near ones most. */
  Ink smooth(double reach) {
    int radius = (int) Math.ceil(2.5 * reach);
    int side = 2 * radius + 1;
    var weights = new float[side * side];
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int x = i % side - radius;
      int y = i / side - radius;
      sum += weights[i] = (float) Math.exp(-(x * x + y * y) / (2 * reach * reach));
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    var smooth = drawn(grey, width(), height());
    new ConvolveOp(new Kernel(side, side, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(grey, smooth);
    return new Ink(smooth);
  }

  /** A part with a white margin, which readers of one line want. */
  Ink part(int left, int top, int right, int bottom, int margin) {
    int x = Math.clamp(left, 0, width() - 1);
    int y = Math.clamp(top, 0, height() - 1);
    int w = Math.clamp(right - x, 1, width() - x);
    int h = Math.clamp(bottom - y, 1, height() - y);
    var part = new BufferedImage(w + 2 * margin, h + 2 * margin, BufferedImage.TYPE_BYTE_GRAY);
    var graphics = part.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, part.getWidth(), part.getHeight());
    graphics.drawImage(grey.getSubimage(x, y, w, h), margin, margin, null);
    graphics.dispose();
    return new Ink(part);
  }

  void write(Path file) throws IOException {
    ImageIO.write(grey, "png", file.toFile());
  }

  /** The same without the rules of its tables, between which nothing is read. */
  Ink unruled() {
    var rules = new Rules(ink, width(), height()).pixels();
    if (rules.isEmpty()) {
      return this;
    }
    var plain = drawn(grey, width(), height());
    var bytes = ((DataBufferByte) plain.getRaster().getDataBuffer()).getData();
    for (int i = rules.nextSetBit(0); i >= 0; i = rules.nextSetBit(i + 1)) {
      bytes[i] = (byte) 0xFF;
    }
    return new Ink(plain);
  }

  /**
   * The stretches of columns with ink between the rows, apart where at least {@code gap} columns
   * have none.
   */
  List<Stretch> stretches(int top, int bottom, int gap) {
    int from = Math.clamp(top, 0, height() - 1);
    int rows = Math.clamp(bottom - from, 1, height() - from);
    var columns = new int[width()];
    for (int y = from; y < from + rows; y++) {
      for (int x = 0; x < columns.length; x++) {
        columns[x] += ink[y * columns.length + x] ? 1 : 0;
      }
    }
    var found = new ArrayList<Stretch>();
    int start = -1;
    int last = -gap - 1;
    for (int x = 0; x < columns.length; x++) {
      if (columns[x] == 0 || columns[x] >= rows * RULE) {
        continue;
      }
      if (x - last > gap) {
        if (start >= 0) {
          found.add(new Stretch(start, last + 1));
        }
        start = x;
      }
      last = x;
    }
    if (start >= 0) {
      found.add(new Stretch(start, last + 1));
    }
    return found;
  }

  /**
   * @param to exclusive
   */
  record Stretch(int from, int to) {
    /** Pixels both have; negative is how far they are apart. */
    int shared(Stretch other) {
      return Math.min(to, other.to) - Math.max(from, other.from);
    }
  }
}
