package org.chengming.ledger;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text with signatures under it, by C2SP's signed-note.
 *
 * @param text what is signed, ending with a line feed
 */
record SignedNote(String text, List<Line> lines) {
  private static final Pattern SIGNATURE =
      Pattern.compile("\u2014 ([^\\s+]+) ([A-Za-z0-9+/]+={0,2})");
  private static final int LONGEST = 1_000_000;
  private static final int MOST_LINES = 100;

  /**
   * @param name of the key
   * @param bytes four of the key's id, then the signature
   */
  record Line(String name, byte[] bytes) {
    String written() {
      return "\u2014 %s %s\n".formatted(name, Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public String toString() {
      return written().strip();
    }
  }

  SignedNote {
    lines = List.copyOf(lines);
  }

  /**
   * @throws IllegalArgumentException where it is no signed note, to the last byte
   */
  static SignedNote parse(String note) {
    int split = note.lastIndexOf("\n\n");
    if (note.length() > LONGEST
        || split < 0
        || !note.endsWith("\n")
        || split + 2 >= note.length()) {
      throw new IllegalArgumentException("No signed note");
    }
    if (note.codePoints().anyMatch(c -> c < 0x20 && c != '\n' || c == 0xFFFD)) {
      throw new IllegalArgumentException("A signed note holds no control characters");
    }
    var lines = new ArrayList<Line>();
    for (var line : note.substring(split + 2, note.length() - 1).split("\n", -1)) {
      var found = SIGNATURE.matcher(line);
      if (!found.matches() || lines.size() == MOST_LINES) {
        throw new IllegalArgumentException("No line of a signature: " + line);
      }
      lines.add(new Line(found.group(1), bytes(found.group(2))));
    }
    return new SignedNote(note.substring(0, split + 1), lines);
  }

  private static byte[] bytes(String base64) {
    var bytes = Base64.getDecoder().decode(base64);
    if (bytes.length < 5 || !Base64.getEncoder().encodeToString(bytes).equals(base64)) {
      throw new IllegalArgumentException("No signature: " + base64);
    }
    return bytes;
  }

  /** As it is given out. */
  String written() {
    var note = new StringBuilder(text).append('\n');
    lines.forEach(line -> note.append(line.written()));
    return note.toString();
  }
}
