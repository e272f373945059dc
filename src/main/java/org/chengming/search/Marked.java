package org.chengming.search;

import java.util.List;
import java.util.stream.Collectors;

/** Text with the places that were looked for. */
public record Marked(List<Piece> pieces) {
  /** A stretch of text, a hit or what stands between hits. */
  public record Piece(String text, boolean hit) {}

  public Marked {
    pieces = List.copyOf(pieces);
  }

  static Marked plain(String text) {
    return new Marked(text.isEmpty() ? List.of() : List.of(new Piece(text, false)));
  }

  public String text() {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }

  /** Safe HTML: the text escaped, hits inside {@code <mark>}. */
  public String html() {
    return pieces.stream()
        .map(p -> p.hit() ? "<mark>" + escaped(p.text()) + "</mark>" : escaped(p.text()))
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
