package org.chengming.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;
import org.jspecify.annotations.Nullable;

/** Reads one sheet, cell by cell as it stands in the file: what of it is not shown, and what is. */
final class SheetScan {
  private static final int LONGEST_ROW = 4_000;
  private static final Pattern POWER =
      Pattern.compile("\\d(?:\\.\\d{1,17})?[Ee]\\+?(?:1\\d|\\d)|\\d{7,19}\\.0{1,3}");
  private static final int LONGEST_COLUMN = 20_000;

  /** Takes a cell: its place, its style and kind, and what is in it. */
  private interface Visit {
    void cell(int row, int column, StartElement element, Content content) throws XMLStreamException;
  }

  /**
   * What is in a cell.
   *
   * @param shared the number of a formula that several cells share; empty for one of its own
   */
  private record Content(String value, String formula, String shared) {}

  private final byte[] part;
  private final String name;
  private final CellStyles styles;
  private final BookStrings strings;
  private final Sightings seen;
  final Unshown unshown = new Unshown();
  final SheetLinks links = new SheetLinks();

  /** Whether tables or conditions may colour cells, so that white on white is a guess. */
  private boolean coloured;

  SheetScan(byte[] part, String name, CellStyles styles, BookStrings strings, Sightings seen) {
    this.part = part;
    this.name = name;
    this.styles = styles;
    this.strings = strings;
    this.seen = seen;
  }

  /** First what is not shown, which may stand behind the cells. */
  void layout() throws IOException {
    try {
      var xml = Xml.streaming().createXMLEventReader(new ByteArrayInputStream(part));
      while (xml.hasNext()) {
        if (!(xml.nextEvent() instanceof StartElement element)) {
          continue;
        }
        switch (element.getName().getLocalPart()) {
          case "col" -> column(element);
          case "row" -> {
            int row = number(attribute(element, "r"), 0) - 1;
            if (row >= 0 && row < Unshown.ROWS && hidden(element, "ht")) {
              unshown.rows.set(row);
            }
          }
          case "mergeCell" -> unshown.merged(Unshown.range(attribute(element, "ref")));
          case "tablePart", "conditionalFormatting", "picture" -> coloured = true;
          default -> {}
        }
      }
      unshown.settle();
    } catch (XMLStreamException e) {
      throw new Unopened(FileTrouble.BROKEN, "sheet: " + e.getMessage());
    }
  }

  private void column(StartElement element) {
    int first = number(attribute(element, "min"), 1) - 1;
    int last = Math.min(number(attribute(element, "max"), 1), Unshown.COLUMNS);
    if (hidden(element, "width") && first >= 0 && first < last) {
      unshown.columns.set(first, last);
    }
  }

  /** Hidden, or of no height or width, which is the same to whoever looks. */
  private static boolean hidden(StartElement element, String size) {
    return attribute(element, "hidden").matches("1|true")
        || attribute(element, size).matches("0(\\.0*\\d?)?");
  }

  /** Then the cells; also those of a sheet that is hidden as a whole. */
  void cells(boolean sheetHidden) throws IOException {
    var rows = new TreeMap<Integer, StringBuilder>();
    var columns = new TreeMap<Integer, StringBuilder>();
    var whole = new StringBuilder();
    var headings = new Headings();
    var figures = new FigureCells(seen);
    each(
        (row, column, element, content) -> {
          var shared = attribute(element, "t").equals("s");
          var text =
              shared
                  ? strings.at(content.value())
                  : figures(content.value(), attribute(element, "t"));
          var gone = sheetHidden || unshown.hides(row, column);
          var white =
              !gone && !text.isBlank() && styles.unseen(attribute(element, "s"), number(element));
          if (white && !coloured) {
            unshown.cell(row, column);
          }
          if (shared) {
            strings.use(content.value(), !gone && (!white || coloured));
          }
          var at = Unshown.column(column) + (row + 1);
          link(row, column, content, at);
          var cell = Place.of(Places.CELL, name, at);
          if (sheetHidden) {
            add(whole, text, LONGEST_COLUMN);
          } else if (gone) {
            var of = unshown.rows.get(row) ? rows : columns;
            add(
                of.computeIfAbsent(of == rows ? row : column, r -> new StringBuilder()),
                text,
                of == rows ? LONGEST_ROW : LONGEST_COLUMN);
          } else if (white && !coloured) {
            seen.removed(Kind.HIDDEN_TEXT, "WHITE", cell, text);
          } else if (white) {
            seen.stays(Kind.HIDDEN_TEXT, cell, text, Confidence.LOW);
          } else {
            seen.seen(cell, text, headings.of(row, column, text));
            figures.next(row, cell, text);
          }
        });
    figures.end();
    if (sheetHidden) {
      seen.removed(Kind.HIDDEN_SHEET, Place.of(Places.SHEET, name), whole.toString());
    }
    rows.forEach((row, text) -> tell(Kind.HIDDEN_ROW, Place.of(Places.ROW, name, row + 1), text));
    columns.forEach(
        (column, text) ->
            tell(Kind.HIDDEN_COLUMN, Place.of(Places.COLUMN, name, Unshown.column(column)), text));
  }

