package org.chengming.gate;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengming.gate.FileFinding.Kind;
import org.chengming.gate.OfficeParts.Relation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Takes out of a PPTX slides and shapes that are not shown, and notes of whoever speaks. */
final class SlideSweep {
  private final OfficeParts parts;
  private final String main;
  private final Sightings seen;
  private long width = Long.MAX_VALUE;
  private long height = Long.MAX_VALUE;

  SlideSweep(OfficeParts parts, String main, Sightings seen) {
    this.parts = parts;
    this.main = main;
    this.seen = seen;
  }

  void sweep() throws IOException {
    var show = parts.xml(main);
    for (var size : Xml.all(show, "sldSz")) {
      width = SheetScan.number(size.getAttribute("cx"), 12_192_000);
      height = SheetScan.number(size.getAttribute("cy"), 6_858_000);
    }
    var relations =
        parts.relations(main).stream().collect(Collectors.toMap(Relation::id, r -> r, (a, b) -> a));
    var gone = new HashSet<String>();
    int number = 0;
    for (var entry : Xml.all(show, "sldId")) {
      var id = relationId(entry);
      var relation = relations.get(id);
      if (relation == null || !parts.has(relation.target())) {
        continue;
      }
      number++;
      if (!slide(relation.target(), number)) {
        gone.add(id);
        Xml.remove(entry);
      }
    }
    unlisted(Xml.all(show, "sldId"), relations, gone);
    if (!gone.isEmpty()) {
      // Sections and shows name slides by number.
      for (var element : Xml.children(show.getDocumentElement())) {
        if (Set.of("extLst", "custShowLst").contains(element.getLocalName())) {
          Xml.remove(element);
        }
      }
    }
    masters(relations.values());
    Xml.all(show, "modifyVerifier", "photoAlbum").forEach(Xml::remove);
    parts.put(main, show);
    parts.unrelate(main, gone);
    links(gone, relations.values());
  }

  /** Slides that no list names any more are in no show, and can be found all the same. */
  private void unlisted(List<Element> listed, Map<String, Relation> relations, Set<String> gone)
      throws IOException {
    var ids = listed.stream().map(SlideSweep::relationId).collect(Collectors.toSet());
    for (var relation : relations.values()) {
      if (relation.kind().equals("slide")
          && parts.has(relation.target())
          && !ids.contains(relation.id())
          && gone.add(relation.id())) {
        seen.removed(
            Kind.HIDDEN_SLIDE,
            Place.of(Places.PART, relation.target()),
            Texts.of(parts.xml(relation.target()).getDocumentElement()));
      }
    }
  }

  private static String relationId(Element entry) {
    for (var attribute : Xml.attributes(entry)) {
      if (Xml.relates(attribute)) {
        return attribute.getValue();
      }
    }
    return "";
  }

  /** Whether the slide stays. */
  private boolean slide(String part, int number) throws IOException {
    var slide = parts.xml(part);
    notes(part, number);
    if (slide.getDocumentElement().getAttribute("show").matches("0|false")) {
      seen.removed(
          Kind.HIDDEN_SLIDE, Place.of(Places.SLIDE, number), Texts.of(slide.getDocumentElement()));
      return false;
    }
    var place = Place.of(Places.SLIDE, number);
    shapes(slide, place);
    DarkShapes.tellOver(slide, place, seen);
    parts.put(part, slide);
    var tables = new HashMap<Element, Headings>();
    var figures = new FigureCells(seen);
    for (var paragraph : Xml.all(slide, "p")) {
      if (Xml.in(paragraph, "drawingml") && !Xml.within(paragraph, "Fallback")) {
        var text = new StringBuilder();
        Xml.all(paragraph, "t").forEach(t -> text.append(t.getTextContent()));
        seen.seen(place, text.toString(), Headings.of(paragraph, text.toString(), tables));
        figures.next(Headings.row(paragraph), place, text.toString());
      }
    }
    figures.end();
    for (var relation : parts.relations(part)) {
      if (relation.kind().equals("chart") && parts.has(relation.target())) {
        Charts.sweep(parts, relation.target(), seen);
      } else if (relation.kind().equals("diagramData") && parts.has(relation.target())) {
        Xml.all(parts.xml(relation.target()), "t")
            .forEach(t -> seen.seen(place, t.getTextContent()));
      }
    }
    return true;
  }

