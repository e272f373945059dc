package org.chengming.gate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** XML of files nobody vetted: no DTD, no entities, names compared without their prefix. */
final class Xml {
  static final String RELATIONSHIPS = "/officeDocument/2006/relationships";
  static final String RELATIONSHIPS_STRICT = "/officeDocument/relationships";
  private static final int LARGEST = 24 << 20;

  private Xml() {}

  static Document parse(byte[] xml) throws IOException {
    if (xml.length > LARGEST) {
      throw new Unopened(FileTrouble.TOO_LARGE, "a part of %d bytes".formatted(xml.length));
    }
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(xml));
    } catch (SAXException e) {
      throw new Unopened(FileTrouble.BROKEN, "a part is not well-formed: " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] write(Document document) throws IOException {
    var out = new ByteArrayOutputStream();
    try {
      var transformer = TransformerFactory.newDefaultInstance().newTransformer();
      document.setXmlStandalone(true);
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      transformer.transform(new DOMSource(document), new StreamResult(out));
    } catch (TransformerException e) {
      throw new IOException(e);
    }
    return out.toByteArray();
  }

  static XMLInputFactory streaming() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Every element under (and without) this node, in the order of the document. */
  static List<Element> all(Node root) {
    var found = new ArrayList<Element>();
    for (Node node = root.getFirstChild(); node != null; node = next(node, root)) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  static List<Element> all(Node root, String... names) {
    var wanted = Set.of(names);
    return all(root).stream().filter(e -> wanted.contains(e.getLocalName())).toList();
  }

  /** The one after it in the order of the document, under a root. */
  static @Nullable Node next(Node node, Node root) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    Node at = node;
    while (at != root && at.getNextSibling() == null) {
      at = at.getParentNode();
      if (at == null) {
        return null;
      }
    }
    return at == root ? null : at.getNextSibling();
  }

  static List<Element> children(Node parent) {
    var found = new ArrayList<Element>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  static @Nullable Element child(Node parent, String name) {
    for (var element : children(parent)) {
      if (name.equals(element.getLocalName())) {
        return element;
      }
    }
    return null;
  }

  /** The value of the attribute of this name, whatever its prefix; empty where there is none. */
  static String attribute(Element element, String name) {
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (name.equals(attributes.item(i).getLocalName())) {
        return attributes.item(i).getNodeValue();
      }
    }
    return "";
  }

  static List<Attr> attributes(Element element) {
    var all = new ArrayList<Attr>();
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (attributes.item(i) instanceof Attr attribute
          && !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
        all.add(attribute);
      }
    }
    return all;
  }

  static void removeAttribute(Element element, String name) {
    for (var attribute : attributes(element)) {
      if (name.equals(attribute.getLocalName())) {
        element.removeAttributeNode(attribute);
      }
    }
  }

  static void remove(Node node) {
    if (node.getParentNode() != null) {
      node.getParentNode().removeChild(node);
    }
  }

  /** Takes an element away and leaves what is in it. */
  static void unwrap(Element element) {
    var parent = element.getParentNode();
    if (parent == null) {
      return;
    }
    while (element.getFirstChild() != null) {
      parent.insertBefore(element.getFirstChild(), element);
    }
    parent.removeChild(element);
  }

  static boolean within(Node node, String... names) {
    return ancestor(node, names) != null;
  }

  static @Nullable Element ancestor(Node node, String... names) {
    var wanted = Set.of(names);
    for (Node at = node.getParentNode(); at instanceof Element element; at = at.getParentNode()) {
      if (wanted.contains(element.getLocalName())) {
        return element;
      }
    }
    return null;
  }

  /** Whether a switch such as {@code <w:vanish/>} is on. */
  static boolean on(@Nullable Element element) {
    return element != null && !Set.of("0", "false", "off").contains(attribute(element, "val"));
  }

  /** Whether its content, attributes aside, belongs to this family of names. */
  static boolean in(Element element, String family) {
    var namespace = element.getNamespaceURI();
    return namespace != null && namespace.contains(family);
  }

  static boolean relates(Attr attribute) {
    var namespace = attribute.getNamespaceURI();
    return namespace != null
        && (namespace.endsWith(RELATIONSHIPS) || namespace.endsWith(RELATIONSHIPS_STRICT));
  }
}
