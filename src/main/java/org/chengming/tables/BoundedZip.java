package org.chengming.tables;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP that is read as a stream and only so far: neither its list of entries nor what they unpack
 * to may be out of proportion.
 */
final class BoundedZip implements Closeable {
  static final long MOST_BYTES = 200L << 20;
  static final long MOST_UNPACKED = 4L << 30;

  /** Deflate packs a sheet of figures ten to thirty times, and what is all the same a thousand. */
  static final int MOST_RATIO = 200;

  private static final long RATIO_FROM = 16L << 20;
  private static final int MOST_ENTRIES = 10_000;
  private static final int LONGEST_LIST = 4 << 20;
  private static final int END_RECORD = 22;
  private static final String TOO_LARGE = "这个表格文件太大，没有读。请分成几个文件。";
  private static final String BOMB = "这个表格文件解开后大得不合常理，没有读。";

  private final ZipFile zip;
  private long unpacked;

  BoundedZip(Path file) throws IOException {
    look(file);
    try {
      this.zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException | IllegalArgumentException e) {
      throw Unreadable.broken("zip: " + e.getMessage());
    }
  }

  /** The list of entries is read as a whole by {@link ZipFile}, so its length is asked before. */
  private static void look(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new Unreadable(TOO_LARGE, "More than %d bytes".formatted(MOST_BYTES), null);
    }
    try (var raw = new RandomAccessFile(file.toFile(), "r")) {
      int length = (int) Math.min(raw.length(), END_RECORD + 0xFFFF);
      var tail = new byte[length];
      raw.seek(raw.length() - length);
      raw.readFully(tail);
      for (int i = length - END_RECORD; i >= 0; i--) {
        if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
          if (number(tail, i + 10, 2) > MOST_ENTRIES || number(tail, i + 12, 4) > LONGEST_LIST) {
            throw new Unreadable(BOMB, "Too many entries", null);
          }
          return;
        }
      }
    }
    throw Unreadable.broken("The ZIP has no end");
  }

  private static long number(byte[] bytes, int at, int length) {
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | bytes[at + i] & 0xFF;
    }
    return number;
  }

  boolean has(String path) {
    return zip.getEntry(path) != null;
  }

  boolean hasBelow(String folder) {
    return zip.stream().anyMatch(entry -> entry.getName().startsWith(folder));
  }

  /** The part, null where there is none. */
  @Nullable XmlPieces xml(String path) throws IOException {
    var entry = zip.getEntry(path);
    return entry == null ? null : new XmlPieces(open(entry));
  }

  private InputStream open(ZipEntry entry) throws IOException {
    long packed = Math.max(1, entry.getCompressedSize());
    return new FilterInputStream(zip.getInputStream(entry)) {
      private long here;

      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] to, int offset, int length) throws IOException {
        int read = unpack(to, offset, length);
        here += Math.max(0, read);
        unpacked += Math.max(0, read);
        if (here > RATIO_FROM && here / packed > MOST_RATIO || unpacked > MOST_UNPACKED) {
          throw new Unreadable(
              BOMB, "%s unpacks to more than %d bytes".formatted(entry.getName(), here), null);
        }
        return read;
      }

      private int unpack(byte[] to, int offset, int length) throws IOException {
        try {
          return super.read(to, offset, length);
        } catch (ZipException | java.io.EOFException e) {
          throw Unreadable.broken(entry.getName() + ": " + e.getMessage());
        }
      }
    };
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