  private void notes(String part, int number) throws IOException {
    var lost = new HashSet<String>();
    for (var relation : parts.relations(part)) {
      if (relation.kind().equals("notesSlide") && parts.has(relation.target())) {
        lost.add(relation.id());
        var text = Texts.of(parts.xml(relation.target()).getDocumentElement());
        if (!text.replaceAll("[\\s\\d‹›#]", "").isEmpty()) {
          seen.removed(Kind.SPEAKER_NOTE, Place.of(Places.NOTE, number), text);
        }
        parts.remove(relation.target());
      }
    }
    parts.unrelate(part, lost);
  }

  private void shapes(Document slide, Place place) {
    for (var properties : Xml.all(slide, "cNvPr")) {
      var shape = Xml.ancestor(properties, "sp", "pic", "graphicFrame", "cxnSp", "grpSp");
      if (shape == null || shape.getParentNode() == null) {
        continue;
      }
      if (properties.getAttribute("hidden").matches("1|true") || outside(shape)) {
        seen.removed(Kind.HIDDEN_SHAPE, place, Texts.of(shape));
        Xml.remove(shape);
      } else {
        Descriptions.keepPlain(properties, seen);
      }
    }
  }

  /** Beside the slide as a whole; of shapes in a group nobody can say so easily. */
  private boolean outside(Element shape) {
    if (!Xml.all(shape, "grpSp").isEmpty() || Xml.within(shape, "grpSp")) {
      return false;
    }
    for (var place : Xml.all(shape, "xfrm")) {
      var at = Xml.child(place, "off");
      var size = Xml.child(place, "ext");
      if (at != null && size != null) {
        long x = number(at.getAttribute("x"));
        long y = number(at.getAttribute("y"));
        return x >= width
            || y >= height
            || x + number(size.getAttribute("cx")) <= 0
            || y + number(size.getAttribute("cy")) <= 0;
      }
    }
    return false;
  }

  private static long number(String text) {
    return text.matches("-?\\d{1,12}") ? Long.parseLong(text) : 0;
  }

  /** What stands on every slide, or on what is printed of them. */
  private void masters(Iterable<Relation> relations) throws IOException {
    for (var relation : relations) {
      if (relation.kind().matches("(slide|handout|notes)Master") && parts.has(relation.target())) {
        master(relation.target());
        for (var layout : parts.relations(relation.target())) {
          if (layout.kind().equals("slideLayout") && parts.has(layout.target())) {
            master(layout.target());
          }
        }
      }
    }
  }

  private void master(String part) throws IOException {
    var text = new StringBuilder();
    Xml.all(parts.xml(part), "t").forEach(t -> text.append(t.getTextContent()).append('\n'));
    seen.seen(Place.of(Places.MASTER), text.toString());
  }

  /** Links from slides that stay to slides that go. */
  private void links(Set<String> gone, Iterable<Relation> all) throws IOException {
    var targets = new HashSet<String>();
    for (var relation : all) {
      if (gone.contains(relation.id())) {
        targets.add(relation.target());
        parts.remove(relation.target());
      }
    }
    for (var part : parts.names()) {
      if (part.startsWith("ppt/slides/") && part.endsWith(".xml")) {
        var lost = new HashSet<String>();
        for (var relation : parts.relations(part)) {
          if (!relation.external() && targets.contains(relation.target())) {
            lost.add(relation.id());
          }
        }
        if (!lost.isEmpty()) {
          parts.unrelate(part, lost);
          var document = parts.xml(part);
          OfficeSweep.detach(document, lost);
          parts.put(part, document);
        }
      }
    }
  }

  /** An embedded object is shown by a picture, which takes its place. */
  static void pictureOf(Element object) {
    var frame = Xml.ancestor(object, "graphicFrame");
    if (frame == null || frame.getParentNode() == null) {
      Xml.remove(object);
      return;
    }
    var pictures = Xml.all(frame, "pic");
    if (pictures.isEmpty()) {
      Xml.remove(frame);
    } else {
      frame.getParentNode().replaceChild(pictures.getLast(), frame);
    }
  }
}
