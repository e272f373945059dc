package org.chengming.gate;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What the parts of an Office document or OFD say where no other sweep looks, wherever that is:
 * descriptions of pictures, words beside links, lists and hints of forms, names, formulas, texts of
 * drawings. What attributes say of persons is masked in a copy; texts stay, and are told of.
 */
final class Asides {
  private static final Pattern XML = Pattern.compile(".*\\.(?:xml|vml|svg)");
  private static final Pattern DRAWN = Pattern.compile(".*\\.(?:emf|wmf)");

  /** Are read as they come, for they may be large. */
  private static final Pattern STREAMED =
      Pattern.compile("\\[.*|xl/worksheets/.*|xl/sharedstrings\\.xml");

  /** Figures of the shortest number that is looked for without words. */
  private static final int SHORTEST = 11;

  private final OfficeParts parts;
  private final Sightings seen;

  Asides(OfficeParts parts, Sightings seen) {
    this.parts = parts;
    this.seen = seen;
  }

  /**
   * Whether somebody's number may stand in the value of an attribute: words, a mail address, an
   * address of the web, or one long number; not places in a drawing.
   */
  static boolean saying(String value) {
    int letters = 0;
    int figures = 0;
    int rows = 0;
    boolean row = false;
    for (int i = 0; value.length() > 4 && i < value.length(); i++) {
      char c = value.charAt(i);
      if (PlainText.han(c) || c == '@' || c == ':') {
        return true;
      }
      letters += c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? 1 : 0;
      boolean figure = Character.isDigit(c);
      rows += figure && !row ? 1 : 0;
      figures += figure ? 1 : 0;
      row = figure || row && (c == '-' || c == ' ' && letters > 0);
    }
    // Several numbers are places in a drawing.
    return rows == 1 && figures >= SHORTEST;
  }

  /** What of a value must not go out. */
  static List<Personal.Hit> blocking(String value) {
    return saying(value)
        ? PersonalData.IN_TEXT.find(value).stream().filter(Sightings::blocks).toList()
        : List.of();
  }

  /** The value as a copy has it. */
  static String masked(String value) {
    return masked(value, blocking(value));
  }

  static String masked(String value, List<Personal.Hit> blocking) {
    var masked = new StringBuilder(value);
    blocking.reversed().forEach(hit -> masked.replace(hit.start(), hit.end(), hit.masked()));
    return masked.toString();
  }

  void sweep() throws IOException {
    for (var part : parts.names()) {
      var name = part.toLowerCase(Locale.ROOT);
      if (DRAWN.matcher(name).matches()) {
        seen.elsewhere(place(part), Writing.in(parts.bytes(part)));
      } else if (XML.matcher(name).matches() && !STREAMED.matcher(name).matches()) {
        written(part);
      }
    }
  }

  private static Place place(String part) {
    return Place.of(Places.PART, part);
  }

  private void written(String part) throws IOException {
    Document document;
    try {
      document = parts.xml(part);
    } catch (Unopened e) {
      // Drawings of older programs need not be well-formed.
      seen.elsewhere(place(part), Writing.in(parts.bytes(part)));
      return;
    }
    boolean changed = false;
    for (var element : Xml.all(document)) {
      changed |= attributes(part, element);
    }
    changed |= remarks(part, document);
    texts(document).forEach((block, text) -> seen.elsewhere(place(part), text.toString()));
    if (changed) {
      parts.put(part, document);
    }
  }

  private boolean attributes(String part, Element element) {
    boolean changed = false;
    for (var attribute : Xml.attributes(element)) {
      if (Xml.relates(attribute)) {
        continue;
      }
      var value = attribute.getValue();
      var said = seen.said(Place.of(Places.ASIDE, part), value);
      if (!said.equals(value)) {
        attribute.setValue(said);
        changed = true;
      }
    }
    return changed;
  }

  /** Of whoever wrote the XML. */
  private boolean remarks(String part, Document document) {
    boolean changed = false;
    for (Node node = document.getFirstChild(); node != null; node = Xml.next(node, document)) {
      if (node.getNodeType() == Node.COMMENT_NODE
          || node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
        var value = node.getNodeValue();
        var said = seen.said(Place.of(Places.ASIDE, part), value);
        node.setNodeValue(said);
        changed |= !said.equals(value);
      }
    }
    return changed;
  }

  /** By paragraph, or else by the element in which they stand. */
  private static Map<Node, StringBuilder> texts(Document document) {
    var found = new LinkedHashMap<Node, StringBuilder>();
    for (Node node = document.getFirstChild(); node != null; node = Xml.next(node, document)) {
      if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
        var paragraph = Xml.ancestor(node, "p");
        found
            .computeIfAbsent(
                paragraph == null ? node.getParentNode() : paragraph, n -> new StringBuilder())
            .append(node.getNodeValue());
      }
    }
    return found;
  }
}
