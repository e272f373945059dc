package org.chengming.gate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.chengming.files.FileKind;
import org.chengming.redaction.Upright;
import org.jspecify.annotations.Nullable;

/** A picture by itself. One that its camera says is to be turned is turned. */
final class PictureSweep implements Sweep {
  private static final long MOST_PIXELS = 40_000_000;
  private static final float QUALITY = 0.95f;

  @Override
  public void of(Path file, FileKind kind, Sightings seen, @Nullable Path out) throws IOException {
    var picture = Files.readAllBytes(file);
    var place = Place.of(Places.THE_PICTURE);
    seen.picture(place, picture);
    PictureBytes bytes;
    try {
      bytes = PictureBytes.of(picture);
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw new Unopened(FileTrouble.BROKEN, "picture: " + e.getMessage());
    }
    if (!bytes.anythingDropped()) {
      return;
    }
    Pictures.tell(picture, bytes, place, seen);
    if (out != null) {
      int turn = kind == FileKind.JPEG ? Pictures.turn(picture) : 1;
      var turned = turn == 1 ? null : turned(bytes.plain(), turn);
      Files.write(out, turned == null ? bytes.withTurn(turn) : turned);
    }
  }

  /** Null where the colours are not known here; then the note how to turn it stays. */
  private static byte @Nullable [] turned(byte[] jpeg, int turn) {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return null;
      }
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return (long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS
            ? null
            : write(Upright.of(reader.read(0), turn));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static byte[] write(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      var how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
