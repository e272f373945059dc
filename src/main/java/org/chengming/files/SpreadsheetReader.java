package org.chengming.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of an XLSX as they are stored: no formula is computed, nothing outside the file
 * is looked at, and neither many bytes nor many cells are taken in.
 */
public final class SpreadsheetReader {
  private static final int MOST_BYTES = 20_000_000;
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_COLUMNS = 200;

  /** The file is none, or a larger one than is read. */
  public static final class Unreadable extends Exception {
    Unreadable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  private final Map<String, byte[]> parts = new HashMap<>();
  private final List<String> shared = new ArrayList<>();

  private SpreadsheetReader() {}

  /**
   * The sheets by their names, each a list of rows of cells; an empty cell is an empty text, a
   * number stands as it is stored.
   *
   * @throws Unreadable when it is no XLSX, or too large
   */
  public static Map<String, List<List<String>>> read(byte[] xlsx) throws Unreadable {
    try {
      return new SpreadsheetReader().sheets(xlsx);
    } catch (IOException | XMLStreamException | IllegalArgumentException e) {
      throw new Unreadable("No XLSX that can be read: " + e.getMessage(), e);
    }
  }

  private Map<String, List<List<String>>> sheets(byte[] xlsx)
      throws IOException, XMLStreamException, Unreadable {
    unzip(xlsx);
    if (parts.containsKey("xl/sharedStrings.xml")) {
      readShared(xml("xl/sharedStrings.xml"));
    }
    var targets = targets(xml("xl/_rels/workbook.xml.rels"));
    var sheets = new LinkedHashMap<String, List<List<String>>>();
    for (var sheet : names(xml("xl/workbook.xml")).entrySet()) {
      var target = targets.get(sheet.getValue());
      if (target != null) {
        sheets.put(sheet.getKey(), rows(xml(path(target))));
      }
    }
    return sheets;
  }

  private void unzip(byte[] xlsx) throws IOException, Unreadable {
    int bytes = 0;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(xlsx), StandardCharsets.UTF_8)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
          var content = zip.readNBytes(MOST_BYTES - bytes + 1);
          bytes += content.length;
          if (bytes > MOST_BYTES) {
            throw new Unreadable("More than %d bytes".formatted(MOST_BYTES), null);
          }
          parts.put(entry.getName(), content);
        }
      }
    }
    if (!parts.containsKey("xl/workbook.xml")) {
      throw new ZipException("no workbook in it");
    }
  }

  private XMLStreamReader xml(String path) throws XMLStreamException, IOException {
    var part = parts.get(path);
    if (part == null) {
      throw new IOException(path + " is missing");
    }
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(new ByteArrayInputStream(part));
  }

  private static String path(String target) {
    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
  }

  private void readShared(XMLStreamReader xml) throws XMLStreamException {
    var text = new StringBuilder();
    while (xml.hasNext()) {
      int event = xml.next();
      if (starts(xml, event, "t")) {
        text.append(xml.getElementText());
      } else if (starts(xml, event, "rPh")) {
        skip(xml);
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("si")) {
        shared.add(text.toString());
        text.setLength(0);
      }
    }
  }

  /** How a word is pronounced is no part of it. */
  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private static Map<String, String> targets(XMLStreamReader xml) throws XMLStreamException {
    var targets = new HashMap<String, String>();
    while (xml.hasNext()) {
      if (starts(xml, xml.next(), "Relationship")) {
        targets.put(attribute(xml, "Id"), attribute(xml, "Target"));
      }
    }
    return targets;
  }

  private static Map<String, String> names(XMLStreamReader xml) throws XMLStreamException {
    var names = new LinkedHashMap<String, String>();
    while (xml.hasNext()) {
      if (starts(xml, xml.next(), "sheet")) {
        names.put(attribute(xml, "name"), attribute(xml, "id"));
      }
    }
    return names;
  }

  private List<List<String>> rows(XMLStreamReader xml) throws XMLStreamException, Unreadable {
    var rows = new ArrayList<List<String>>();
    while (xml.hasNext()) {
      int event = xml.next();
      if (starts(xml, event, "row")) {
        var number = attribute(xml, "r");
        int at = number.matches("\\d{1,7}") ? Integer.parseInt(number) : rows.size() + 1;
        fill(rows, at - 1, MOST_ROWS, List.of());
        rows.add(new ArrayList<>());
      } else if (starts(xml, event, "c") && !rows.isEmpty()) {
        var row = rows.getLast();
        int at = column(attribute(xml, "r"), row.size());
        fill(row, at, MOST_COLUMNS, "");
        row.add(value(xml, attribute(xml, "t")));
      }
    }
    return rows;
  }

  private static <T> void fill(List<T> list, int size, int most, T with) throws Unreadable {
    if (size >= most) {
      throw new Unreadable("More than %d rows or columns".formatted(most), null);
    }
    while (list.size() < size) {
      list.add(with);
    }
  }

  private static int column(String place, int next) {
    var letters = place.replaceAll("[^A-Z]", "");
    if (letters.isEmpty() || letters.length() > 3) {
      return next;
    }
    int number = 0;
    for (int i = 0; i < letters.length(); i++) {
      number = number * 26 + letters.charAt(i) - 'A' + 1;
    }
    return number - 1;
  }

  private String value(XMLStreamReader xml, String type) throws XMLStreamException {
    var text = new StringBuilder();
    while (xml.hasNext()) {
      int event = xml.next();
      if (starts(xml, event, "v") || starts(xml, event, "t")) {
        text.append(xml.getElementText());
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      }
    }
    return type.equals("s") ? shared(text.toString()) : text.toString();
  }

  private String shared(String number) {
    int at = number.matches("\\d{1,7}") ? Integer.parseInt(number) : -1;
    return at >= 0 && at < shared.size() ? shared.get(at) : "";
  }

  private static boolean starts(XMLStreamReader xml, int event, String name) {
    return event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name);
  }

  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }
}
