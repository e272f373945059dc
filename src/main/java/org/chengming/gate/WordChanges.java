package org.chengming.gate;

import java.util.Set;
import org.chengming.gate.FileFinding.Kind;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Accepts tracked changes, as the text is shown without marks: what was deleted goes. */
final class WordChanges {
  private static final Set<String> MARKS =
      Set.of(
          "moveFromRangeStart",
          "moveFromRangeEnd",
          "moveToRangeStart",
          "moveToRangeEnd",
          "customXmlInsRangeStart",
          "customXmlInsRangeEnd",
          "customXmlDelRangeStart",
          "customXmlDelRangeEnd",
          "customXmlMoveFromRangeStart",
          "customXmlMoveFromRangeEnd",
          "customXmlMoveToRangeStart",
          "customXmlMoveToRangeEnd",
          "cellIns",
          "cellMerge",
          "numberingChange",
          "delInstrText",
          "delText");

  private final Document document;
  private final String place;
  private final Sightings seen;

  WordChanges(Document document, String place, Sightings seen) {
    this.document = document;
    this.place = place;
    this.seen = seen;
  }

  void accept() {
    int paragraph = 0;
    for (var element : Xml.all(document)) {
      var name = element.getLocalName();
      paragraph += name.equals("p") && Xml.in(element, "wordprocessingml") ? 1 : 0;
      if (!Xml.in(element, "wordprocessingml") || element.getParentNode() == null) {
        continue;
      }
      switch (name) {
        case "del", "moveFrom" -> deleted(element, paragraph);
        case "ins", "moveTo" -> inserted(element, paragraph);
        case "cellDel" -> {
          var cell = Xml.ancestor(element, "tc");
          tell(element, paragraph, cell == null ? "" : text(cell));
          if (cell != null) {
            Xml.remove(cell);
          }
        }
        default -> {
          if (MARKS.contains(name)) {
            Xml.remove(element);
          } else if (name.endsWith("Change")) {
            tell(element, paragraph, "");
            Xml.remove(element);
          }
        }
      }
    }
  }

  private void deleted(Element element, int paragraph) {
    var of = parent(element);
    switch (of) {
      case "rPr", "ctrlPr" -> {
        tell(element, paragraph, "");
        var mark = element.getParentNode();
        Xml.remove(element);
        if (mark.getParentNode() instanceof Element properties
            && properties.getLocalName().equals("pPr")
            && properties.getParentNode() instanceof Element p) {
          join(p);
        }
      }
      case "trPr" -> {
        var row = Xml.ancestor(element, "tr");
        tell(element, paragraph, row == null ? "" : text(row));
        Xml.remove(row == null ? element : row);
      }
      case "numPr" -> Xml.remove(element);
      default -> {
        tell(element, paragraph, text(element));
        Xml.remove(element);
      }
    }
  }

  private void inserted(Element element, int paragraph) {
    tell(element, paragraph, "");
    if (Set.of("rPr", "trPr", "ctrlPr", "numPr").contains(parent(element))) {
      Xml.remove(element);
    } else {
      Xml.unwrap(element);
    }
  }

  private static String parent(Element element) {
    return element.getParentNode() instanceof Element parent ? parent.getLocalName() : "";
  }

  /** A paragraph whose end was deleted runs on in the next, which comes first with what it has. */
  private static void join(Element paragraph) {
    var next = paragraph.getNextSibling();
    while (next != null && !(next instanceof Element)) {
      next = next.getNextSibling();
    }
    if (!(next instanceof Element following) || !following.getLocalName().equals("p")) {
      return;
    }
    var properties = Xml.child(following, "pPr");
    var before = properties == null ? following.getFirstChild() : properties.getNextSibling();
    for (var child : Xml.children(paragraph)) {
      if (!child.getLocalName().equals("pPr")) {
        following.insertBefore(child, before);
      }
    }
    Xml.remove(paragraph);
  }

  private void tell(Element change, int paragraph, String text) {
    var author = Xml.attribute(change, "author");
    var at = place.contains("%s") ? Place.of(place, Math.max(1, paragraph)) : Place.of(place);
    seen.removed(
        Kind.TRACKED_CHANGE,
        change.getLocalName(),
        at,
        text.isBlank() ? author : author.isEmpty() ? text : text + "\n" + author);
  }

  private static String text(Element element) {
    var text = new StringBuilder();
    for (var piece : Xml.all(element, "t", "delText")) {
      text.append(piece.getTextContent());
    }
    return text.toString();
  }
}
