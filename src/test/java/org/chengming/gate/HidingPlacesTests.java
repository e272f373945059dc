package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Out-of-the-way places of Office files where somebody's number may stand. */
class HidingPlacesTests {
  private static final String NUMBER = "13812345678";
  private static final String SAID = "张某某" + NUMBER;
  private static final String MASKED = "138****5678";
  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";
  private static final String S =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\""
          + PlantedPackage.OFFICE
          + "\"";

  private final Inspection inspection = new Inspection(PictureText.none(), PersonalData.IN_TEXT);
  @TempDir Path folder;

  private List<FileFinding> persons(byte[] bytes, FileKind kind) throws IOException {
    return inspection.inspect(Files.write(folder.resolve("in"), bytes), kind).findings().stream()
        .filter(f -> f.kind() == Kind.PERSONAL_DATA)
        .toList();
  }

  private String cleaned(byte[] bytes, FileKind kind) throws IOException {
    var out = folder.resolve("out");
    Files.deleteIfExists(out);
    assertThat(inspection.clean(Files.write(folder.resolve("in"), bytes), kind, out).written())
        .isTrue();
    return PlantedCheck.everything(Files.readAllBytes(out), kind);
  }

  private static byte[] document(String body) {
    return document(new PlantedPackage(), body);
  }

  private static byte[] document(PlantedPackage file, String body) {
    var main = "word/document.xml";
    file.part(
        main,
        PlantedPackage.CONTENT + "wordprocessingml.document.main+xml",
        "<w:document %s><w:body><w:p><w:r><w:t>看得见</w:t></w:r></w:p>%s</w:body></w:document>"
            .formatted(W, body));
    file.relate("", "officeDocument", main);
    return file.zip();
  }

  private static String paragraph(String inside) {
    return "<w:p>%s</w:p>".formatted(inside);
  }

  @Test
  void are_told_of_and_masked_where_a_document_says_something_aside() throws IOException {
    for (var aside :
        List.of(
            "<!-- %s -->",
            paragraph(
                "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"p\" descr=\"%s\"/></wp:inline></w:drawing></w:r>"),
            paragraph(
                "<w:hyperlink w:anchor=\"a\" w:tooltip=\"%s\"><w:r><w:t>链接</w:t></w:r></w:hyperlink>"),
            "<w:tbl><w:tblPr><w:tblDescription w:val=\"%s\"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            paragraph(
                "<w:sdt><w:sdtPr><w:alias w:val=\"%s\"/></w:sdtPr><w:sdtContent><w:r><w:t>一</w:t></w:r></w:sdtContent></w:sdt>"),
            paragraph(
                "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText=\"%s\" w:value=\"1\"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>一</w:t></w:r></w:sdtContent></w:sdt>"),
            paragraph(
                "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:statusText w:val=\"%s\"/></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
            paragraph("<w:bookmarkStart w:id=\"1\" w:name=\"%s\"/><w:bookmarkEnd w:id=\"1\"/>"),
            paragraph("<w:r><w:pict><v:shape alt=\"%s\"/></w:pict></w:r>"))) {
      var bytes = document(aside.formatted(SAID));
      assertThat(persons(bytes, FileKind.DOCX))
          .as(aside)
          .singleElement()
          .matches(FileFinding::removed)
          .matches(f -> f.place().chinese().contains("看不见的说明"));
      assertThat(cleaned(bytes, FileKind.DOCX)).as(aside).doesNotContain(NUMBER).contains(MASKED);
    }
  }

  @Test
  void are_told_of_and_gone_in_fields_that_show_something_else() throws IOException {
    for (var code : List.of(" XE \"%s\" ", " IF 1 = 2 \"%s\" \"无\" ", " QUOTE \"%s\" ")) {
      var bytes =
          document(
              paragraph("<w:fldSimple w:instr=\"%s\"><w:r><w:t>无</w:t></w:r></w:fldSimple>")
                  .formatted(code.formatted(SAID).replace("\"", "&quot;")));
      assertThat(persons(bytes, FileKind.DOCX))
          .as(code)
          .singleElement()
          .matches(FileFinding::removed);
      assertThat(cleaned(bytes, FileKind.DOCX)).as(code).doesNotContain(NUMBER).contains("无");
    }
  }

  @Test
  void are_told_of_under_a_black_mark_which_stays_without_them() throws IOException {
    for (var properties :
        List.of(
            "<w:highlight w:val=\"black\"/>",
            "<w:color w:val=\"000000\"/><w:shd w:val=\"clear\" w:fill=\"000000\"/>",
            "<w:color w:val=\"1F4E79\"/><w:shd w:val=\"clear\" w:fill=\"1F4E79\"/>")) {
      var bytes =
          document(paragraph("<w:r><w:rPr>%s</w:rPr><w:t>涂黑的人名</w:t></w:r>".formatted(properties)));
      assertThat(
              inspection
                  .inspect(Files.write(folder.resolve("in"), bytes), FileKind.DOCX)
                  .findings())
          .as(properties)
          .singleElement()
          .matches(f -> f.kind() == Kind.HIDDEN_TEXT && f.removed());
      assertThat(cleaned(bytes, FileKind.DOCX))
          .doesNotContain("涂黑的人名")
          .contains("\u3000".repeat(5));
    }
    assertThat(
            persons(
                document(
                    paragraph(
                        "<w:r><w:rPr><w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"black\"/></w:rPr><w:t>%s</w:t></w:r>"
                            .formatted(SAID))),
                FileKind.DOCX))
        .singleElement()
        .matches(f -> !f.removed(), "white on black is seen");
  }

