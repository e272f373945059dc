package org.chengming.letters;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One part of an OFD, written from its root element on. */
final class OfdXml {
  private static final String NAMESPACE = "http://www.ofdspec.org/2016";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final XMLStreamWriter xml;

  OfdXml(String root) throws XMLStreamException {
    xml =
        XMLOutputFactory.newDefaultFactory()
            .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("ofd", root, NAMESPACE);
    xml.writeNamespace("ofd", NAMESPACE);
  }

  OfdXml open(String name) throws XMLStreamException {
    xml.writeStartElement("ofd", name, NAMESPACE);
    return this;
  }

  /** An attribute of the element that was opened last. */
  OfdXml with(String name, Object value) throws XMLStreamException {
    xml.writeAttribute(name, String.valueOf(value));
    return this;
  }

  OfdXml text(String text) throws XMLStreamException {
    xml.writeCharacters(text);
    return this;
  }

  OfdXml close() throws XMLStreamException {
    xml.writeEndElement();
    return this;
  }

  OfdXml element(String name, String text) throws XMLStreamException {
    return open(name).text(text).close();
  }

  /** Closes what is open. */
  byte[] bytes() throws XMLStreamException {
    xml.writeEndDocument();
    xml.close();
    return bytes.toByteArray();
  }
}
