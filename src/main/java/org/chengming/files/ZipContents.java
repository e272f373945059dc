package org.chengming.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Tells office documents from other zip files. The table of contents is measured before it is
 * loaded, and of the entries only the one that names the types is unpacked, up to a bound.
 */
final class ZipContents {
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final long LARGEST_TABLE = 4 << 20;
  private static final int MOST_ENTRIES = 20_000;
  private static final long LARGEST_UNPACKED = 1L << 30;
  private static final int LARGEST_TYPES = 1 << 20;

  private ZipContents() {}

  static FileKind kind(Path file) throws IOException {
    measure(file);
    try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      inspect(zip);
      if (zip.getEntry("OFD.xml") != null) {
        return FileKind.OFD;
      }
      var types = zip.getEntry("[Content_Types].xml");
      if (types == null) {
        throw FileRefusals.notAccepted("a zip archive");
      }
      return office(new String(read(zip, types), StandardCharsets.UTF_8));
    } catch (ZipException | IllegalArgumentException e) {
      throw FileRefusals.damaged("zip, " + e.getMessage());
    }
  }

  private static FileKind office(String types) {
    if (types.contains("vbaProject") || types.contains("macroEnabled")) {
      throw FileRefusals.macros();
    }
    if (types.contains("wordprocessingml.document.main+xml")) {
      return FileKind.DOCX;
    }
    if (types.contains("spreadsheetml.sheet.main+xml")) {
      return FileKind.XLSX;
    }
    if (types.contains("presentationml.presentation.main+xml")) {
      return FileKind.PPTX;
    }
    throw FileRefusals.notAccepted("a zip package of another kind");
  }

  /**
   * Reads the end record alone, so that a table of contents made to fill the memory is never
   * loaded.
   */
  private static void measure(Path file) throws IOException {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      var length = (int) Math.min(in.length(), END_SIZE + LONGEST_COMMENT);
      var tail = new byte[length];
      in.seek(in.length() - length);
      in.readFully(tail);
      var buffer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = length - END_SIZE; at >= 0; at--) {
        if (buffer.getInt(at) == END) {
          var entries = Short.toUnsignedInt(buffer.getShort(at + 10));
          var table = Integer.toUnsignedLong(buffer.getInt(at + 12));
          if (entries > MOST_ENTRIES || table > LARGEST_TABLE) {
            throw FileRefusals.bomb(
                "zip with %d entries, table of %d bytes".formatted(entries, table));
          }
          return;
        }
      }
      throw FileRefusals.damaged("zip without its end");
    }
  }

  private static void inspect(ZipFile zip) {
    var unpacked = 0L;
    for (var entries = zip.entries(); entries.hasMoreElements(); ) {
      var entry = entries.nextElement();
      var name = entry.getName().replace('\\', '/');
      if (name.startsWith("/") || ("/" + name + "/").contains("/../")) {
        throw FileRefusals.notAccepted("a zip with the path " + name);
      }
      unpacked += Math.max(0, entry.getSize());
      if (unpacked > LARGEST_UNPACKED) {
        throw FileRefusals.bomb("zip of more than %d bytes".formatted(LARGEST_UNPACKED));
      }
    }
  }

  private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
    try (var in = zip.getInputStream(entry)) {
      var bytes = in.readNBytes(LARGEST_TYPES + 1);
      if (bytes.length > LARGEST_TYPES) {
        throw FileRefusals.bomb("zip with " + entry.getName() + " over bounds");
      }
      return bytes;
    }
  }
}
