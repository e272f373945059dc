package org.chengming.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

/**
 * What is written in bytes of an unknown kind, as far as it stands there plainly or in the XML of a
 * container: enough to say whose numbers are in something that goes as a whole. Bounded.
 */
final class Writing {
  private static final int MOST = 4 << 20;
  private static final int MOST_PARTS = 500;
  private static final Pattern UNWRITTEN = Pattern.compile("[\\p{Cntrl}\\ufffd]+");
  private static final Pattern APART = Pattern.compile("</(?:[a-zA-Z0-9]+:)?(?:p|c|v|si|row)>");
  private static final Pattern TAG = Pattern.compile("<[^<>]*>");

  private Writing() {}

  static String in(byte[] bytes) {
    if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') {
      return container(bytes);
    }
    var some = bytes.length <= MOST ? bytes : Arrays.copyOf(bytes, MOST);
    var text = plain(new String(some, StandardCharsets.UTF_8));
    return zeros(some) > some.length / 8
        ? text + "\n" + plain(new String(some, StandardCharsets.UTF_16LE))
        : text;
  }

  /** The name of a file, and what a number in it is looked for in. */
  static String ofName(String name) {
    return name + "\n" + Naming.ofFile(name);
  }

  private static String container(byte[] bytes) {
    var text = new StringBuilder();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      int parts = 0;
      for (var entry = zip.getNextEntry();
          entry != null && ++parts < MOST_PARTS && text.length() < MOST;
          entry = zip.getNextEntry()) {
        if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".xml")) {
          var xml = new String(zip.readNBytes(MOST - text.length()), StandardCharsets.UTF_8);
          text.append(TAG.matcher(APART.matcher(xml).replaceAll("\n")).replaceAll("")).append('\n');
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      return text.toString(); // as far as it could be read
    }
    return text.toString();
  }

  private static String plain(String text) {
    return UNWRITTEN.matcher(text).replaceAll("\n");
  }

  private static int zeros(byte[] bytes) {
    int zeros = 0;
    for (var b : bytes) {
      zeros += b == 0 ? 1 : 0;
    }
    return zeros;
  }
}
