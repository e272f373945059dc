package org.chengming.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * Finds what a file is from its bytes, reading a bounded part of it: the head by Tika's signatures,
 * and the tables of contents of zip and OLE2 containers by readers of our own, because this runs
 * inside the server on files nobody vetted.
 */
final class FileTypes {
  private static final int HEAD = 64 * 1024;
  private static final MimeTypes SIGNATURES = MimeTypes.getDefaultMimeTypes();

  /**
   * @param mediaType as it will be served
   */
  record Detected(FileKind kind, String mediaType) {
    static Detected as(FileKind kind) {
      return new Detected(kind, kind.mediaType());
    }
  }

  private FileTypes() {}

  static Detected detect(Path file, String claimedName) throws IOException {
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (starts(head, 'P', 'K', 3, 4)) {
      return Detected.as(ZipContents.kind(file));
    }
    if (starts(head, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
      return Detected.as(OleContents.kind(file));
    }
    var found =
        SIGNATURES
            .detect(new BufferedInputStream(new ByteArrayInputStream(head)), new Metadata())
            .toString();
    return switch (found) {
      case "application/pdf" -> Detected.as(FileKind.PDF);
      case "image/png" -> Detected.as(FileKind.PNG);
      case "image/jpeg" -> Detected.as(FileKind.JPEG);
      case "image/gif" -> Detected.as(FileKind.GIF);
      case "image/webp" -> Detected.as(FileKind.WEBP);
      case "video/mp4", "application/mp4", "video/x-m4v", "video/quicktime" -> mp4(head);
      case "video/webm" -> Detected.as(FileKind.WEBM);
      case "application/x-matroska", "video/x-matroska" -> matroska(head);
      case "audio/mpeg" -> Detected.as(FileKind.MP3);
      default -> text(file, head, claimedName, found);
    };
  }

  /**
   * The signatures take any ISO container for QuickTime; its brand says whether browsers play it.
   */
  private static Detected mp4(byte[] head) {
    var brand = new String(head, 4, Math.min(8, head.length - 4), StandardCharsets.ISO_8859_1);
    if (brand.matches("ftyp(iso[m2-9]|mp4[12]|avc1|M4V |M4VP|MSNV|dash)")) {
      return Detected.as(FileKind.MP4);
    }
    throw FileRefusals.notAccepted("QuickTime or another ISO container, " + brand);
  }

  private static Detected matroska(byte[] head) {
    if (new String(head, 0, Math.min(head.length, 64), StandardCharsets.ISO_8859_1)
        .contains("webm")) {
      return Detected.as(FileKind.WEBM);
    }
    throw FileRefusals.notAccepted("Matroska");
  }

  /**
   * Text has no signature, so it must prove itself: it decodes to the last byte, holds no control
   * characters, does not begin as markup or a script, and does not claim to be anything but TXT or
   * CSV.
   */
  private static Detected text(Path file, byte[] head, String claimedName, String found)
      throws IOException {
    var name = claimedName.toLowerCase(Locale.ROOT).strip();
    var csv = name.endsWith(".csv");
    if (!csv && !name.endsWith(".txt")
        || found.startsWith("image/")
        || found.startsWith("audio/")) {
      throw FileRefusals.notAccepted(found);
    }
    var charset = PlainTextFile.charset(file).orElseThrow(() -> FileRefusals.notAccepted(found));
    var start = new String(head, charset).replace("\uFEFF", "").stripLeading();
    if (start.startsWith("<")
        || start.startsWith("#!")
        || start.startsWith("%!")
        || start.startsWith("%PDF")) {
      throw FileRefusals.notAccepted("markup or a script");
    }
    var kind = csv ? FileKind.CSV : FileKind.TEXT;
    return new Detected(
        kind, kind.mediaType() + ";charset=" + charset.name().toLowerCase(Locale.ROOT));
  }

  private static boolean starts(byte[] head, int... bytes) {
    return head.length >= bytes.length
        && IntStream.range(0, bytes.length).allMatch(i -> head[i] == (byte) bytes[i]);
  }
}
