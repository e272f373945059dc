package org.chengming.gate;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Dark shapes without words, as people lay them over what nobody is to read. */
final class DarkShapes {
  private static final Pattern DARK = Pattern.compile("(?i)#?(?:[0-2][0-9a-f]){3}|#000|black");
  private static final Set<String> DARK_OF_THEME = Set.of("tx1", "dk1");

  private DarkShapes() {}

  /** What lies under one in the flow of a text or over cells, nobody can say here. */
  static void tell(Document document, Place place, Sightings seen) {
    for (var shape : Xml.all(document, "wsp", "sp", "rect", "roundrect")) {
      var anchor = Xml.ancestor(shape, "anchor");
      boolean behind = anchor != null && anchor.getAttribute("behindDoc").matches("1|true");
      boolean inLine = Xml.within(shape, "inline");
      if (dark(shape) && !behind && !inLine && !Xml.within(shape, "Fallback")) {
        seen.stays(Kind.COVERED_TEXT, place, "", Confidence.LOW);
      }
    }
  }

  /** Of a slide, by their places: those that lie over words painted before. */
  static void tellOver(Document slide, Place place, Sightings seen) {
    var words = new ArrayList<Rectangle2D>();
    for (var shape : Xml.all(slide, "sp", "graphicFrame")) {
      var box = box(shape);
      if (box == null || Xml.within(shape, "grpSp")) {
        continue;
      }
      if (!text(shape).isBlank()) {
        words.add(box);
      } else if (dark(shape) && covers(box, words)) {
        seen.stays(Kind.COVERED_TEXT, place, "", Confidence.MEDIUM);
      }
    }
  }

  private static boolean covers(Rectangle2D shape, List<Rectangle2D> words) {
    return words.stream()
        .map(shape::createIntersection)
        .anyMatch(
            both ->
                !both.isEmpty()
                    && both.getWidth() * both.getHeight()
                        > shape.getWidth() * shape.getHeight() / 2);
  }

  private static @org.jspecify.annotations.Nullable Rectangle2D box(Element shape) {
    for (var place : Xml.all(shape, "xfrm")) {
      var at = Xml.child(place, "off");
      var size = Xml.child(place, "ext");
      if (at != null && size != null) {
        return new Rectangle2D.Double(
            number(at, "x"), number(at, "y"), number(size, "cx"), number(size, "cy"));
      }
    }
    return null;
  }

  private static double number(Element element, String name) {
    var value = element.getAttribute(name);
    return value.matches("-?\\d{1,12}") ? Long.parseLong(value) : 0;
  }

  private static String text(Element shape) {
    var text = new StringBuilder();
    Xml.all(shape, "t").forEach(t -> text.append(t.getTextContent()));
    return text.toString();
  }

  private static boolean dark(Element shape) {
    var vml = shape.getAttribute("fillcolor").split(" ", 2)[0];
    var properties = Xml.child(shape, "spPr");
    var fill = properties == null ? null : Xml.child(properties, "solidFill");
    if (!text(shape).isBlank() || vml.isEmpty() && fill == null) {
      return false;
    }
    if (fill == null) {
      return DARK.matcher(vml).matches();
    }
    var colours = Xml.children(fill);
    if (colours.isEmpty() || !Xml.children(colours.getFirst()).isEmpty()) {
      return false; // lighter, or something is seen through it
    }
    var value = colours.getFirst().getAttribute("val");
    return colours.getFirst().getLocalName().equals("schemeClr")
        ? DARK_OF_THEME.contains(value)
        : DARK.matcher(value).matches();
  }
}
