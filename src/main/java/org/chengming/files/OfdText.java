package org.chengming.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Text of an OFD (GB/T 33190-2016): the TextCode elements of each page in the order Document.xml
 * lists the pages. Entries are read where they stand in the zip, up to a bound; nothing is unpacked
 * to the disk and no entity is resolved.
 */
final class OfdText {
  private static final long LARGEST_PART = 64L << 20;

  private final ZipFile zip;
  private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();

  private OfdText(ZipFile zip) {
    this.zip = zip;
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    xml.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  static String read(Path file, int longest) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      var text = new StringBuilder();
      new OfdText(zip).documents(text, longest);
      text.setLength(Math.min(text.length(), longest));
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IOException("OFD part is not well-formed: " + e.getMessage(), e);
    }
  }

  private void documents(StringBuilder text, int longest) throws IOException, XMLStreamException {
    for (var root : texts("OFD.xml", "DocRoot")) {
      var document = resolve("", root);
      for (var page : attributes(document, "Page", "BaseLoc")) {
        if (text.length() >= longest) {
          return;
        }
        line(texts(resolve(folder(document), page), "TextCode"), text);
      }
    }
  }

  /**
   * Text objects of a page are its lines or parts of lines; a break after each keeps words of
   * different places apart.
   */
  private static void line(List<String> codes, StringBuilder text) {
    codes.forEach(code -> text.append(code.strip()).append('\n'));
  }

  private List<String> texts(String entry, String element) throws IOException, XMLStreamException {
    var found = new ArrayList<String>();
    each(entry, element, reader -> found.add(reader.getElementText()));
    return found;
  }

  private List<String> attributes(String entry, String element, String attribute)
      throws IOException, XMLStreamException {
    var found = new ArrayList<String>();
    each(
        entry,
        element,
        reader -> {
          var value = reader.getAttributeValue(null, attribute);
          if (value != null) {
            found.add(value);
          }
        });
    return found;
  }

  private interface Visit {
    void at(XMLStreamReader reader) throws XMLStreamException;
  }

  private void each(String name, String element, Visit visit)
      throws IOException, XMLStreamException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      return;
    }
    try (var in = new Bounded(zip.getInputStream(entry), LARGEST_PART)) {
      var reader = xml.createXMLStreamReader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals(element)) {
          visit.at(reader);
        }
      }
    }
  }

  private static String folder(String entry) {
    return entry.substring(0, entry.lastIndexOf('/') + 1);
  }

  private static String resolve(String folder, String location) {
    var at = location.strip().replace('\\', '/');
    return at.startsWith("/")
        ? at.substring(1)
        : folder + (at.startsWith("./") ? at.substring(2) : at);
  }

  /** Ends a part that unpacks beyond its bound. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long most) {
      super(in);
      left = most;
    }

    @Override
    public int read() throws IOException {
      var next = super.read();
      spend(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var n = super.read(buffer, offset, length);
      spend(Math.max(0, n));
      return n;
    }

    private void spend(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new FileText.Unreadable("an OFD part unpacks beyond bounds");
      }
    }
  }
}
