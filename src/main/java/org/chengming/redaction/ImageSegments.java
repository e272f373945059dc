package org.chengming.redaction;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.chengming.files.FileKind;
import org.chengming.redaction.Unredactable.Why;

/** What an image file carries besides its pixels, and how it says it is to be turned. */
final class ImageSegments {
  private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS");
  private static final int SOS = 0xDA;
  private static final int EOI = 0xD9;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int COM = 0xFE;
  private static final int ORIENTATION = 0x0112;

  /** Looks at one segment; false to look no further. */
  private interface Visit {
    boolean at(int marker, byte[] content);
  }

  private ImageSegments() {}

  /** How many pieces of it are no pixels. */
  static int extra(Path file, FileKind kind) throws IOException {
    if (kind == FileKind.PNG) {
      return chunks(file);
    }
    var found = new int[1];
    segments(
        file,
        (marker, content) -> {
          var jfif = marker == APP0 && content.length == 14 && content[0] == 'J';
          var colours = marker == APP14 && content.length == 12;
          if (marker >= APP0 && marker <= APP15 && !jfif && !colours || marker == COM) {
            found[0]++;
          }
          return true;
        });
    return found[0];
  }

  private static int chunks(Path file) throws IOException {
    int found = 0;
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      in.skipNBytes(8);
      while (true) {
        var length = in.readInt();
        var name = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
        if (length < 0) {
          throw new Unredactable(Why.BROKEN);
        }
        found += PIXELS.contains(name) ? 0 : 1;
        in.skipNBytes(length + 4L);
        if (name.equals("IEND")) {
          return found + (in.read() < 0 ? 0 : 1);
        }
      }
    } catch (EOFException e) {
      throw new Unredactable(Why.BROKEN);
    }
  }

  /** The number EXIF gives the way it is to be turned; 1 where it says nothing. */
  static int turn(Path file) throws IOException {
    var turn = new int[] {1};
    segments(
        file,
        (marker, content) -> {
          if (marker == APP1
              && new String(content, 0, Math.min(4, content.length), StandardCharsets.ISO_8859_1)
                  .equals("Exif")) {
            turn[0] = orientation(content);
            return false;
          }
          return true;
        });
    return turn[0];
  }

  private static int orientation(byte[] exif) {
    try {
      var tiff = ByteBuffer.wrap(exif, 6, exif.length - 6).slice();
      tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int at = tiff.getInt(4);
      int entries = tiff.getShort(at) & 0xFFFF;
      for (int i = 0; i < entries; i++) {
        int entry = at + 2 + 12 * i;
        if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
          int turn = tiff.getShort(entry + 8);
          return turn >= 1 && turn <= 8 ? turn : 1;
        }
      }
    } catch (IndexOutOfBoundsException e) {
      // cut short: as if it said nothing
    }
    return 1;
  }

  private static void segments(Path file, Visit visit) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      in.skipNBytes(2);
      while (true) {
        int marker = marker(in);
        if (marker == EOI || marker == SOS) {
          return;
        }
        int length = in.readUnsignedShort() - 2;
        if (length < 0 || !visit.at(marker, in.readNBytes(length))) {
          return;
        }
      }
    } catch (EOFException e) {
      throw new Unredactable(Why.BROKEN);
    }
  }

  private static int marker(DataInputStream in) throws IOException {
    int b = in.readUnsignedByte();
    while (b != 0xFF) {
      b = in.readUnsignedByte();
    }
    while (b == 0xFF) {
      b = in.readUnsignedByte();
    }
    return b;
  }
}
