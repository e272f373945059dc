package org.chengming.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ends: the sort keys of its last line, so that the next page starts there
 * whatever came in between. Outside it is one opaque word.
 */
public record Cursor(List<String> keys) {
  private static final String SEPARATOR = "\u001f";
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  public Cursor {
    keys = List.copyOf(keys);
  }

  public static Cursor of(Instant moment, long id) {
    return new Cursor(List.of(moment.toString(), Long.toString(id)));
  }

  public static Cursor of(String... keys) {
    return new Cursor(List.of(keys));
  }

  /**
   * @throws Refused when the word is none of ours
   */
  public static @Nullable Cursor parse(@Nullable String word) {
    if (word == null || word.isEmpty()) {
      return null;
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
      return new Cursor(List.of(text.split(SEPARATOR, -1)));
    } catch (IllegalArgumentException e) {
      throw unreadable(word);
    }
  }

  public Instant instant(int position) {
    try {
      var moment = Instant.parse(text(position));
      // The database counts fewer years than Java.
      if (!moment.isBefore(FIRST) && moment.isBefore(END)) {
        return moment;
      }
    } catch (java.time.format.DateTimeParseException e) {
      // None at all is as little one of ours.
    }
    throw unreadable(toString());
  }

  /**
   * What one of them is, read as the list reads what is typed.
   *
   * @throws Refused about the cursor when it is no such value, as that of another order is not
   */
  public <T> T read(int position, Function<String, T> reader) {
    try {
      return reader.apply(text(position));
    } catch (Refused e) {
      throw unreadable(toString());
    }
  }

  public long number(int position) {
    try {
      return Long.parseLong(text(position));
    } catch (NumberFormatException e) {
      throw unreadable(toString());
    }
  }

  public String text(int position) {
    if (position >= keys.size()) {
      throw unreadable(toString());
    }
    return keys.get(position);
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
  }

  private static Refused unreadable(String word) {
    return Refused.because(
        "cursor", "这个翻页地址不完整，请从第一页开始看。", "Cursor \"" + word + "\" is not readable");
  }
}
