package org.chengming.files;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells in which of the charsets in use here a file is plain text, if in any. */
public final class PlainTextFile {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private PlainTextFile() {}

  /** The charset in which all of the file decodes to text without control characters. */
  public static Optional<Charset> charset(Path file) throws IOException {
    for (var candidate : candidates(file)) {
      if (isText(file, candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static List<Charset> candidates(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var mark = in.readNBytes(2);
      var first = mark.length < 2 ? 0 : (mark[0] & 0xFF) << 8 | mark[1] & 0xFF;
      return first == 0xFFFE || first == 0xFEFF
          ? List.of(StandardCharsets.UTF_16)
          : List.of(StandardCharsets.UTF_8, GB18030);
    }
  }

  private static boolean isText(Path file, Charset charset) throws IOException {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (var reader = new InputStreamReader(Files.newInputStream(file), decoder)) {
      var buffer = new char[16 * 1024];
      for (int n; (n = reader.read(buffer)) >= 0; ) {
        for (int i = 0; i < n; i++) {
          if (Character.isISOControl(buffer[i]) && "\t\n\r\f".indexOf(buffer[i]) < 0) {
            return false;
          }
        }
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
