package org.chengming.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Says whether any of some words is left in text or in bytes, in whatever width, case and encoding.
 * In bytes only what is long enough to mean something counts: the two bytes of one character stand
 * in any picture.
 */
public final class Traces {
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_16LE,
          Charset.forName("GB18030"));
  private static final int TELLING_AMONG_TEXT = 4;
  private static final int TELLING = 6;
  private static final int TELLING_PLAIN = 8;
  private static final int CHUNK = 1 << 20;

  /** Words by how they begin, so that a text is gone through once for all of them. */
  private static final class Words {
    private final Map<Integer, List<String>> beginnings = new HashMap<>();
    private final BitSet first = new BitSet(1 << 16);

    Words(List<String> words) {
      for (var word : words) {
        if (!word.isEmpty()) {
          first.set(word.charAt(0));
          beginnings.computeIfAbsent(beginning(word, 0), b -> new ArrayList<>()).add(word);
        }
      }
    }

    private static int beginning(String text, int at) {
      return at + 1 < text.length() ? text.charAt(at) << 16 | text.charAt(at + 1) : text.charAt(at);
    }

    boolean in(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (first.get(text.charAt(i))) {
          int at = i;
          if (beginnings.getOrDefault(beginning(text, i), List.of()).stream()
                  .anyMatch(word -> text.startsWith(word, at))
              || beginnings.getOrDefault((int) text.charAt(i), List.of()).stream()
                  .anyMatch(word -> text.startsWith(word, at))) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private final Words words;
  private final Words hex;
  private final Map<Integer, List<byte[]>> patterns = new HashMap<>();
  private final BitSet beginnings = new BitSet(1 << 16);
  private int longest = 1;

  public Traces(List<String> words) {
    this.words = new Words(words.stream().map(Folded::of).distinct().toList());
    var encoded = new LinkedHashSet<ByteBuffer>();
    for (var word : words) {
      for (var form : forms(word)) {
        for (var charset : CHARSETS) {
          encoded.add(ByteBuffer.wrap(form.getBytes(charset)));
        }
      }
    }
    var written = new LinkedHashSet<String>();
    for (var buffer : encoded) {
      var bytes = buffer.array();
      if (bytes.length >= TELLING_AMONG_TEXT) {
        written.add(HexFormat.of().formatHex(bytes));
        add(bytes);
      }
    }
    for (var word : words) {
      word.codePoints().mapToObj("&#%d;"::formatted).reduce(String::concat).ifPresent(written::add);
      word.codePoints()
          .mapToObj("&#x%x;"::formatted)
          .reduce(String::concat)
          .ifPresent(written::add);
      word.chars().mapToObj("\\u%04x"::formatted).reduce(String::concat).ifPresent(written::add);
      written.add(percent(word));
    }
    this.hex =
        new Words(
            written.stream()
                .filter(w -> w.length() >= 2 * TELLING_AMONG_TEXT)
                .map(Folded::of)
                .toList());
  }

  private void add(byte[] bytes) {
    int beginning = (bytes[0] & 255) << 8 | bytes[1] & 255;
    beginnings.set(beginning);
    patterns.computeIfAbsent(beginning, b -> new ArrayList<>()).add(bytes);
    longest = Math.max(longest, bytes.length);
  }

  private static String percent(String word) {
    var text = new StringBuilder();
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      text.append("%%%02x".formatted(b & 255));
    }
    return text.toString();
  }

  private static Set<String> forms(String word) {
    var wide = new StringBuilder();
    word.chars().forEach(c -> wide.append((char) (c > 32 && c < 127 ? c + 0xFEE0 : c)));
    var compatible = Normalizer.normalize(word, Normalizer.Form.NFKC);
    return new LinkedHashSet<>(
        List.of(
            word,
            compatible,
            Folded.of(word),
            wide.toString(),
            word.toUpperCase(Locale.ROOT),
            word.toLowerCase(Locale.ROOT),
            String.join(" ", compatible.split(""))));
  }

  /** Text as it is compared here: without case, width, accents, spaces and dashes. */
  public static String folded(String text) {
    return Folded.of(text);
  }

  public boolean inText(String text) {
    var folded = Folded.of(text);
    return words.in(folded);
  }

  /** In the decoded stream of something that is not a picture, or in a string. */
  public boolean inWriting(byte[] bytes) {
    var plain = new String(bytes, StandardCharsets.ISO_8859_1);
    var folded = Folded.of(plain);
    return inText(new String(bytes, StandardCharsets.UTF_8))
        || words.in(folded)
        || hex.in(folded)
        || in(bytes, bytes.length, true);
  }

  /** A string of the structure, whose encoding its first bytes tell. */
  public boolean inString(byte[] bytes) {
    return inWriting(bytes)
        || bytes.length > 1
            && bytes.length % 2 == 0
            && (inText(new String(bytes, StandardCharsets.UTF_16BE))
                || inText(new String(bytes, StandardCharsets.UTF_16LE)));
  }

  /** In bytes as they are. */
  public boolean in(InputStream in) throws IOException {
    var buffer = new byte[CHUNK];
    int kept = 0;
    for (int n; (n = in.read(buffer, kept, CHUNK - kept)) >= 0; ) {
      int length = kept + n;
      if (in(buffer, length, false)) {
        return true;
      }
      kept = Math.min(length, longest - 1);
      System.arraycopy(buffer, length - kept, buffer, 0, kept);
    }
    return false;
  }

  private boolean in(byte[] bytes, int length, boolean writing) {
    for (int i = 0; i + 1 < length; i++) {
      int beginning = (bytes[i] & 255) << 8 | bytes[i + 1] & 255;
      if (beginnings.get(beginning)) {
        for (var pattern : patterns.getOrDefault(beginning, List.of())) {
          if (telling(pattern, writing) && at(bytes, length, i, pattern)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean telling(byte[] pattern, boolean writing) {
    var plain = true;
    for (byte b : pattern) {
      plain &= b >= 32 && b < 127;
    }
    return pattern.length >= (plain ? TELLING_PLAIN : writing ? TELLING_AMONG_TEXT : TELLING);
  }

  private static boolean at(byte[] bytes, int length, int start, byte[] pattern) {
    if (start + pattern.length > length) {
      return false;
    }
    for (int i = 0; i < pattern.length; i++) {
      if (bytes[start + i] != pattern[i]) {
        return false;
      }
    }
    return true;
  }
}
