package org.chengming.gate;

import java.util.ArrayList;
import java.util.List;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;

/** XLSX files with things hidden in them. */
final class PlantedBook {
  private static final String S =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
  private static final String MAIN = "xl/workbook.xml";
  private static final String TYPE = PlantedPackage.CONTENT + "spreadsheetml.";

  private final Planted.Drawing draw;
  private final PlantedPackage file = new PlantedPackage();
  private final List<String> strings = new ArrayList<>();
  private final StringBuilder sheets = new StringBuilder();
  private final StringBuilder names = new StringBuilder();
  private String workbookMore = "";
  private int sheet;

  private PlantedBook(Planted.Drawing draw) {
    this.draw = draw;
  }

  static Planted xlsx(long seed) {
    var draw = new Planted.Drawing(seed);
    return draw.of(FileKind.XLSX, new PlantedBook(draw).write());
  }

  private byte[] write() {
    visibleSheet();
    for (var state : List.of("hidden", "veryHidden")) {
      if (draw.sometimes()) {
        var name = "内部" + (sheet + 1);
        sheet(
            name,
            state,
            "<sheetData><row r=\"1\">%s<c r=\"B1\"><v>42</v></c></row></sheetData>"
                .formatted(text("A1", draw.secret(Kind.HIDDEN_SHEET), "")),
            "");
      }
    }
    if (draw.sometimes()) {
      names.append(
          "<definedName name=\"inside\" hidden=\"1\">\"%s\"</definedName>"
              .formatted(draw.secret(Kind.HIDDEN_NAME)));
    }
    more();
    if (draw.sometimes()) {
      strings.add(draw.secret(Kind.OLDER_VERSION));
    }
    styles();
    var texts = new StringBuilder();
    strings.forEach(s -> texts.append("<si><t>").append(s).append("</t></si>"));
    file.part(
        "xl/sharedStrings.xml", TYPE + "sharedStrings+xml", "<sst %s>%s</sst>".formatted(S, texts));
    file.relate(MAIN, "sharedStrings", "sharedStrings.xml");
    file.properties(draw);
    file.relate("", "officeDocument", MAIN);
    file.part(
        MAIN,
        TYPE + "sheet.main+xml",
        "<workbook %s><sheets>%s</sheets>%s%s</workbook>"
            .formatted(
                S,
                sheets,
                names.isEmpty() ? "" : "<definedNames>" + names + "</definedNames>",
                workbookMore));
    return file.zip();
  }

  private void styles() {
    file.part(
        "xl/styles.xml",
        TYPE + "styles+xml",
        "<styleSheet %s><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\";;;\"/></numFmts><fonts><font/><font><color rgb=\"FFFFFFFF\"/></font></fonts><fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF1F4E79\"/></patternFill></fill></fills><borders><border/></borders><cellXfs><xf/><xf fontId=\"1\"/><xf numFmtId=\"170\"/><xf fontId=\"1\" fillId=\"2\"/></cellXfs></styleSheet>"
            .formatted(S));
    file.relate(MAIN, "styles", "styles.xml");
  }

  private String text(String at, String text, String style) {
    strings.add(text);
    return "<c r=\"%s\" t=\"s\"%s><v>%d</v></c>"
        .formatted(at, style.isEmpty() ? "" : " s=\"" + style + "\"", strings.size() - 1);
  }

  private void visibleSheet() {
    var rows = new StringBuilder();
    var columns = new StringBuilder();
    var hiddenColumn = draw.sometimes();
    var narrowColumn = draw.sometimes();
    if (hiddenColumn || narrowColumn) {
      columns.append("<cols>");
      if (hiddenColumn) {
        columns.append("<col min=\"3\" max=\"3\" width=\"9\" hidden=\"1\"/>");
      }
      if (narrowColumn) {
        columns.append("<col min=\"4\" max=\"4\" width=\"0\" customWidth=\"1\"/>");
      }
      columns.append("</cols>");
    }
    rows.append("<row r=\"1\">").append(text("A1", draw.sentence(), ""));
    rows.append(draw.sometimes() ? text("B1", draw.sentence(), "3") : "");
    rows.append(hiddenColumn ? text("C1", draw.secret(Kind.HIDDEN_COLUMN), "") : "");
    rows.append(narrowColumn ? text("D1", draw.secret(Kind.HIDDEN_COLUMN), "") : "");
    rows.append("</row>");
    var hiddenRow = draw.often();
    if (hiddenRow) {
      rows.append(
          "<row r=\"2\" hidden=\"1\">%s<c r=\"B2\"><v>17</v></c></row>"
              .formatted(text("A2", draw.secret(Kind.HIDDEN_ROW), "")));
    }
    rows.append(
        "<row r=\"3\"><c r=\"A3\"><f>B2+1</f><v>%s</v></c><c r=\"B3\"><f>A3*2</f><v>36</v></c></row>"
            .formatted(draw.shown("18")));
    draw.shown("36");
    rows.append("<row r=\"4\">").append(text("A4", draw.sentence(), ""));
    rows.append(draw.sometimes() ? text("B4", draw.secret(Kind.HIDDEN_TEXT), "1") : "");
    rows.append(draw.sometimes() ? text("E4", draw.secret(Kind.HIDDEN_TEXT), "2") : "");
    rows.append(
        draw.sometimes()
            ? "<c r=\"F4\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(draw.sentence())
            : "");
    rows.append(
        draw.sometimes()
            ? "<c r=\"G4\" t=\"str\"><f>HYPERLINK(\"%s\",\"打电话给某人\")</f><v>%s</v></c>"
                .formatted(draw.call(), draw.shown("打电话给某人"))
            : "");
    rows.append("</row>");
    sheet(
        "公开表",
        "visible",
        "%s<sheetData>%s</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A4:A5\"/></mergeCells>"
            .formatted(columns, rows),
        "公开表");
  }

