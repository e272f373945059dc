package org.chengming.gate;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The objects of a page of an OFD in the order they are painted. */
final class OfdPage {
  private record Painted(Element object, @Nullable Rectangle2D box) {}

  /** In square millimetres, half of a page of A4. */
  private static final double SMALLEST_SCAN = 31_000;

  /** In millimetres; what is lower is a rule. */
  private static final double LOWEST_BAR = 2;

  private final Document page;
  private final Place place;
  private final Place address;
  private final Sightings seen;
  private final List<Painted> texts = new ArrayList<>();
  private final List<Painted> opaque = new ArrayList<>();

  /**
   * @param address how the place of a link on it is called
   */
  OfdPage(Document page, Place place, Place address, Sightings seen) {
    this.page = page;
    this.place = place;
    this.address = address;
    this.seen = seen;
  }

  void sweep() {
    OfdLinks.remove(page, place, address, seen);
    for (var object : Xml.all(page, "TextObject", "PathObject", "ImageObject", "CompositeObject")) {
      if (object.getOwnerDocument() == null || detached(object)) {
        continue;
      }
      var how = unseen(object);
      if (how != null) {
        seen.removed(Kind.HIDDEN_TEXT, how, place, text(object));
        Xml.remove(object);
      } else if (object.getLocalName().equals("TextObject")) {
        text(object, box(object));
      } else if (covers(object)) {
        cover(object, box(object));
      }
    }
    var figures = new FigureCells(seen);
    for (var text : texts) {
      if (!detached(text.object())) {
        seen.seen(place, text(text.object()));
        figures.next(0, place, text(text.object()));
      }
    }
    figures.end();
  }

  private boolean detached(Element object) {
    for (org.w3c.dom.Node at = object; at != null; at = at.getParentNode()) {
      if (at == page) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String unseen(Element object) {
    if (Xml.attribute(object, "Visible").equalsIgnoreCase("false")) {
      return "INVISIBLE";
    }
    if (Xml.attribute(object, "Alpha").equals("0")) {
      return "INVISIBLE";
    }
    return object.getLocalName().equals("TextObject")
            && Xml.attribute(object, "Fill").equalsIgnoreCase("false")
            && !Xml.attribute(object, "Stroke").equalsIgnoreCase("true")
        ? "INVISIBLE"
        : null;
  }

  private void text(Element object, @Nullable Rectangle2D box) {
    var colour = Xml.child(object, "FillColor");
    var white = colour != null && colour(colour).matches("25[0-5] 25[0-5] 25[0-5]|#FF #FF #FF");
    var clear = colour != null && Xml.attribute(colour, "Alpha").equals("0");
    var backed =
        opaque.stream().anyMatch(o -> o.box() != null && box != null && o.box().intersects(box));
    if (clear || white && !backed) {
      seen.removed(Kind.HIDDEN_TEXT, clear ? "INVISIBLE" : "WHITE", place, text(object));
      Xml.remove(object);
    } else {
      texts.add(new Painted(object, box));
    }
  }

  private static String colour(Element colour) {
    return Xml.attribute(colour, "Value").strip().replaceAll("\\s+", " ");
  }

  private static boolean covers(Element object) {
    if (object.getLocalName().equals("ImageObject")) {
      return true;
    }
    var colour = Xml.child(object, "FillColor");
    return object.getLocalName().equals("PathObject")
        && Xml.attribute(object, "Fill").equalsIgnoreCase("true")
        && (colour == null || Xml.attribute(colour, "Alpha").matches("|25[0-5]"));
  }

  /** What was painted over text before it is text that a person thinks is gone. */
  private void cover(Element object, @Nullable Rectangle2D box) {
    if (box == null) {
      return;
    }
    if (bar(object, box)) {
      seen.noCopy(FileTrouble.COVERED_TEXT);
      seen.stays(Kind.COVERED_TEXT, place, "", Confidence.MEDIUM);
    }
    for (var text : List.copyOf(texts)) {
      if (text.box() != null && text.box().getWidth() > 0 && covered(text.box(), box) > 0.9) {
        seen.noCopy(FileTrouble.COVERED_TEXT);
        seen.stays(Kind.COVERED_TEXT, place, text(text.object()), Confidence.MEDIUM);
        texts.remove(text);
      }
    }
    opaque.add(new Painted(object, box));
  }

  /** Black on a scan: what it shows there can be had out of the file. */
  private boolean bar(Element object, Rectangle2D box) {
    var colour = Xml.child(object, "FillColor");
    boolean dark =
        colour == null
            || colour(colour)
                .matches("([0-3]?\\d|4[0-7])( ([0-3]?\\d|4[0-7])){2}|#0\\w #0\\w #0\\w");
    return object.getLocalName().equals("PathObject")
        && dark
        && Math.min(box.getWidth(), box.getHeight()) > LOWEST_BAR
        && opaque.stream()
            .filter(o -> o.object().getLocalName().equals("ImageObject") && o.box() != null)
            .map(Painted::box)
            .anyMatch(
                scan ->
                    scan.getWidth() * scan.getHeight() > SMALLEST_SCAN
                        && scan.contains(box)
                        && box.getWidth() * box.getHeight()
                            < 0.3 * scan.getWidth() * scan.getHeight());
  }

  private static double covered(Rectangle2D text, Rectangle2D cover) {
    var both = text.createIntersection(cover);
    return both.isEmpty()
        ? 0
        : both.getWidth() * both.getHeight() / (text.getWidth() * text.getHeight());
  }

  private static @Nullable Rectangle2D box(Element object) {
    var numbers = Xml.attribute(object, "Boundary").strip().split("\\s+");
    try {
      return numbers.length < 4
          ? null
          : new Rectangle2D.Double(
              Double.parseDouble(numbers[0]),
              Double.parseDouble(numbers[1]),
              Double.parseDouble(numbers[2]),
              Double.parseDouble(numbers[3]));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String text(Element object) {
    var text = new StringBuilder();
    Xml.all(object, "TextCode").forEach(code -> text.append(code.getTextContent()));
    return text.toString();
  }
}
