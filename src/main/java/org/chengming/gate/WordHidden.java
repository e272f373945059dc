package org.chengming.gate;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Text of a Word document that is hidden, white on white, or too small to be seen. */
final class WordHidden {
  /** Half points; what is smaller is a dot. */
  private static final int SMALLEST = 3;

  private static final Set<String> SIGNS = Set.of("fldChar", "instrText", "rPr");

  private enum How {
    SEEN,
    HIDDEN,
    WHITE,
    MAYBE_WHITE,
    /** Of the colour it is laid on, or under a black mark. */
    COVERED,
    TINY
  }

  private final Document document;
  private final String place;
  private final WordStyles styles;
  private final Sightings seen;
  private final boolean coloured;
  private final Map<Element, Headings> headings = new HashMap<>();

  WordHidden(Document document, String place, WordStyles styles, Sightings seen) {
    this.document = document;
    this.place = place;
    this.styles = styles;
    this.seen = seen;
    var background = Xml.child(document.getDocumentElement(), "background");
    this.coloured = background != null && !white(Xml.attribute(background, "color"));
  }

  void remove() {
    int paragraph = 0;
    How last = How.SEEN;
    var text = new StringBuilder();
    for (var element : Xml.all(document, "p", "r")) {
      if (!Xml.in(element, "wordprocessingml")) {
        continue;
      }
      var how = element.getLocalName().equals("p") ? How.SEEN : how(element);
      if (how != last) {
        tell(last, paragraph, text);
      }
      last = how;
      if (element.getLocalName().equals("p")) {
        paragraph++;
      } else if (how != How.SEEN) {
        text.append(text(element));
        if (how == How.COVERED) {
          blank(element);
        } else if (how != How.MAYBE_WHITE) {
          empty(element);
        }
      }
    }
    tell(last, paragraph, text);
    DarkShapes.tell(document, place(1), seen);
    for (var shape : Xml.all(document, "docPr")) {
      if (Set.of("1", "true").contains(shape.getAttribute("hidden"))) {
        shape(shape);
      }
    }
  }

  private void shape(Element properties) {
    var shape = Xml.ancestor(properties, "drawing");
    if (shape != null) {
      seen.removed(Kind.HIDDEN_SHAPE, place(1), Texts.of(shape));
      var alternatives = Xml.ancestor(shape, "AlternateContent");
      Xml.remove(alternatives == null ? shape : alternatives);
    }
  }

  private void tell(How how, int paragraph, StringBuilder text) {
    if (!text.toString().isBlank()) {
      if (how == How.MAYBE_WHITE) {
        seen.stays(Kind.HIDDEN_TEXT, place(paragraph), text.toString(), Confidence.LOW);
      } else if (how != How.SEEN) {
        seen.removed(Kind.HIDDEN_TEXT, how.name(), place(paragraph), text.toString());
      }
    }
    text.setLength(0);
  }

  private Place place(int paragraph) {
    return place.contains("%s") ? Place.of(place, Math.max(1, paragraph)) : Place.of(place);
  }

  private How how(Element run) {
    if (Xml.on(says(run, "vanish")) || Xml.on(says(run, "specVanish"))) {
      return How.HIDDEN;
    }
    var size = says(run, "sz");
    if (size != null && number(Xml.attribute(size, "val")) < SMALLEST) {
      return How.TINY;
    }
    var colour = says(run, "color");
    var painted = colour == null ? "auto" : Xml.attribute(colour, "val");
    var behind = behind(run);
    if (behind.equalsIgnoreCase(painted)
        || behind.equals("000000") && painted.equals("auto") && blackened(run)) {
      return How.COVERED;
    }
    return white(painted) && !coloured ? onColour(run) : How.SEEN;
  }

  private static String fill(Element properties) {
    var shade = Xml.child(properties, "shd");
    var fill = shade == null ? "" : Xml.attribute(shade, "fill");
    return fill.equals("auto") ? "" : fill;
  }

  /** The colour a run is laid on, its own or that of its cell; empty for none. */
  private static String behind(Element run) {
    var own = Xml.child(run, "rPr");
    if (own != null && blackened(run)) {
      return "000000";
    }
    var fill = own == null ? "" : fill(own);
    for (Node at = run.getParentNode();
        fill.isEmpty() && at instanceof Element element;
        at = at.getParentNode()) {
      var properties = Xml.child(element, element.getLocalName() + "Pr");
      fill = properties == null ? "" : fill(properties);
    }
    return white(fill) ? "" : fill;
  }

  /** With the pen for marking, under which text keeps its own colour. */
  private static boolean blackened(Element run) {
    var own = Xml.child(run, "rPr");
    var marked = own == null ? null : Xml.child(own, "highlight");
    return marked != null && Xml.attribute(marked, "val").equals("black");
  }

