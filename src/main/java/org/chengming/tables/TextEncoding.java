package org.chengming.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a file is UTF-8, UTF-16 or GB18030. UTF-16 says so by a mark, or shows it by
 * zeros where half of each letter stands. Chinese text in GB18030 is practically never valid UTF-8,
 * so the question is only whether the file decodes; where some bytes are broken, whether more of
 * its characters do than do not.
 */
public final class TextEncoding {
  /** What stands where bytes are no character. */
  public static final char BROKEN = '\uFFFD';

  private static final Charset GB18030 = Charset.forName("GB18030");

  private static final int LOOKED_AT = 4096;
  private static final int MOST_ZEROS = 3;
  private static final List<String> MARKS =
      List.of("%PDF-", "\u0089PNG", "\u00FF\u00D8\u00FF", "GIF8");

  private TextEncoding() {}

  public static Charset of(Path file) throws IOException {
    var wide = wide(file);
    if (wide != null) {
      return wide;
    }
    var strict = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    try (var in = Files.newInputStream(file);
        var reader = new InputStreamReader(in, strict)) {
      var buffer = new char[1 << 16];
      while (reader.read(buffer) >= 0) {
        // reading is the test
      }
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException notUtf8) {
      return mostlyUtf8(file) ? StandardCharsets.UTF_8 : GB18030;
    }
  }

  private static @Nullable Charset wide(Path file) throws IOException {
    byte[] first;
    try (var in = Files.newInputStream(file)) {
      first = in.readNBytes(LOOKED_AT);
    }
    var zeros = new int[2];
    for (int i = 0; i < first.length; i++) {
      zeros[i % 2] += first[i] == 0 ? 1 : 0;
    }
    if (first.length >= 2 && (first[0] & 0xFF) == 0xFF && (first[1] & 0xFF) == 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (first.length >= 2 && (first[0] & 0xFF) == 0xFE && (first[1] & 0xFF) == 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    // A table has separators, line ends and figures, each with a zero beside it.
    if (zeros[1] * 10 > first.length && zeros[0] * 20 < zeros[1]) {
      return StandardCharsets.UTF_16LE;
    }
    return zeros[0] * 10 > first.length && zeros[1] * 20 < zeros[0]
        ? StandardCharsets.UTF_16BE
        : null;
  }

  /**
   * Whether it is no text at all: it begins as pictures or PDF do, or has zeros where it is not
   * wide.
   */
  public static boolean binary(Path file) throws IOException {
    byte[] first;
    try (var in = Files.newInputStream(file)) {
      first = in.readNBytes(LOOKED_AT);
    }
    var mark = new String(first, 0, Math.min(5, first.length), StandardCharsets.ISO_8859_1);
    if (MARKS.stream().anyMatch(mark::startsWith)) {
      return true;
    }
    return zeros(first) > MOST_ZEROS && wide(file) == null;
  }

  /** One may have come into a table by mistake, and its row is told of. */
  private static int zeros(byte[] bytes) {
    int zeros = 0;
    for (byte each : bytes) {
      zeros += each == 0 ? 1 : 0;
    }
    return zeros;
  }

  private static boolean mostlyUtf8(Path file) throws IOException {
    long whole = 0;
    long broken = 0;
    try (var reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      var buffer = new char[1 << 16];
      for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
        for (int i = 0; i < read; i++) {
          broken += buffer[i] == BROKEN ? 1 : 0;
          whole += buffer[i] > 0x7F && buffer[i] != BROKEN ? 1 : 0;
        }
      }
    }
    return whole > broken;
  }

  public static String read(Path file) throws IOException {
    return withoutMark(new String(Files.readAllBytes(file), of(file)));
  }

  /** Opens the text after a byte order mark, if there is one. */
  public static BufferedReader open(InputStream in, Charset charset) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(in, charset), 1 << 16);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  /** Opens a file in the encoding it has. */
  public static BufferedReader open(Path file) throws IOException {
    return open(Files.newInputStream(file), of(file));
  }

  public static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
