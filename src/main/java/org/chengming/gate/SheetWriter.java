package org.chengming.gate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/**
 * Writes a sheet again without what is not shown of it. Rows and columns stay where they are, with
 * nothing in them, so that no reference moves; a formula that reads what goes becomes its value.
 */
final class SheetWriter {

  /** Of no use in a copy: views and scenarios of people, controls, what is embedded. */
  private static final Set<String> DROPPED =
      Set.of(
          "customSheetViews",
          "scenarios",
          "oleObjects",
          "controls",
          "customProperties",
          "protectedRanges",
          "cellWatches",
          "smartTags",
          "webPublishItems",
          "AlternateContent");

  private static final Set<String> WITH_FORMULAS =
      Set.of("dataValidations", "conditionalFormatting", "hyperlinks", "extLst");

  private final String name;
  private final Unshown unshown;
  private final SheetLinks links;
  private final CellStyles styles;
  private final Formulas formulas;
  private final boolean changed;
  private final Set<String> relations;
  private final XMLEventWriter out;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean valueLost;

  /**
   * @param sheet what was seen of it
   * @param changed whether anything of the workbook is taken away
   * @param relations that are left
   */
  SheetWriter(
      String name,
      SheetScan sheet,
      CellStyles styles,
      Formulas formulas,
      boolean changed,
      Set<String> relations) {
    this.name = name;
    this.unshown = sheet.unshown;
    this.links = sheet.links;
    this.styles = styles;
    this.formulas = formulas;
    this.changed = changed;
    this.relations = relations;
    try {
      this.out =
          XMLOutputFactory.newDefaultFactory()
              .createXMLEventWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] write(byte[] part) throws IOException {
    try {
      var xml = Xml.streaming().createXMLEventReader(new ByteArrayInputStream(part));
      int depth = 0;
      while (xml.hasNext()) {
        var event = xml.nextEvent();
        if (event.isStartDocument()) {
          SheetEvents.begin(out);
        } else if (event instanceof StartElement element) {
          if (depth == 1 && block(element, xml)) {
            continue;
          }
          depth++;
          out.add(
              element.getName().getLocalPart().equals("worksheet")
                  ? bare(element)
                  : SheetEvents.masked(element));
        } else {
          depth -= event.isEndElement() ? 1 : 0;
          out.add(SheetEvents.masked(event));
        }
      }
      out.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return bytes.toByteArray();
  }

  /** Whether a formula had to go whose value nobody knows. */
  boolean valueLost() {
    return valueLost;
  }

  /** Whether it was dealt with, to its end. */
  private boolean block(StartElement element, XMLEventReader xml) throws XMLStreamException {
    var block = element.getName().getLocalPart();
    if (block.equals("sheetData")) {
      out.add(element);
      cells(xml);
      return true;
    }
    if (DROPPED.contains(block)) {
      SheetEvents.rest(element, xml);
      return true;
    }
    if (block.equals("autoFilter") && !unshown.rows.isEmpty()) {
      var all = SheetEvents.rest(element, xml);
      out.add(element);
      out.add(all.getLast());
      return true;
    }
    if (WITH_FORMULAS.contains(block) || related(block)) {
      var all = SheetEvents.rest(element, xml);
      all = block.equals("hyperlinks") ? links(all) : all;
      if (all.size() > 2 && !(changed && tells(all)) || related(block) && leads(element)) {
        for (var event : all) {
          out.add(SheetEvents.masked(event));
        }
      }
      return true;
    }
    if (block.equals("pageSetup")) {
      out.add(SheetEvents.without(element, "id"));
      return true;
    }
    return false;
  }

  private static boolean related(String block) {
    return Set.of("drawing", "legacyDrawing", "legacyDrawingHF", "picture", "tableParts")
        .contains(block);
  }

  private boolean leads(StartElement element) {
    var id = SheetScan.attribute(element, "id");
    return !id.isEmpty() && relations.contains(id);
  }

  /** Whether a formula or an address in it reads what goes. */
  private boolean tells(List<XMLEvent> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof StartElement element) {
        var local = element.getName().getLocalPart();
        var location = SheetScan.attribute(element, "location");
        if (!location.isEmpty() && !formulas.holds(location, name)) {
          return true;
        }
        if (local.matches("f|formula|formula1|formula2")
            && !formulas.holds(SheetEvents.text(all, i), name)) {
          return true;
        }
        var id = SheetScan.attribute(element, "id");
        if (local.equals("tablePart") && !relations.contains(id)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Links from cells that are shown, to what is still there. */
  private List<XMLEvent> links(List<XMLEvent> all) {
    var kept = new ArrayList<XMLEvent>();
    var dropping = false;
    for (var event : all) {
      if (event instanceof StartElement element
          && element.getName().getLocalPart().equals("hyperlink")) {
        var id = SheetScan.attribute(element, "id");
        var location = SheetScan.attribute(element, "location");
        dropping =
            !id.isEmpty() && !relations.contains(id)
                || changed && unshown.touches(Unshown.range(SheetScan.attribute(element, "ref")))
                || changed && !location.isEmpty() && !formulas.holds(location, name);
      }
      if (!dropping) {
        kept.add(event);
      }
      if (SheetScan.ends(event, "hyperlink")) {
        dropping = false;
      }
    }
    return kept;
  }

  private void cells(XMLEventReader xml) throws XMLStreamException {
    int row = -1;
    int column = -1;
    while (xml.hasNext()) {
      var event = xml.nextEvent();
      if (event instanceof StartElement element) {
        switch (element.getName().getLocalPart()) {
          case "row" -> {
            row = SheetScan.row(element, row + 1);
            column = -1;
            out.add(element);
          }
          case "c" -> {
            column = SheetScan.column(SheetScan.attribute(element, "r"), column + 1);
            cell(element, row, column, SheetEvents.rest(element, xml));
          }
          default -> SheetEvents.rest(element, xml);
        }
      } else {
        out.add(event);
        if (SheetScan.ends(event, "sheetData")) {
          return;
        }
      }
    }
  }

  private void cell(StartElement cell, int row, int column, List<XMLEvent> all)
      throws XMLStreamException {
    if (unshown.hides(row, column)) {
      return;
    }
    if (unshown.touches(new int[] {row, column, row, column})
        && styles.unseen(SheetScan.attribute(cell, "s"), SheetScan.number(cell))) {
      out.add(SheetEvents.without(cell, "t"));
      out.add(all.getLast());
      return;
    }
    int formula = SheetEvents.index(all, "f", true);
    if (formula < 0
        || !links.removed(row, column, all.get(formula).asStartElement()) && holds(all, formula)) {
      for (var event : all) {
        out.add(event);
      }
      return;
    }
    valueLost |= SheetEvents.index(all, "v", true) < 0;
    int end = SheetEvents.index(all, "f", false);
    for (int i = 0; i < all.size(); i++) {
      if (i < formula || i > end) {
        out.add(all.get(i));
      }
    }
  }

  private boolean holds(List<XMLEvent> cell, int at) {
    var formula = cell.get(at).asStartElement();
    var text = SheetEvents.text(cell, at);
    if (!changed) {
      return true;
    }
    // Others than plain ones stand for cells elsewhere, which may go.
    return SheetScan.attribute(formula, "t").isEmpty()
        && !text.isBlank()
        && formulas.holds(text, name);
  }

  private static StartElement bare(StartElement element) {
    return SheetEvents.without(element, "uid");
  }
}
