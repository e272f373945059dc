package org.chengming.gate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A JPEG, PNG, GIF or WebP taken apart: what makes the picture, and what else is in the file. */
final class PictureBytes {
  static final String TRAILING = "TRAILING";
  private static final Set<String> PNG =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD",
          "pHYs", "acTL", "fcTL", "fdAT", "cICP", "hIST", "sPLT");
  private static final Set<String> WEBP =
      Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
  private static final Set<String> GIF = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

  private final byte[] in;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final List<String> dropped = new ArrayList<>();
  private final ByteArrayOutputStream gone = new ByteArrayOutputStream();
  private boolean jpeg;

  private PictureBytes(byte[] in) {
    this.in = in;
  }

  /** An unknown kind is kept as a whole. */
  static PictureBytes of(byte[] in) {
    var picture = new PictureBytes(in);
    if (picture.starts(0, 0xFF, 0xD8)) {
      picture.jpeg();
    } else if (picture.starts(0, 0x89, 'P', 'N', 'G')) {
      picture.png();
    } else if (picture.starts(0, 'G', 'I', 'F', '8')) {
      picture.gif();
    } else if (picture.starts(0, 'R', 'I', 'F', 'F') && picture.starts(8, 'W', 'E', 'B', 'P')) {
      picture.webp();
    } else {
      picture.keep(0, in.length);
    }
    return picture;
  }

  boolean anythingDropped() {
    return !dropped.isEmpty();
  }

  /** What was dropped, by its short name in the format. */
  List<String> dropped() {
    return dropped;
  }

  /** All that was dropped. */
  byte[] gone() {
    return gone.toByteArray();
  }

  byte[] plain() {
    return kept.toByteArray();
  }

  /** With nothing noted but how a JPEG is to be turned, where it is. */
  byte[] withTurn(int turn) {
    var plain = plain();
    if (!jpeg || turn == 1) {
      return plain;
    }
    var out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    out.writeBytes(TurnNote.of(turn));
    out.write(plain, 2, plain.length - 2);
    return out.toByteArray();
  }

  private void jpeg() {
    jpeg = true;
    keep(0, 2);
    int at = 2;
    while (at + 4 <= in.length) {
      if ((in[at] & 255) != 0xFF) {
        throw new IndexOutOfBoundsException("no marker");
      }
      int marker = in[at + 1] & 255;
      if (marker == 0xFF) {
        at++;
        continue;
      }
      if (marker == 0xD9) {
        break;
      }
      if (marker >= 0xD0 && marker <= 0xD8 || marker == 1) {
        keep(at, at + 2);
        at += 2;
        continue;
      }
      int end = at + 2 + ((in[at + 2] & 255) << 8 | in[at + 3] & 255);
      var name = segment(marker, at, Math.min(end, in.length));
      if (name.isEmpty()) {
        keep(at, end);
      } else {
        drop(name, at, Math.min(end, in.length));
      }
      at = end;
      if (marker == 0xDA) {
        int scan = scan(at);
        keep(at, scan);
        at = scan;
      }
    }
    kept.write(0xFF);
    kept.write(0xD9);
    trailing(at + 2);
  }

  /** Where compressed data ends: at a marker that is none of its own. */
  private int scan(int from) {
    int at = from;
    while (at + 1 < in.length) {
      int next = in[at + 1] & 255;
      if ((in[at] & 255) == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
        return at;
      }
      at++;
    }
    return in.length;
  }

  /** The name of a segment that is dropped; empty for one that makes the picture. */
  private String segment(int marker, int at, int end) {
    if (marker == 0xFE) {
      return "COM";
    }
    if (marker < 0xE0 || marker > 0xEF) {
      return "";
    }
    var says =
        new String(
            in, at + 4, Math.max(0, Math.min(30, end - at - 4)), StandardCharsets.ISO_8859_1);
    if (marker == 0xE0 && says.startsWith("JFIF\0") && end - at == 18
        || marker == 0xEE && says.startsWith("Adobe")
        || marker == 0xE2 && says.startsWith("ICC_PROFILE\0")) {
      return "";
    }
    if (marker == 0xE1 && end - at == 36) {
      var note = Arrays.copyOfRange(in, at, end);
      if (Arrays.equals(note, TurnNote.of(note[29]))) {
        return "";
      }
    }
    return says.startsWith("Exif")
        ? "EXIF"
        : says.startsWith("http://ns.adobe.com")
            ? "XMP"
            : says.startsWith("Photoshop") ? "IPTC" : "APP" + (marker - 0xE0);
  }

  private void png() {
    keep(0, 8);
    int at = 8;
    while (at + 12 <= in.length) {
      int length = ByteBuffer.wrap(in, at, 4).getInt();
      if (length < 0) {
        throw new IndexOutOfBoundsException("chunk");
      }
      var name = new String(in, at + 4, 4, StandardCharsets.ISO_8859_1);
      int end = Math.addExact(at + 12, length);
      if (PNG.contains(name)) {
        keep(at, end);
      } else {
        drop(name, at + 8, Math.min(end - 4, in.length));
      }
      at = end;
      if (name.equals("IEND")) {
        break;
      }
    }
    trailing(at);
  }

  private void gif() {
    int at = 13 + colours(in[10]);
    keep(0, at);
    while (at < in.length) {
      int start = at;
      switch (in[at] & 255) {
        case 0x2C -> {
          at = blocks(at + 11 + colours(in[at + 9]));
          keep(start, at);
        }
        case 0x21 -> {
          int label = in[at + 1] & 255;
          var application =
              label == 0xFF ? new String(in, at + 3, 11, StandardCharsets.ISO_8859_1) : "";
          at = blocks(at + 2);
          if (label == 0xFE || label == 0xFF && !GIF.contains(application)) {
            drop(
                label == 0xFE ? "COMMENT" : application.startsWith("XMP") ? "XMP" : "APPLICATION",
                start + 3,
                at);
          } else {
            keep(start, at);
          }
        }
        case 0x3B -> {
          kept.write(0x3B);
          trailing(at + 1);
          return;
        }
        default -> throw new IndexOutOfBoundsException("block");
      }
    }
    kept.write(0x3B);
  }

  private static int colours(byte packed) {
    return (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);
  }

  private int blocks(int from) {
    int at = from;
    while (in[at] != 0) {
      at += 1 + (in[at] & 255);
    }
    return at + 1;
  }

  private void webp() {
    var chunks = new ByteArrayOutputStream();
    var buffer = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
    int all = (int) Math.min(in.length, buffer.getInt(4) + 8L);
    int at = 12;
    while (at + 8 <= all) {
      int length = buffer.getInt(at + 4);
      if (length < 0) {
        throw new IndexOutOfBoundsException("chunk");
      }
      int end = Math.min(in.length, Math.addExact(at + 8, length) + (length & 1));
      var name = new String(in, at, 4, StandardCharsets.ISO_8859_1);
      if (WEBP.contains(name)) {
        var chunk = Arrays.copyOfRange(in, at, end);
        if (name.equals("VP8X")) {
          chunk[8] &= ~0x0C; // it has neither EXIF nor XMP any more
        }
        chunks.writeBytes(chunk);
      } else {
        drop(name.strip(), at + 8, end);
      }
      at = end;
    }
    kept.writeBytes(
        ByteBuffer.allocate(12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
            .putInt(chunks.size() + 4)
            .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
            .array());
    kept.writeBytes(chunks.toByteArray());
    trailing(at);
  }

  private void trailing(int from) {
    for (int i = from; i < in.length; i++) {
      if (in[i] != 0) {
        drop(TRAILING, i, in.length);
        return;
      }
    }
  }

  private void drop(String name, int from, int to) {
    dropped.add(name);
    gone.write(in, from, Math.max(0, to - from));
    gone.write('\n');
  }

  private void keep(int from, int to) {
    if (to > in.length) {
      throw new IndexOutOfBoundsException("ends early");
    }
    kept.write(in, from, to - from);
  }

  private boolean starts(int at, int... bytes) {
    if (in.length < at + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((in[at + i] & 255) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
