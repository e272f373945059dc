package org.chengming.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengming.gate.FileFinding.Kind;
import org.chengming.gate.OfficeParts.Relation;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Takes out of an XLSX sheets, rows, columns and cells that are not shown, and what is behind them.
 */
final class BookSweep {
  /** Of the workbook: who works on it, where it lies, what it draws on. */
  private static final Map<String, Kind> DROPPED =
      Map.of(
          "fileSharing", Kind.PROPERTY,
          "AlternateContent", Kind.PROPERTY,
          "customWorkbookViews", Kind.PROPERTY,
          "revisionPtr", Kind.REVISION_ID,
          "externalReferences", Kind.EXTERNAL_LINK,
          "pivotCaches", Kind.PIVOT_CACHE,
          "webPublishing", Kind.PROPERTY,
          "webPublishObjects", Kind.EXTERNAL_LINK,
          "fileRecoveryPr", Kind.PROPERTY);

  private final OfficeParts parts;
  private final String main;
  private final Sightings seen;
  private final Document book;
  private final Map<String, Relation> relations;
  private final CellStyles styles;
  private final BookStrings strings;
  private final Formulas formulas = new Formulas();
  private final Map<Element, SheetScan> shown = new LinkedHashMap<>();
  private final Set<String> gone = new HashSet<>();
  private final @Nullable String stringsPart;
  private boolean changed;

  BookSweep(OfficeParts parts, String main, Sightings seen) throws IOException {
    this.parts = parts;
    this.main = main;
    this.seen = seen;
    this.book = parts.xml(main);
    this.relations =
        parts.relations(main).stream().collect(Collectors.toMap(Relation::id, r -> r, (a, b) -> a));
    var stylesPart = parts.related(main, "styles");
    this.styles =
        new CellStyles(stylesPart != null && parts.has(stylesPart) ? parts.xml(stylesPart) : null);
    var texts = parts.related(main, "sharedStrings");
    this.stringsPart = texts != null && parts.has(texts) ? texts : null;
    this.strings = new BookStrings(stringsPart == null ? new byte[0] : parts.bytes(stringsPart));
  }

  void sweep() throws IOException {
    var sheets = Xml.all(book, "sheet");
    changed =
        seen.anythingRemoved()
            && !seen.removedCounts().keySet().stream().allMatch(BookSweep::beside);
    for (var sheet : sheets) {
      look(sheet);
    }
    unlisted(sheets);
    names(sheets);
    workbook();
    for (var sheet : shown.entrySet()) {
      write(sheet.getKey(), sheet.getValue());
    }
    strings();
    renumber(sheets);
    parts.put(main, book);
    parts.unrelate(main, gone);
  }

  /** What may be taken away without any formula noticing. */
  private static boolean beside(Kind kind) {
    return kind != Kind.EXTERNAL_LINK && kind != Kind.PIVOT_CACHE && kind != Kind.MACRO;
  }

  private void look(Element sheet) throws IOException {
    var relation = relations.get(relationId(sheet));
    var name = sheet.getAttribute("name");
    var hidden = sheet.getAttribute("state").matches("hidden|veryHidden");
    if (relation == null || !parts.has(relation.target())) {
      gone.add(relationId(sheet));
      changed = true;
      Xml.remove(sheet);
      return;
    }
    if (relation.kind().equals("worksheet")) {
      var scan = new SheetScan(parts.bytes(relation.target()), name, styles, strings, seen);
      scan.layout();
      scan.cells(hidden);
      changed |= scan.unshown.any();
      if (!hidden) {
        shown.put(sheet, scan);
        formulas.sheet(name, scan.unshown);
      }
    } else if (hidden) {
      seen.removed(Kind.HIDDEN_SHEET, Place.of(Places.SHEET, name), "");
    }
    if (hidden) {
      changed = true;
      gone.add(relationId(sheet));
      for (var drawn : drawings(relation.target())) {
        seen.removed(
            Kind.HIDDEN_SHEET,
            Place.of(Places.SHEET, name),
            String.join("\n", SheetScan.texts(parts.bytes(drawn))));
      }
      Xml.remove(sheet);
    } else {
      seen.seen(Place.of(Places.SHEET, name), name);
    }
  }

  /** Sheets that the workbook does not list any more can be found all the same. */
  private void unlisted(List<Element> sheets) throws IOException {
    var ids = sheets.stream().map(BookSweep::relationId).collect(Collectors.toSet());
    for (var relation : relations.values()) {
      var part = relation.target();
      if (relation.kind().equals("worksheet") && parts.has(part) && !ids.contains(relation.id())) {
        new SheetScan(parts.bytes(part), part, styles, strings, seen).cells(true);
        changed = true;
        gone.add(relation.id());
        parts.remove(part);
      }
    }
  }

  private static String relationId(Element sheet) {
    for (var attribute : Xml.attributes(sheet)) {
      if (Xml.relates(attribute)) {
        return attribute.getValue();
      }
    }
    return "";
  }

  private List<String> drawings(String sheet) throws IOException {
    var found = new ArrayList<String>();
    for (var relation : parts.relations(sheet)) {
      if (relation.kind().equals("drawing") && parts.has(relation.target())) {
        found.add(relation.target());
      }
    }
    return found;
  }