  /** What a run says of itself, else what its own style says, else that of its paragraph. */
  private @Nullable Element says(Element run, String what) {
    var own = Xml.child(run, "rPr");
    if (own != null) {
      var found = Xml.child(own, what);
      if (found != null) {
        return found;
      }
      var style = Xml.child(own, "rStyle");
      var of = style == null ? null : styles.says(Xml.attribute(style, "val"), what);
      if (of != null) {
        return of;
      }
    }
    return styles.says(paragraphStyle(run), what);
  }

  private static String paragraphStyle(Element run) {
    var paragraph = Xml.ancestor(run, "p");
    var properties = paragraph == null ? null : Xml.child(paragraph, "pPr");
    var style = properties == null ? null : Xml.child(properties, "pStyle");
    return style == null ? "" : Xml.attribute(style, "val");
  }

  /** White text on a colour is seen; where a table or a shape may have one, nobody can say. */
  private How onColour(Element run) {
    var own = Xml.child(run, "rPr");
    if (own != null && (shaded(own) || Xml.child(own, "highlight") != null)) {
      return How.SEEN;
    }
    for (Node at = run.getParentNode(); at instanceof Element element; at = at.getParentNode()) {
      switch (element.getLocalName()) {
        case "p", "tc", "tbl", "tr" -> {
          var properties = Xml.child(element, element.getLocalName() + "Pr");
          if (properties != null && shaded(properties)) {
            return How.SEEN;
          }
          var style =
              properties == null
                  ? null
                  : Xml.child(
                      properties, element.getLocalName().equals("p") ? "pStyle" : "tblStyle");
          if (style != null && styles.shades(Xml.attribute(style, "val"))) {
            return How.MAYBE_WHITE;
          }
        }
        case "txbxContent" -> {
          return How.MAYBE_WHITE;
        }
        default -> {}
      }
    }
    return How.WHITE;
  }

  private static boolean shaded(Element properties) {
    var shade = Xml.child(properties, "shd");
    if (shade == null) {
      return false;
    }
    var fill = Xml.attribute(shade, "fill");
    var pattern = Xml.attribute(shade, "val");
    return !fill.isEmpty() && !fill.equals("auto") && !white(fill)
        || !pattern.isEmpty() && !Set.of("clear", "nil").contains(pattern);
  }

  /** As good as white: nobody reads it on paper. */
  private static boolean white(String colour) {
    return colour.matches("(?i)(F[C-F]){3}");
  }

  private static int number(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : SMALLEST;
  }

  /** The mark stays as long as it was. */
  private static void blank(Element run) {
    for (var text : Xml.all(run, "t")) {
      text.setTextContent("\u3000".repeat(text.getTextContent().length()));
      text.setAttributeNS(XMLConstants.XML_NS_URI, "xml:space", "preserve");
    }
  }

  /** Signs of fields stay, since their partners may stand elsewhere. */
  private static void empty(Element run) {
    for (var child : Xml.children(run)) {
      if (!SIGNS.contains(child.getLocalName())) {
        Xml.remove(child);
      }
    }
    if (Xml.children(run).stream().allMatch(e -> e.getLocalName().equals("rPr"))) {
      Xml.remove(run);
    }
  }

  /** What is left to be seen, paragraph by paragraph. */
  void tellSeen() {
    headings.clear();
    int number = 0;
    var figures = new FigureCells(seen);
    for (var paragraph : Xml.all(document, "p")) {
      if (Xml.in(paragraph, "wordprocessingml")) {
        number++;
        if (!Xml.within(paragraph, "Fallback")) {
          var text = text(paragraph);
          seen.seen(place(number), text, Headings.of(paragraph, text, headings));
          figures.next(Headings.row(paragraph), place(number), text);
        }
      } else if (Xml.in(paragraph, "drawingml") && !Xml.within(paragraph, "Fallback")) {
        seen.seen(place(number), text(paragraph));
      }
    }
    figures.end();
  }

  /** Of a run or a paragraph, without what stands in boxes within it. */
  private static String text(Element root) {
    var text = new StringBuilder();
    for (var element : Xml.all(root, "t", "tab", "br", "cr", "noBreakHyphen")) {
      if (root.getLocalName().equals("p") && Xml.ancestor(element, "p") != root) {
        continue;
      }
      text.append(
          switch (element.getLocalName()) {
            case "t" -> element.getTextContent();
            case "noBreakHyphen" -> "-";
            default -> Xml.ancestor(element, "tabs", "rPr") == null ? " " : "";
          });
    }
    return text.toString();
  }
}
