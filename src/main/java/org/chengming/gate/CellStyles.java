package org.chengming.gate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The cell styles of a workbook whose content is not seen: white on white, or a format of nothing.
 */
final class CellStyles {
  private final BitSet unseen = new BitSet();

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
      if (font != null && white(Xml.child(font, "color")) && blank
          || nothing.containsKey(Xml.attribute(xf, "numFmtId"))) {
        unseen.set(index);
      }
      index++;
    }
  }

  boolean unseen(String style) {
    return style.matches("\\d{1,6}") && unseen.get(Integer.parseInt(style));
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

  /** Formats such as ";;;" that show neither numbers nor texts. */
  private static Map<String, Boolean> formatsOfNothing(Element root) {
    var found = new HashMap<String, Boolean>();
    for (var format : list(root, "numFmts")) {
      if (Xml.attribute(format, "formatCode").matches("\\s*;\\s*;\\s*;\\s*")) {
        found.put(Xml.attribute(format, "numFmtId"), true);
      }
    }
    return found;
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