  /** Names that are hidden, or name what goes. */
  private void names(List<Element> sheets) {
    for (var name : Xml.all(book, "definedName")) {
      var called = name.getAttribute("name");
      var scope = name.getAttribute("localSheetId");
      var of = scope.matches("\\d{1,4}") ? Integer.parseInt(scope) : -1;
      var lost = of >= 0 && (of >= sheets.size() || sheets.get(of).getParentNode() == null);
      var own = of >= 0 && of < sheets.size() ? sheets.get(of).getAttribute("name") : "";
      var builtIn = called.startsWith("_xlnm.");
      if (name.getAttribute("hidden").matches("1|true") && !builtIn) {
        seen.removed(
            Kind.HIDDEN_NAME, called, Place.of(Places.NAME, called), name.getTextContent());
        changed = true;
        Xml.remove(name);
      } else if (lost || changed && !formulas.holds(name.getTextContent(), own)) {
        Xml.remove(name);
      }
    }
    var all = Xml.child(book.getDocumentElement(), "definedNames");
    if (all != null && Xml.children(all).isEmpty()) {
      Xml.remove(all);
    }
  }

  private void workbook() {
    Xml.removeAttribute(book.getDocumentElement(), "uid");
    for (var element : Xml.children(book.getDocumentElement())) {
      var kind = DROPPED.get(element.getLocalName());
      if (kind == null) {
        continue;
      }
      // External references and pivots were told where they lead to.
      if (kind == Kind.PROPERTY) {
        var values = new ArrayList<String>();
        Xml.all(element)
            .forEach(
                e ->
                    values.add(
                        e.getLocalName().equals("absPath")
                            ? e.getAttribute("url")
                            : Xml.attribute(e, "name")));
        values.add(element.getAttribute("userName"));
        values.removeIf(String::isBlank);
        if (!values.isEmpty()) {
          seen.removed(
              kind, element.getLocalName(), Place.of(Places.SETTINGS), String.join("\n", values));
        }
      } else if (kind == Kind.REVISION_ID) {
        seen.untraced(
            kind,
            element.getLocalName(),
            Place.of(Places.SETTINGS),
            Xml.attribute(element, "documentId"));
      }
      Xml.remove(element);
    }
    // Slicers and the like hang on pivots.
    var more = Xml.child(book.getDocumentElement(), "extLst");
    if (more != null && changed) {
      Xml.remove(more);
    }
    for (var relation : relations.values()) {
      if (relation.kind().equals("calcChain")) {
        gone.add(relation.id());
        parts.remove(relation.target());
      }
    }
  }

  private void write(Element sheet, SheetScan scan) throws IOException {
    var relation = relations.get(relationId(sheet));
    if (relation == null) {
      return;
    }
    var part = relation.target();
    var name = sheet.getAttribute("name");
    var lost = new HashSet<String>();
    var left = new HashSet<String>();
    for (var further : parts.relations(part)) {
      var table = further.kind().equals("table") && scan.unshown.any();
      if (table || further.kind().equals("vmlDrawing") && comments(further)) {
        lost.add(further.id());
        parts.remove(further.target());
      } else {
        left.add(further.id());
      }
    }
    parts.unrelate(part, lost);
    var writer = new SheetWriter(name, scan, styles, formulas, changed, left);
    parts.put(part, writer.write(parts.bytes(part)));
    if (writer.valueLost()) {
      seen.noCopy(FileTrouble.VISIBLE_CHANGED);
    }
    for (var drawing : drawings(part)) {
      new BookDrawing(parts, drawing, name, seen).sweep(changed ? formulas : null);
    }
  }

  /** The boxes in which notes of cells are shown. */
  private boolean comments(Relation drawing) throws IOException {
    if (!parts.has(drawing.target())) {
      return true;
    }
    var text = new String(parts.bytes(drawing.target()), java.nio.charset.StandardCharsets.UTF_8);
    return text.contains("ObjectType") || !text.contains("imagedata");
  }

  private void strings() throws IOException {
    if (stringsPart == null) {
      return;
    }
    var unused = strings.unused();
    if (!unused.isEmpty()) {
      seen.removed(
          Kind.OLDER_VERSION,
          "sharedStrings",
          Place.of(Places.PART, stringsPart),
          String.join("\n", unused.subList(0, Math.min(unused.size(), 1000))));
    }
    strings.tell(Place.of(Places.PART, stringsPart), seen);
    parts.put(stringsPart, strings.shownOnly());
  }

  /** Sheets are counted from the first; those that are left come closer. */
  private void renumber(List<Element> sheets) {
    var numbers = new HashMap<Integer, Integer>();
    for (int i = 0, next = 0; i < sheets.size(); i++) {
      if (sheets.get(i).getParentNode() != null) {
        numbers.put(i, next++);
      }
    }
    for (var element : Xml.all(book, "definedName", "workbookView")) {
      for (var attribute : List.of("localSheetId", "activeTab", "firstSheet")) {
        var value = element.getAttribute(attribute);
        if (value.matches("\\d{1,5}")) {
          element.setAttribute(
              attribute, String.valueOf(numbers.getOrDefault(Integer.parseInt(value), 0)));
        }
      }
    }
  }
}
