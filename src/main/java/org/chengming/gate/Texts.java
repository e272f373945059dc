package org.chengming.gate;

import java.util.LinkedHashSet;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What is written in XML, a piece a line. */
final class Texts {
  /** Attributes that say something of somebody, or hold the content of a cell. */
  private static final Set<String> TELLING =
      Set.of(
          "author",
          "displayName",
          "userName",
          "userId",
          "connection",
          "command",
          "sourceFile",
          "url",
          "v",
          "ed");

  private static final Set<String> NAMED = Set.of("author", "cmAuthor");
  private static final int MOST = 100_000;

  private Texts() {}

  static String of(Element root) {
    var pieces = new LinkedHashSet<String>();
    var length = attributes(root, pieces);
    for (Node node = root.getFirstChild();
        node != null && length < MOST;
        node = Xml.next(node, root)) {
      if (node instanceof Element element) {
        length += attributes(element, pieces);
      } else if (node.getNodeType() == Node.TEXT_NODE
          || node.getNodeType() == Node.CDATA_SECTION_NODE) {
        length += add(node.getNodeValue(), pieces);
      }
    }
    return String.join("\n", pieces);
  }

  private static int attributes(Element element, Set<String> pieces) {
    int length = 0;
    for (var attribute : Xml.attributes(element)) {
      if (TELLING.contains(attribute.getLocalName())
          || attribute.getLocalName().equals("name") && NAMED.contains(element.getLocalName())) {
        length += add(attribute.getValue(), pieces);
      }
    }
    return length;
  }

  private static int add(String text, Set<String> pieces) {
    return text.isBlank() ? 0 : pieces.add(text.strip()) ? text.length() : 0;
  }
}
