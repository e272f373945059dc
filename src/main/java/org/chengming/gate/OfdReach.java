package org.chengming.gate;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** The parts of an OFD to which locations lead from its first one on (GB/T 33190, ST_Loc). */
final class OfdReach {
  private static final Pattern LOCATION =
      Pattern.compile("[^\\s<>\"|?*:]{1,200}\\.[A-Za-z0-9]{1,6}");

  private final OfficeParts parts;
  private final Set<String> reached = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final ArrayDeque<String> open = new ArrayDeque<>();

  OfdReach(OfficeParts parts) {
    this.parts = parts;
  }

  Set<String> fromTheFirst() throws IOException {
    reach("OFD.xml");
    while (!open.isEmpty()) {
      var part = open.pop();
      if (part.toLowerCase(Locale.ROOT).endsWith(".xml")) {
        locations(part, parts.xml(part));
      }
    }
    // Programs disagree from where locations of pictures, fonts and seals count.
    for (var part : parts.names()) {
      if (!part.toLowerCase(Locale.ROOT).endsWith(".xml") && names.contains(last(part))) {
        reached.add(part);
      }
    }
    return reached;
  }

  private void locations(String part, Document document) {
    var base = Xml.attribute(document.getDocumentElement(), "BaseLoc").strip();
    for (var element : Xml.all(document)) {
      for (var attribute : Xml.attributes(element)) {
        location(part, base, attribute.getValue().strip());
      }
      for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node.getNodeType() == Node.TEXT_NODE) {
          location(part, base, node.getNodeValue().strip());
        }
      }
    }
  }

  private void location(String part, String base, String location) {
    if (!LOCATION.matcher(location).matches()) {
      return;
    }
    var plain = location.replace('\\', '/');
    names.add(last(plain));
    int folder = part.lastIndexOf('/');
    int above = part.lastIndexOf('/', Math.max(0, folder - 1));
    for (var from : List.of(part, above < 0 ? "" : part.substring(0, above + 1), "")) {
      reach(OfdSweep.resolve(from, plain));
      if (!base.isEmpty() && !plain.startsWith("/")) {
        reach(OfdSweep.resolve(from, base + "/" + plain));
      }
    }
  }

  private void reach(String part) {
    if (parts.has(part) && reached.add(part)) {
      open.add(part);
    }
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
