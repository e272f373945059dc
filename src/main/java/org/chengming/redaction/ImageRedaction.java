package org.chengming.redaction;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import org.chengming.files.FileKind;
import org.chengming.redaction.Proof.Extra;
import org.chengming.redaction.Unredactable.Why;

/**
 * Blackens an image: its pixels, upright and on white, are drawn anew; nothing else of it goes on.
 * What is written in it cannot be searched for. Runs in the child JVM only.
 */
final class ImageRedaction {
  /** A heap of 448 MB holds such an image twice over. */
  static final long MOST_PIXELS = 40_000_000;

  private static final float QUALITY = 0.92f;

  private final FileKind kind;
  private final BufferedImage image;
  private final int metadata;

  ImageRedaction(Path file, FileKind kind) throws IOException {
    this.kind = kind;
    this.metadata = ImageSegments.extra(file, kind);
    this.image = Upright.of(decode(file), kind == FileKind.JPEG ? ImageSegments.turn(file) : 1);
  }

  private static BufferedImage decode(Path file) throws IOException {
    try (var in = ImageIO.createImageInputStream(file.toFile())) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new Unredactable(Why.BROKEN);
      }
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return decode(reader);
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage decode(ImageReader reader) {
    try {
      if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
        throw new Unredactable(Why.TOO_LARGE, 1);
      }
      return reader.read(0);
    } catch (IIOException e) {
      throw new Unredactable(
          String.valueOf(e.getMessage()).contains("Unsupported")
              ? Why.COLOURS_UNKNOWN
              : Why.BROKEN);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Unredactable(Why.BROKEN);
    }
  }

  Look look() {
    return new Look(
        List.of(new Look.Page(image.getWidth(), image.getHeight(), false, true)),
        List.of(),
        List.of());
  }

  BufferedImage draw(int page) {
    if (page != 1) {
      throw new Unredactable(Why.NO_SUCH_PAGE, page);
    }
    return image;
  }

  PdfRedaction.Done redact(List<Area> areas, Path out) throws IOException {
    if (areas.isEmpty()) {
      throw new Unredactable(Why.NOTHING);
    }
    for (var area : areas) {
      if (area.page() != 1) {
        throw new Unredactable(Why.NO_SUCH_PAGE, area.page());
      }
    }
    Picture.blacken(image, areas);
    write(image, kind, out);
    var left = new ArrayList<Proof.LeftBehind>();
    if (metadata > 0) {
      left.add(new Proof.LeftBehind(Extra.METADATA, metadata));
    }
    return new PdfRedaction.Done(areas, List.of(new Proof.Page(1, areas.size(), 0)), left);
  }

  static void write(BufferedImage image, FileKind kind, Path out) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName(kind == FileKind.JPEG ? "jpeg" : "png").next();
    try (var stream = ImageIO.createImageOutputStream(out.toFile())) {
      writer.setOutput(stream);
      var how = writer.getDefaultWriteParam();
      if (kind == FileKind.JPEG) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
  }

  /**
   * @throws Unredactable when something is left; says where
   */
  static Proof.Reading prove(Path out, FileKind kind, Redaction what) throws IOException {
    if (ImageSegments.extra(out, kind) > 0) {
      throw new Unredactable(Why.NOT_PLAIN);
    }
    var again = decode(out);
    for (var area : what.areas()) {
      if (!Picture.black(again, area)) {
        throw new Unredactable(Why.AREA_LEFT, 1);
      }
    }
    try (var in = Files.newInputStream(out)) {
      if (new Traces(what.words()).in(in)) {
        throw new Unredactable(Why.WORD_LEFT_IN_FILE);
      }
    }
    return new Proof.Reading(0, 0, 1, Files.size(out), what.areas().size());
  }
}
