package org.chengming.gate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The cell styles of a workbook whose content is not seen: white on white, or a format of nothing.
 */
final class CellStyles {
  private static final Pattern NOTHING =
      Pattern.compile("(?:\\s|\"\")*;(?:\\s|\"\")*;(?:\\s|\"\")*(;(?:\\s|\"\")*)?");

  private final BitSet unseen = new BitSet();
  private final BitSet numbersUnseen = new BitSet();

  CellStyles(@Nullable Document styles) {
    if (styles == null) {
      return;
    }
    var root = styles.getDocumentElement();
    var fonts = list(root, "fonts");
    var fills = list(root, "fills");
    var nothing = formatsOfNothing(root);
    int index = 0;
    for (var xf : list(root, "cellXfs")) {
      var font = at(fonts, Xml.attribute(xf, "fontId"));
      var fill = at(fills, Xml.attribute(xf, "fillId"));
      var blank = fill == null || blank(fill);
      var format = Xml.attribute(xf, "numFmtId");
      if (font != null && white(Xml.child(font, "color")) && blank
          || fill != null && !blank && colour(font).equals(colour(fill))
          || Boolean.TRUE.equals(nothing.get(format))) {
        unseen.set(index);
      }
      if (nothing.containsKey(format)) {
        numbersUnseen.set(index);
      }
      if (unseen.get(index)) {
        numbersUnseen.set(index);
      }
      index++;
    }
  }

  /**
   * @param number whether the cell holds one, which a format may hide that shows texts
   */
  boolean unseen(String style, boolean number) {
    return style.matches("\\d{1,6}")
        && (number ? numbersUnseen : unseen).get(Integer.parseInt(style));
  }

  boolean any() {
    return !unseen.isEmpty();
  }

  private static List<Element> list(Element root, String name) {
    var list = Xml.child(root, name);
    return list == null ? List.of() : new ArrayList<>(Xml.children(list));
  }

  private static @Nullable Element at(List<Element> list, String index) {
    int at = index.matches("\\d{1,6}") ? Integer.parseInt(index) : 0;
    return at < list.size() ? list.get(at) : null;
  }

  /** Formats such as ";;" that show no numbers; true for those that show no texts either. */
  private static Map<String, Boolean> formatsOfNothing(Element root) {
    var found = new HashMap<String, Boolean>();
    for (var format : list(root, "numFmts")) {
      var code = NOTHING.matcher(Xml.attribute(format, "formatCode"));
      if (code.matches()) {
        found.put(Xml.attribute(format, "numFmtId"), code.group(1) != null);
      }
    }
    return found;
  }

  /** What is painted, in one spelling; black where a font says nothing. */
  private static String colour(@Nullable Element of) {
    var pattern = of == null ? null : Xml.child(of, "patternFill");
    var colour =
        of == null
            ? null
            : pattern == null ? Xml.child(of, "color") : Xml.child(pattern, "fgColor");
    if (pattern != null && !Xml.attribute(pattern, "patternType").equals("solid")) {
      return "pattern";
    }
    if (colour == null) {
      return pattern == null ? "000000" : "none";
    }
    var rgb = Xml.attribute(colour, "rgb");
    var tint = Xml.attribute(colour, "tint");
    var theme = Xml.attribute(colour, "theme");
    if (!rgb.isEmpty()) {
      return rgb.substring(Math.max(0, rgb.length() - 6)).toUpperCase(Locale.ROOT);
    }
    return theme.equals("1") && tint.isEmpty()
            || Set.of("0", "8", "64").contains(Xml.attribute(colour, "indexed"))
        ? "000000"
        : "theme %s %s indexed %s".formatted(theme, tint, Xml.attribute(colour, "indexed"));
  }

  private static boolean white(@Nullable Element colour) {
    if (colour == null) {
      return false;
    }
    var tint = Xml.attribute(colour, "tint");
    return Xml.attribute(colour, "rgb").matches("(?i)(FF|00)?(F[C-F]){3}")
        || Xml.attribute(colour, "theme").equals("0") && (tint.isEmpty() || tint.equals("0"))
        || Set.of("1", "9", "65").contains(Xml.attribute(colour, "indexed"));
  }

  private static boolean blank(Element fill) {
    var pattern = Xml.child(fill, "patternFill");
    if (pattern == null) {
      return Xml.child(fill, "gradientFill") == null;
    }
    var type = Xml.attribute(pattern, "patternType");
    return type.isEmpty()
        || type.equals("none")
        || type.equals("solid") && white(Xml.child(pattern, "fgColor"));
  }
}
