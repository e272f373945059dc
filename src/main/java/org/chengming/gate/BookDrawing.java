package org.chengming.gate;

import java.io.IOException;
import org.chengming.gate.FileFinding.Kind;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is drawn on a sheet: shapes, of which some are hidden, and charts with what they show. */
final class BookDrawing {
  private final OfficeParts parts;
  private final String part;
  private final String sheet;
  private final Sightings seen;

  BookDrawing(OfficeParts parts, String part, String sheet, Sightings seen) {
    this.parts = parts;
    this.part = part;
    this.sheet = sheet;
    this.seen = seen;
  }

  /**
   * @param formulas which of them hold; null where all do
   */
  void sweep(@Nullable Formulas formulas) throws IOException {
    var document = parts.xml(part);
    var place = Place.of(Places.SHEET, sheet);
    DarkShapes.tell(document, place, seen);
    for (var shape : Xml.all(document, "cNvPr")) {
      if (shape.getAttribute("hidden").matches("1|true")) {
        var anchor = Xml.ancestor(shape, "twoCellAnchor", "oneCellAnchor", "absoluteAnchor");
        if (anchor != null) {
          seen.removed(Kind.HIDDEN_SHAPE, place, Texts.of(anchor));
          Xml.remove(anchor);
        }
      } else {
        Descriptions.keepPlain(shape, seen);
      }
    }
    for (var text : Xml.all(document, "t")) {
      seen.seen(place, text.getTextContent());
    }
    if (formulas != null) {
      for (var linked : Xml.all(document, "sp")) {
        var formula = linked.getAttribute("textlink");
        if (!formula.isEmpty() && !formulas.holds(formula, sheet)) {
          linked.removeAttribute("textlink");
        }
      }
    }
    parts.put(part, document);
    for (var relation : parts.relations(part)) {
      if (relation.kind().equals("chart") && parts.has(relation.target())) {
        chart(relation.target(), formulas);
      }
    }
  }

  private void chart(String chart, @Nullable Formulas formulas) throws IOException {
    if (formulas != null) {
      var document = parts.xml(chart);
      for (var formula : Xml.all(document, "f")) {
        if (!formulas.holds(formula.getTextContent(), sheet)
            && formula.getParentNode() instanceof Element reference) {
          literal(document, reference, formula);
        }
      }
      parts.put(chart, document);
    }
    Charts.sweep(parts, chart, seen);
  }

  /** What a chart shows stays as it is; where it was read from is not said. */
  private static void literal(Document document, Element reference, Element formula) {
    var cache = Xml.child(reference, "numCache");
    cache = cache == null ? Xml.child(reference, "strCache") : cache;
    var name = reference.getLocalName();
    if (cache == null || !name.matches("numRef|strRef")) {
      formula.setTextContent("#REF!");
      return;
    }
    var parent = reference.getParentNode();
    if (parent instanceof Element tx && tx.getLocalName().equals("tx")) {
      var value = document.createElementNS(reference.getNamespaceURI(), prefixed(reference, "v"));
      var shown = Xml.all(cache, "v");
      value.setTextContent(shown.isEmpty() ? "" : shown.getFirst().getTextContent());
      parent.replaceChild(value, reference);
      return;
    }
    var literal =
        document.createElementNS(
            reference.getNamespaceURI(),
            prefixed(reference, name.equals("numRef") ? "numLit" : "strLit"));
    while (cache.getFirstChild() != null) {
      literal.appendChild(cache.getFirstChild());
    }
    if (parent != null) {
      parent.replaceChild(literal, reference);
    }
  }

  private static String prefixed(Element like, String name) {
    var prefix = like.getPrefix();
    return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
  }
}
