package org.chengming.gate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.Comment;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** Events of XML that is read and written as it comes. */
final class SheetEvents {
  private static final XMLEventFactory EVENTS = XMLEventFactory.newDefaultFactory();

  private SheetEvents() {}

  static void begin(XMLEventWriter out) throws XMLStreamException {
    out.add(EVENTS.createStartDocument("UTF-8", "1.0", true));
  }

  static void emptyText(XMLEventWriter out, QName beside) throws XMLStreamException {
    out.add(EVENTS.createStartElement(beside.getPrefix(), beside.getNamespaceURI(), "t"));
    out.add(EVENTS.createEndElement(beside.getPrefix(), beside.getNamespaceURI(), "t"));
  }

  static String text(List<XMLEvent> all, int start) {
    var text = new StringBuilder();
    for (int i = start + 1; i < all.size() && all.get(i).isCharacters(); i++) {
      text.append(all.get(i).asCharacters().getData());
    }
    return text.toString();
  }

  static int index(List<XMLEvent> all, String name, boolean start) {
    for (int i = 0; i < all.size(); i++) {
      if (start ? SheetScan.starts(all.get(i), name) : SheetScan.ends(all.get(i), name)) {
        return i;
      }
    }
    return -1;
  }

  static List<XMLEvent> rest(StartElement element, XMLEventReader xml) throws XMLStreamException {
    var all = new ArrayList<XMLEvent>();
    all.add(element);
    for (int depth = 1; depth > 0 && xml.hasNext(); ) {
      var event = xml.nextEvent();
      depth += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
      all.add(event);
    }
    return all;
  }

  /** Text and remarks; empty for other events. */
  static String said(XMLEvent event) {
    return event instanceof Comment remark
        ? remark.getText()
        : event.isCharacters() ? event.asCharacters().getData() : "";
  }

  /** What is said aside, in attributes and formulas, as a copy has it. */
  static XMLEvent masked(XMLEvent event) {
    var text = said(event);
    if (!text.isEmpty()) {
      var masked = Asides.masked(text);
      return masked.equals(text)
          ? event
          : event instanceof Comment
              ? EVENTS.createComment(masked)
              : EVENTS.createCharacters(masked);
    }
    if (!(event instanceof StartElement element)) {
      return event;
    }
    var kept = new ArrayList<Attribute>();
    for (Iterator<Attribute> all = element.getAttributes(); all.hasNext(); ) {
      var one = all.next();
      kept.add(EVENTS.createAttribute(one.getName(), Asides.masked(one.getValue())));
    }
    return EVENTS.createStartElement(element.getName(), kept.iterator(), element.getNamespaces());
  }

  static StartElement without(StartElement element, String attribute) {
    var kept = new ArrayList<Attribute>();
    for (Iterator<Attribute> all = element.getAttributes(); all.hasNext(); ) {
      var one = all.next();
      if (!one.getName().getLocalPart().equals(attribute)) {
        kept.add(one);
      }
    }
    return EVENTS.createStartElement(element.getName(), kept.iterator(), element.getNamespaces());
  }
}
