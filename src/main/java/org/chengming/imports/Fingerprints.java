package org.chengming.imports;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Remembers within a run what came by, to tell the same document under several columns from a new
 * one.
 */
final class Fingerprints {
  private static final Pattern ANCHOR = Pattern.compile("<a [^>]*>[^<]*</a>");

  private final Map<String, String> byContent = new HashMap<>();
  private final Map<String, Integer> bySourceId = new HashMap<>();

  /**
   * The source id of the row this one equals in issuer, title, dates and text; null when it is the
   * first of its kind.
   */
  @Nullable String equalTo(Row row) {
    return byContent.putIfAbsent(row.fingerprint(), row.get(Field.SOURCE_ID));
  }

  /** Of what makes two rows the same document. */
  static String content(Row row) {
    return digest(
            row.get(Field.BODY),
            row.get(Field.TITLE),
            row.get(Field.DOCUMENT_NUMBER),
            row.get(Field.FORMED_ON),
            comparable(row))
        .substring(0, 32);
  }

  /** The number of the row that used the source id before; null when it is new. */
  @Nullable Integer usedBy(Row row) {
    return bySourceId.putIfAbsent(
        row.get(Field.SOURCE) + "\n" + row.get(Field.SOURCE_ID), row.number());
  }

  /** A source id for a row that brings none: stays the same as long as the row does. */
  static String of(Row row) {
    return "sha-"
        + digest(
                row.get(Field.BODY),
                row.get(Field.TITLE),
                row.get(Field.DOCUMENT_NUMBER),
                row.get(Field.FORMED_ON))
            .substring(0, 24);
  }

  /** The words alone: two copies of a page differ in spaces and in the link of a placeholder. */
  private static String comparable(Row row) {
    var text = row.get(Field.TEXT) + row.get(Field.MARKDOWN);
    return text.isEmpty()
        ? ANCHOR.matcher(row.get(Field.HTML)).replaceAll("")
        : withoutSpaces(text);
  }

  private static String withoutSpaces(String text) {
    var words = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (!Character.isWhitespace(c) && c != '\u00A0') {
        words.append(c);
      }
    }
    return words.toString();
  }

  private static String digest(String... parts) {
    var sha = DigestUtils.getSha256Digest();
    for (var part : parts) {
      sha.update(part.getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