  private void sheet(String name, String state, String content, String shown) {
    var part = "xl/worksheets/sheet" + ++sheet + ".xml";
    var more = new StringBuilder();
    if (!shown.isEmpty()) {
      draw.shown(shown);
      if (draw.often()) {
        file.part(
            "xl/comments1.xml",
            TYPE + "comments+xml",
            "<comments %s><authors><author>%s</author></authors><commentList><comment ref=\"A1\" authorId=\"0\"><text><r><t>%s</t></r></text></comment></commentList></comments>"
                .formatted(S, draw.secret(Kind.COMMENT), draw.secret(Kind.COMMENT)));
        file.relate(part, "comments", "../comments1.xml");
        file.part(
            "xl/drawings/vmlDrawing1.vml",
            "application/vnd.openxmlformats-officedocument.vmlDrawing",
            "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><v:shape><x:ClientData ObjectType=\"Note\"/></v:shape></xml>");
        more.append(
            "<legacyDrawing r:id=\"%s\"/>"
                .formatted(file.relate(part, "vmlDrawing", "../drawings/vmlDrawing1.vml")));
      }
      if (draw.sometimes()) {
        pivot(part);
      }
    }
    file.part(
        part, TYPE + "worksheet+xml", "<worksheet %s>%s%s</worksheet>".formatted(S, content, more));
    var id = file.relate(MAIN, "worksheet", part.substring(3));
    sheets.append(
        "<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"%s\"/>"
            .formatted(name, sheet, state, id));
  }

  private void pivot(String sheetPart) {
    file.part(
        "xl/pivotTables/pivotTable1.xml",
        TYPE + "pivotTable+xml",
        "<pivotTableDefinition %s name=\"p\" cacheId=\"1\"/>".formatted(S));
    file.relate(sheetPart, "pivotTable", "../pivotTables/pivotTable1.xml");
    file.part(
        "xl/pivotCache/pivotCacheDefinition1.xml",
        TYPE + "pivotCacheDefinition+xml",
        "<pivotCacheDefinition %s><cacheFields count=\"1\"><cacheField name=\"f\"><sharedItems><s v=\"%s\"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>"
            .formatted(S, draw.secret(Kind.PIVOT_CACHE)));
    file.relate(
        "xl/pivotTables/pivotTable1.xml",
        "pivotCacheDefinition",
        "../pivotCache/pivotCacheDefinition1.xml");
    file.part(
        "xl/pivotCache/pivotCacheRecords1.xml",
        TYPE + "pivotCacheRecords+xml",
        "<pivotCacheRecords %s><r><s v=\"%s\"/></r></pivotCacheRecords>"
            .formatted(S, draw.secret(Kind.PIVOT_CACHE)));
    file.relate(
        "xl/pivotCache/pivotCacheDefinition1.xml", "pivotCacheRecords", "pivotCacheRecords1.xml");
    var id = file.relate(MAIN, "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml");
    workbookMore +=
        "<pivotCaches><pivotCache cacheId=\"1\" r:id=\"%s\"/></pivotCaches>".formatted(id);
  }

  private void more() {
    if (draw.sometimes()) {
      file.part(
          "xl/externalLinks/externalLink1.xml",
          TYPE + "externalLink+xml",
          "<externalLink %s><externalBook r:id=\"rId9\"><sheetDataSet><sheetData sheetId=\"0\"><row r=\"1\"><cell r=\"A1\" t=\"str\"><v>%s</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>"
              .formatted(S, draw.secret(Kind.EXTERNAL_LINK)));
      file.relate(
          "xl/externalLinks/externalLink1.xml",
          "externalLinkPath",
          "file:///D:/" + draw.latin(Kind.EXTERNAL_LINK) + ".xlsx",
          true);
      workbookMore =
          "<externalReferences><externalReference r:id=\"%s\"/></externalReferences>"
                  .formatted(file.relate(MAIN, "externalLink", "externalLinks/externalLink1.xml"))
              + workbookMore;
    }
    if (draw.sometimes()) {
      file.part(
          "xl/connections.xml",
          TYPE + "connections+xml",
          "<connections %s><connection id=\"1\" name=\"c\"><dbPr connection=\"Server=%s\" command=\"select\"/></connection></connections>"
              .formatted(S, draw.latin(Kind.EXTERNAL_LINK)));
      file.relate(MAIN, "connections", "connections.xml");
    }
  }
}
