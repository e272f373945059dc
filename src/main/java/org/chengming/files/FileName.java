package org.chengming.files;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * A file's name as it may be shown and offered for download; never a path. Chinese stays as it is.
 *
 * @param value at most 120 characters, none of which a file system or a header would misread
 */
public record FileName(String value) {
  private static final int LONGEST = 120;
  private static final String UNNAMED = "未命名";
  private static final Set<String> RESERVED =
      Set.of(
          "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7",
          "COM8", "COM9", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9");

  public FileName {
    if (!value.equals(clean(value))) {
      throw new IllegalArgumentException(
          "File name \"%s\" is not clean; make it with FileName.of".formatted(value));
    }
  }

  /** The name somebody's machine claimed, without anything that could mislead. */
  public static FileName of(String claimed) {
    return new FileName(clean(claimed));
  }

  /**
   * The same, ending as files of this kind do, so that content and name cannot tell two stories.
   */
  public static FileName of(String claimed, FileKind kind) {
    var name = clean(claimed);
    if (endsAs(name, kind)) {
      return new FileName(name);
    }
    var end = "." + kind.extension();
    var dot = name.lastIndexOf('.');
    var stem =
        dot > 0 && name.length() - dot <= 6 && ascii(name.substring(dot + 1))
            ? name.substring(0, dot)
            : name;
    return new FileName(clean(cut(stem, LONGEST - end.length()) + end));
  }

  private static boolean endsAs(String name, FileKind kind) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith("." + kind.extension())
        || kind == FileKind.JPEG && lower.endsWith(".jpeg");
  }

  private static boolean ascii(String text) {
    return text.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
  }

  private static String clean(String claimed) {
    var name = claimed.substring(Math.max(claimed.lastIndexOf('/'), claimed.lastIndexOf('\\')) + 1);
    var kept = new StringBuilder();
    name.codePoints().map(FileName::harmless).filter(c -> c != 0).forEach(kept::appendCodePoint);
    name =
        Normalizer.normalize(kept, Normalizer.Form.NFC)
            .replaceAll("\\s+", " ")
            .replaceAll("^[. ]+|[. ]+$", "");
    name = cutKeepingEnd(name);
    var stem = name.split("\\.", 2)[0].strip();
    if (RESERVED.contains(stem.toUpperCase(Locale.ROOT))) {
      name = "_" + name;
    }
    return name.isEmpty() ? UNNAMED : name;
  }

  /**
   * The character itself, a plain stand-in where a file system would object, or 0 where it only
   * hides or reorders others.
   */
  private static int harmless(int c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          0;
      default -> "<>:\"|?*".indexOf(c) >= 0 ? '_' : c;
    };
  }

  private static String cutKeepingEnd(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    var dot = name.lastIndexOf('.');
    var end = dot >= 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
    return cut(name, LONGEST - end.length()) + end;
  }

  private static String cut(String name, int length) {
    if (name.length() <= length) {
      return name;
    }
    var at = Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length;
    return name.substring(0, at).replaceAll("[. ]+$", "");
  }

  @Override
  public String toString() {
    return value;
  }
}
