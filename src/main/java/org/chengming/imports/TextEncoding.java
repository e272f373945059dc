package org.chengming.imports;

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

/**
 * Finds out whether a file is UTF-8 or GB18030. Chinese text in GB18030 is practically never valid
 * UTF-8, so the question is only whether the whole file decodes.
 */
final class TextEncoding {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private TextEncoding() {}

  static Charset of(Path file) throws IOException {
    var strict = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    try (var in = Files.newInputStream(file);
        var reader = new InputStreamReader(in, strict)) {
      var buffer = new char[1 << 16];
      while (reader.read(buffer) >= 0) {
        // reading is the test
      }
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException notUtf8) {
      return GB18030;
    }
  }

  static String read(Path file) throws IOException {
    return withoutMark(new String(Files.readAllBytes(file), of(file)));
  }

  /** Opens the text after a byte order mark, if there is one. */
  static BufferedReader open(InputStream in, Charset charset) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(in, charset), 1 << 16);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