  @Test
  void are_told_of_in_parts_nobody_else_reads() throws IOException {
    var file = new PlantedPackage();
    file.part("word/diagrams/data1.xml", "", "<d:m xmlns:d=\"d\"><d:t>" + SAID + "</d:t></d:m>");
    file.relate("word/document.xml", "diagramData", "diagrams/data1.xml");
    file.part("word/media/image1.svg", "", "<svg xmlns=\"s\"><text>某139 8765 4321</text></svg>");
    file.relate("word/document.xml", "image", "media/image1.svg");
    assertThat(persons(document(file, ""), FileKind.DOCX))
        .extracting(f -> f.place().chinese())
        .containsExactlyInAnyOrder("文件内部的 word/diagrams/data1.xml", "文件内部的 word/media/image1.svg");
  }

  @Test
  void are_known_by_what_stands_over_or_before_them_in_a_table() throws IOException {
    var cell = "<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>";
    var table =
        "<w:tbl><w:tr>%1$s</w:tr><w:tr>%2$s</w:tr></w:tbl>"
            .formatted(
                cell.formatted("姓名") + cell.formatted("护照号码") + cell.formatted("联系电话"),
                cell.formatted("张某") + cell.formatted("E12345678") + cell.formatted("55550100"));
    assertThat(persons(document(table), FileKind.DOCX))
        .extracting(FileFinding::detail)
        .containsExactlyInAnyOrder("TRAVEL_DOCUMENT", "FIXED_PHONE");
  }

  /** One sheet that is seen; with further parts that hang on it. */
  private static byte[] book(PlantedPackage file, String styles, String sheet) {
    var main = "xl/workbook.xml";
    var type = PlantedPackage.CONTENT + "spreadsheetml.";
    file.part(
        "xl/worksheets/sheet1.xml",
        type + "worksheet+xml",
        "<worksheet %s>%s</worksheet>".formatted(S, sheet));
    file.part(
        "xl/styles.xml",
        type + "styles+xml",
        "<styleSheet %s>%s</styleSheet>".formatted(S, styles));
    file.relate(main, "styles", "styles.xml");
    file.part(
        main,
        type + "sheet.main+xml",
        "<workbook %s><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"%s\"/></sheets></workbook>"
            .formatted(S, file.relate(main, "worksheet", "worksheets/sheet1.xml")));
    file.relate("", "officeDocument", main);
    return file.zip();
  }

  private static String rows(String... cells) {
    return "<sheetData><row r=\"1\">" + String.join("", cells) + "</row></sheetData>";
  }

