package org.chengming.web;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A list as an Atom feed (RFC 4287). Ids are tag URIs (RFC 4151) of the address, so they stay when
 * the site moves to https or another port.
 */
final class AtomFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final SiteIdentity site;
  private final XMLStreamWriter xml;

  private AtomFeed(SiteIdentity site, XMLStreamWriter xml) {
    this.site = site;
    this.xml = xml;
  }

  static byte[] write(Listing listing, SiteIdentity site) {
    var out = new ByteArrayOutputStream();
    try {
      var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
      new AtomFeed(site, xml).feed(listing);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Feed " + listing.path() + " cannot be written", e);
    }
    return out.toByteArray();
  }

  private void feed(Listing listing) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(ATOM);
    xml.writeAttribute("xml:lang", "zh-Hans");
    text("title", listing.title() + " - " + site.name());
    text("subtitle", listing.description());
    text("id", tag(listing.path()));
    // RFC 4287 wants a moment even of an empty feed; there nothing has ever changed.
    text("updated", (listing.updated() == null ? Instant.EPOCH : listing.updated()).toString());
    person(site.host());
    link("self", "application/atom+xml", listing.as("atom"));
    link("alternate", "text/html", listing.path());
    var next = listing.nextPath("atom");
    if (next != null) {
      link("next", "application/atom+xml", next);
    }
    for (var entry : listing.entries()) {
      entry(entry, listing.updated());
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void entry(Listing.Entry entry, @Nullable Instant updated) throws XMLStreamException {
    xml.writeStartElement("entry");
    text("title", entry.title());
    text("id", tag(entry.path()));
    var changed = entry.updatedAt() != null ? entry.updatedAt() : updated;
    text("updated", (changed == null ? Instant.EPOCH : changed).toString());
    text("published", entry.publishedAt() == null ? null : entry.publishedAt().toString());
    if (entry.body() != null) {
      person(entry.body());
    }
    link("alternate", "text/html", entry.path());
    text("summary", summary(entry));
    xml.writeEndElement();
  }

  private static @Nullable String summary(Listing.Entry entry) {
    var said = entry.summary() == null ? "" : entry.summary();
    var number = entry.documentNumber() == null ? "" : entry.documentNumber();
    var joined = (number + (number.isEmpty() || said.isEmpty() ? "" : "　") + said).strip();
    return joined.isEmpty() ? null : joined;
  }

  private void person(String name) throws XMLStreamException {
    xml.writeStartElement("author");
    text("name", name);
    xml.writeEndElement();
  }

  private void link(String relation, String type, String path) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", clean(site.url() + path));
  }

  private void text(String element, @Nullable String value) throws XMLStreamException {
    if (value != null && !value.isBlank()) {
      xml.writeStartElement(element);
      xml.writeCharacters(clean(value));
      xml.writeEndElement();
    }
  }

  private String tag(String path) {
    return clean("tag:" + site.domain() + ",2026:" + path);
  }

  /** Without what XML 1.0 cannot carry: control characters and halves of surrogate pairs. */
  static String clean(String text) {
    return text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
