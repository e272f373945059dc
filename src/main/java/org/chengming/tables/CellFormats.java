package org.chengming.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chengming.tables.SheetCell.Kind;
import org.chengming.tables.XmlPieces.Piece;
import org.jspecify.annotations.Nullable;

/**
 * What the styles of a workbook say numbers are: dates, percentages, or numbers. ECMA-376 part 1,
 * 18.8.30.
 */
final class CellFormats {
  private static final int MOST = 70_000;
  private final List<Kind> kinds = new ArrayList<>();

  void read(@Nullable XmlPieces xml) throws IOException {
    if (xml == null) {
      return;
    }
    Map<String, Kind> own = new HashMap<>();
    boolean cells = false;
    for (var piece = xml.next(); piece != Piece.NOTHING_MORE; piece = xml.next()) {
      if (piece == Piece.TEXT) {
        continue;
      }
      if (xml.is("cellXfs")) {
        cells = piece == Piece.START;
      } else if (piece == Piece.START && xml.is("numFmt") && own.size() < MOST) {
        own.put(or(xml.attribute("numFmtId")), kind(or(xml.attribute("formatCode"))));
      } else if (piece == Piece.START && cells && xml.is("xf") && kinds.size() < MOST) {
        var id = or(xml.attribute("numFmtId"));
        kinds.add(own.getOrDefault(id, builtIn(id)));
      }
    }
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  Kind of(@Nullable String style) {
    if (style == null || !style.matches("\\d{1,5}")) {
      return Kind.NUMBER;
    }
    int at = Integer.parseInt(style);
    return at < kinds.size() ? kinds.get(at) : Kind.NUMBER;
  }

  private static Kind builtIn(String id) {
    if (!id.matches("\\d{1,3}")) {
      return Kind.NUMBER;
    }
    int number = Integer.parseInt(id);
    if (number == 9 || number == 10) {
      return Kind.PERCENT;
    }
    // 27 to 36 and 50 to 58 are dates in Chinese, Japanese and Korean editions.
    boolean moment =
        number >= 14 && number <= 22
            || number >= 27 && number <= 36
            || number >= 45 && number <= 47
            || number >= 50 && number <= 58;
    return moment ? Kind.MOMENT : Kind.NUMBER;
  }

  /** By the part for positive numbers, without what is written out or names a colour or country. */
  static Kind kind(String code) {
    var bare =
        code.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "")
            .replaceAll("\\[(?![hms]+\\])[^\\]]*\\]", "")
            .toLowerCase(Locale.ROOT)
            .split(";", 2)[0]
            .replace("general", "")
            .replaceAll("[0#?.]+e[+-]", "");
    if (bare.matches(".*[ymdhs].*")) {
      return Kind.MOMENT;
    }
    return bare.contains("%") ? Kind.PERCENT : Kind.NUMBER;
  }
}