  static boolean number(StartElement cell) {
    return attribute(cell, "t").matches("n?");
  }

  /** Programs write 13812345678 as 1.3812345678E10 or with .0 too, which no other shows. */
  private static String figures(String value, String type) {
    return type.matches("n?") && POWER.matcher(value).matches()
        ? new BigDecimal(value).stripTrailingZeros().toPlainString()
        : value;
  }

  private void link(int row, int column, Content content, String at) {
    var place = Place.of(Places.CELL_ADDRESS, name, at);
    var addresses = SheetLinks.addresses(content.formula());
    for (var address : addresses) {
      if (seen.address(place, address)) {
        links.remove(row, column, content.shared());
      }
    }
    var formula = addresses.isEmpty() ? content.formula() : "";
    if (!seen.said(Place.of(Places.FORMULA, name, at), formula).equals(formula)) {
      links.remove(row, column, content.shared());
    }
  }

  private void tell(Kind kind, Place place, StringBuilder text) {
    if (!text.toString().isBlank()) {
      seen.removed(kind, place, text.toString());
    }
  }

  private static void add(StringBuilder to, String text, int longest) {
    if (!text.isBlank() && to.length() < longest) {
      to.append(text.strip()).append('\n');
    }
  }

  private void each(Visit visit) throws IOException {
    try {
      var xml = Xml.streaming().createXMLEventReader(new ByteArrayInputStream(part));
      int row = -1;
      int column = -1;
      while (xml.hasNext()) {
        var event = xml.nextEvent();
        if (!(event instanceof StartElement element)) {
          seen.said(Place.of(Places.SHEET, name), SheetEvents.said(event));
          continue;
        }
        switch (element.getName().getLocalPart()) {
          case "row" -> {
            row = row(element, row + 1);
            column = -1;
          }
          case "c" -> {
            column = column(attribute(element, "r"), column + 1);
            var content = cell(xml);
            if (!content.value().isEmpty() || !content.formula().isEmpty()) {
              visit.cell(row, column, element, content);
            }
          }
          case "oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter" ->
              seen.seen(Place.of(Places.SHEET, name), content(xml));
          default -> asides(element);
        }
      }
    } catch (XMLStreamException e) {
      throw new Unopened(FileTrouble.BROKEN, "sheet: " + e.getMessage());
    }
  }

  /** Hints of cells and of links. */
  private void asides(StartElement element) {
    for (var all = element.getAttributes(); all.hasNext(); ) {
      seen.said(Place.of(Places.SHEET, name), all.next().getValue());
    }
  }

  static int row(StartElement element, int next) {
    int row = number(attribute(element, "r"), next + 1) - 1;
    return row >= 0 && row < Unshown.ROWS ? row : next;
  }

  static int column(String reference, int next) {
    int column = reference.isEmpty() ? next : Unshown.place(reference)[1];
    return column < 0 ? next : column;
  }

  private static Content cell(XMLEventReader xml) throws XMLStreamException {
    var value = new StringBuilder();
    var formula = "";
    var shared = "";
    while (xml.hasNext()) {
      var event = xml.nextEvent();
      if (starts(event, "v")) {
        value.append(content(xml));
      } else if (starts(event, "is")) {
        value.append(BookStrings.text(xml, "is"));
      } else if (starts(event, "f")) {
        shared = attribute(event.asStartElement(), "si");
        formula = content(xml);
      } else if (ends(event, "c")) {
        break;
      }
    }
    return new Content(value.toString(), formula, shared);
  }

  /** Everything written until the element just begun ends. */
  static String content(XMLEventReader xml) throws XMLStreamException {
    var text = new StringBuilder();
    for (int depth = 1; depth > 0 && xml.hasNext(); ) {
      var event = xml.nextEvent();
      depth += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
      if (event.isCharacters()) {
        text.append(event.asCharacters().getData());
      }
    }
    return text.toString();
  }

  /** The names of what this sheet draws on, not streamed. */
  static List<String> texts(byte[] drawing) throws IOException {
    var found = new ArrayList<String>();
    Xml.all(Xml.parse(drawing), "t").forEach(t -> found.add(t.getTextContent()));
    return found;
  }

  static boolean starts(XMLEvent event, String name) {
    return event.isStartElement() && event.asStartElement().getName().getLocalPart().equals(name);
  }

  static boolean ends(XMLEvent event, String name) {
    return event.isEndElement() && event.asEndElement().getName().getLocalPart().equals(name);
  }

  static String attribute(StartElement element, String name) {
    for (var attributes = element.getAttributes(); attributes.hasNext(); ) {
      var attribute = attributes.next();
      if (attribute.getName().getLocalPart().equals(name)) {
        return attribute.getValue();
      }
    }
    return "";
  }

  static int number(@Nullable String text, int otherwise) {
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }
}