  private static String text(String at, String text) {
    return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, text);
  }

  @Test
  void are_told_of_as_whole_numbers_however_a_program_wrote_them() throws IOException {
    var bytes =
        book(
            new PlantedPackage(),
            "",
            rows(
                "<c r=\"A1\"><v>1.3812345678E10</v></c><c r=\"B1\"><v>1.3812345679E+10</v></c><c r=\"C1\"><v>13812345670.0</v></c>"));
    assertThat(persons(bytes, FileKind.XLSX)).hasSize(3);
  }

  @Test
  void are_told_of_and_masked_in_hints_lists_and_formulas_of_a_sheet() throws IOException {
    var file = new PlantedPackage();
    var link = file.relate("xl/worksheets/sheet1.xml", "hyperlink", "https://example.org/", true);
    var bytes =
        book(
            file,
            "",
            rows(
                    text("A1", "看得见"),
                    "<c r=\"B1\" t=\"str\"><f>IF(A1=1,\"%s\",\"无\")</f><v>无</v></c>"
                        .formatted(SAID))
                + "<dataValidations><dataValidation type=\"list\" sqref=\"A1\" promptTitle=\"说明\" prompt=\"甲13812345671\"><formula1>\"甲13812345672,乙\"</formula1></dataValidation></dataValidations>"
                + "<hyperlinks><hyperlink ref=\"A1\" r:id=\"%s\" tooltip=\"甲13812345673\"/></hyperlinks>"
                    .formatted(link));
    assertThat(persons(bytes, FileKind.XLSX)).hasSize(4).allMatch(FileFinding::removed);
    var copy = cleaned(bytes, FileKind.XLSX);
    assertThat(copy)
        .doesNotContain("1381234567")
        .contains("看得见", "138****5671", "138****5673", "无");
  }

  @Test
  void are_gone_with_cells_of_the_colour_of_their_ground_and_formats_that_show_no_number()
      throws IOException {
    var bytes =
        book(
            new PlantedPackage(),
            "<numFmts><numFmt numFmtId=\"170\" formatCode=\";;\"/></numFmts><fonts><font/></fonts><fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF000000\"/></patternFill></fill></fills><cellXfs><xf/><xf fillId=\"1\"/><xf numFmtId=\"170\"/></cellXfs>",
            rows(
                text("A1", "看得见").replace("t=", "s=\"2\" t="),
                text("B1", "涂黑的人名").replace("t=", "s=\"1\" t="),
                "<c r=\"C1\" s=\"2\"><v>13812345678</v></c>"));
    assertThat(cleaned(bytes, FileKind.XLSX)).contains("看得见").doesNotContain("涂黑的人名", NUMBER);
  }

  @Test
  void are_gone_from_how_a_text_is_pronounced() throws IOException {
    var file = new PlantedPackage();
    file.part(
        "xl/sharedStrings.xml",
        PlantedPackage.CONTENT + "spreadsheetml.sharedStrings+xml",
        "<sst %s><si><t>看得见</t><rPh sb=\"0\" eb=\"1\"><t>%s</t></rPh></si></sst>"
            .formatted(S, SAID));
    file.relate("xl/workbook.xml", "sharedStrings", "sharedStrings.xml");
    var bytes = book(file, "", rows("<c r=\"A1\" t=\"s\"><v>0</v></c>"));
    assertThat(persons(bytes, FileKind.XLSX)).singleElement().matches(FileFinding::removed);
    assertThat(cleaned(bytes, FileKind.XLSX)).contains("看得见").doesNotContain(NUMBER);
  }

  @Test
  void are_known_by_the_headings_of_a_sheet() throws IOException {
    var bytes =
        book(
            new PlantedPackage(),
            "",
            "<sheetData><row r=\"1\">%s%s</row><row r=\"2\">%s%s</row></sheetData>"
                .formatted(
                    text("A1", "护照号码"),
                    text("B1", "订单编号"),
                    text("A2", "E12345678"),
                    text("B2", NUMBER)));
    assertThat(persons(bytes, FileKind.XLSX))
        .extracting(FileFinding::detail)
        .containsExactly("TRAVEL_DOCUMENT");
  }

  private static final String ONE_BY_ONE = "11010519491231002X";

  @Test
  void are_told_of_where_a_form_has_one_figure_to_a_cell() throws IOException {
    var word = "<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>";
    var table = new StringBuilder("<w:tbl><w:tr>" + word.formatted("公民身份号码"));
    var row = new StringBuilder(text("A1", "公民身份号码"));
    for (int i = 0; i < ONE_BY_ONE.length(); i++) {
      var figure = ONE_BY_ONE.substring(i, i + 1);
      table.append(word.formatted(figure));
      row.append(text((char) ('B' + i) + "1", figure));
    }
    table.append("</w:tr><w:tr>" + word.formatted("户数"));
    "13904510451".chars().forEach(c -> table.append(word.formatted((char) c + "户")));
    table.append("</w:tr></w:tbl>");
    for (var found :
        List.of(
            persons(document(table.toString()), FileKind.DOCX),
            persons(book(new PlantedPackage(), "", rows(row.toString())), FileKind.XLSX))) {
      assertThat(found)
          .singleElement()
          .matches(f -> f.detail().equals("RESIDENT_ID") && !f.removed());
    }
  }

  @Test
  void are_gone_with_sheets_and_slides_that_nothing_lists_any_more() throws IOException {
    var file = new PlantedPackage();
    file.part(
        "xl/worksheets/sheet9.xml",
        PlantedPackage.CONTENT + "spreadsheetml.worksheet+xml",
        "<worksheet %s>%s</worksheet>".formatted(S, rows(text("A1", SAID))));
    file.relate("xl/workbook.xml", "worksheet", "worksheets/sheet9.xml");
    var bytes = book(file, "", rows(text("A1", "看得见")));
    assertThat(persons(bytes, FileKind.XLSX)).singleElement().matches(FileFinding::removed);
    assertThat(cleaned(bytes, FileKind.XLSX)).doesNotContain(NUMBER).contains("看得见");
    var show = new PlantedPackage();
    var main = "ppt/presentation.xml";
    var slide =
        "<p:sld xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:p><a:r><a:t>%s</a:t></a:r></a:p></p:sld>";
    show.part("ppt/slides/slide1.xml", "", slide.formatted("看得见"));
    show.part("ppt/slides/slide2.xml", "", slide.formatted(SAID));
    show.part(
        main,
        PlantedPackage.CONTENT + "presentationml.presentation.main+xml",
        "<p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:r=\"%s\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"%s\"/></p:sldIdLst></p:presentation>"
            .formatted(PlantedPackage.OFFICE, show.relate(main, "slide", "slides/slide1.xml")));
    show.relate(main, "slide", "slides/slide2.xml");
    show.relate("", "officeDocument", main);
    assertThat(persons(show.zip(), FileKind.PPTX)).singleElement().matches(FileFinding::removed);
    assertThat(cleaned(show.zip(), FileKind.PPTX)).doesNotContain(NUMBER).contains("看得见");
  }
}
