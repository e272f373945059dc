package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.chengming.files.FileKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links in files whose addresses hold numbers of persons: told of, and not in clean copies. */
class LinksWithNumbersTests {
  private static final String BOTH =
      "https://example.org/%E6%9F%90%E4%BA%BA13812345678.html?id=11010519491231002X";
  private static final String PLAIN = "https://example.org/plain";
  private static final String CALL = "tel:13987654321";

  /** An office may be written to. */
  private static final String MAIL = "mailto:office@example.org";

  private static final List<String> NUMBERS =
      List.of("13812345678", "11010519491231002X", "13987654321");

  private final Inspection inspection = new Inspection(PictureText.none(), PersonalData.IN_TEXT);
  @TempDir Path folder;

  /** What the copy holds, unpacked; the copy itself stands beside it. */
  private String cleaned(byte[] bytes, FileKind kind, String... places) throws IOException {
    var in = Files.write(folder.resolve("in"), bytes);
    var told =
        inspection.inspect(in, kind).findings().stream()
            .filter(f -> f.kind() == FileFinding.Kind.PERSONAL_DATA && f.removed())
            .toList();
    assertThat(told).extracting(f -> f.place().chinese()).containsExactlyInAnyOrder(places);
    assertThat(told).allMatch(f -> f.confidence() == FileFinding.Confidence.HIGH);
    assertThat(told).noneMatch(f -> NUMBERS.stream().anyMatch(f.excerpt()::contains));
    var answer = inspection.clean(in, kind, folder.resolve("out"));
    assertThat(answer.written()).isTrue();
    assertThat(answer.proved().texts()).isGreaterThanOrEqualTo(2);
    var everything = PlantedCheck.everything(Files.readAllBytes(folder.resolve("out")), kind);
    assertThat(everything).doesNotContain(NUMBERS).contains(PLAIN, MAIL);
    return everything;
  }

  @Test
  void lead_nowhere_in_the_copy_of_a_document() throws IOException {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      var paragraph = document.createParagraph();
      paragraph.createHyperlinkRun(BOTH).setText("点这里");
      paragraph.createHyperlinkRun(PLAIN).setText("首页");
      paragraph.createHyperlinkRun(MAIL).setText("来信");
      var field = paragraph.getCTP().addNewFldSimple();
      field.setInstr(" HYPERLINK \"" + CALL + "\" ");
      field.addNewR().addNewT().setStringValue("打电话");
      document.write(out);
      cleaned(out.toByteArray(), FileKind.DOCX, "链接的地址", "链接的地址", "链接的地址");
    }
    try (var copy = new XWPFDocument(Files.newInputStream(folder.resolve("out")))) {
      assertThat(copy.getParagraphs().getFirst().getCTP().xmlText())
          .contains("点这里", "首页", "来信", "打电话");
    }
  }

  @Test
  void lead_nowhere_in_the_copy_of_slides() throws IOException {
    try (var show = new XMLSlideShow();
        var out = new ByteArrayOutputStream()) {
      var text = show.createSlide().createTextBox().addNewTextParagraph();
      for (var address : List.of(BOTH, CALL, PLAIN, MAIL)) {
        var run = text.addNewTextRun();
        run.setText("点这里");
        run.createHyperlink().setAddress(address);
      }
      show.write(out);
      cleaned(out.toByteArray(), FileKind.PPTX, "链接的地址", "链接的地址", "链接的地址");
    }
  }

  @Test
  void lead_nowhere_in_the_copy_of_a_pdf() throws IOException {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      document.addPage(new PDPage(PDRectangle.A4));
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      for (var address : List.of(BOTH, PLAIN, MAIL)) {
        var link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(50, 50, 100, 20));
        link.setAction(uri(address));
        page.getAnnotations().add(link);
      }
      var outline = new PDDocumentOutline();
      var bookmark = new PDOutlineItem();
      bookmark.setTitle("电话");
      bookmark.setAction(uri(CALL));
      outline.addLast(bookmark);
      document.getDocumentCatalog().setDocumentOutline(outline);
      document.save(out);
      cleaned(out.toByteArray(), FileKind.PDF, "第 2 页一个链接的地址", "第 2 页一个链接的地址", "书签");
    }
  }

  private static PDActionURI uri(String address) {
    var action = new PDActionURI();
    action.setURI(address);
    return action;
  }

  @Test
  void become_their_words_in_the_copy_of_a_workbook() throws IOException {
    var file = new PlantedPackage();
    var sheet = "xl/worksheets/sheet1.xml";
    var type = PlantedPackage.CONTENT + "spreadsheetml.";
    var space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    var related = " xmlns:r=\"" + PlantedPackage.OFFICE + "\"";
    file.part(
        sheet,
        type + "worksheet+xml",
        """
        <worksheet %s%s><sheetData>
        <row r="1">%s%s%s</row><row r="2">%s%s</row><row r="3">%s</row>
        </sheetData><hyperlinks><hyperlink ref="B2" r:id="%s"/></hyperlinks></worksheet>
        """
            .formatted(
                space,
                related,
                cell(
                    "A1", "<f>IF(TRUE,HYPERLINK(\"tel:\"&amp;\"13987654321\",\"打电话\"))</f>", "打电话"),
                cell("B1", "<f>HYPERLINK(\"" + PLAIN + "\",\"首页\")</f>", "首页"),
                cell("C1", "<f>HYPERLINK(\"" + MAIL + "\")</f>", "来信"),
                cell(
                    "A2",
                    "<f t=\"shared\" ref=\"A2:A3\" si=\"0\">HYPERLINK(\"" + BOTH + "\",\"查询\")</f>",
                    "查询"),
                cell("B2", "", "点这里"),
                cell("A3", "<f t=\"shared\" si=\"0\"/>", "查询"),
                file.relate(sheet, "hyperlink", CALL, true)));
    var book = "xl/workbook.xml";
    file.part(
        book,
        type + "sheet.main+xml",
        "<workbook %s%s><sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"%s\"/></sheets></workbook>"
            .formatted(space, related, file.relate(book, "worksheet", "worksheets/sheet1.xml")));
    file.relate("", "officeDocument", book);
    cleaned(
        file.zip(),
        FileKind.XLSX,
        "链接的地址",
        "工作表“名单”A1 里链接的地址",
        "工作表“名单”A2 里链接的地址",
        "工作表“名单”A2 里链接的地址");
    try (var copy = new XSSFWorkbook(Files.newInputStream(folder.resolve("out")))) {
      for (var at : List.of("A1 打电话", "A2 查询", "A3 查询", "B2 点这里")) {
        var place = new org.apache.poi.ss.util.CellReference(at.substring(0, 2));
        var cell = copy.getSheetAt(0).getRow(place.getRow()).getCell(place.getCol());
        assertThat(cell.getCellType()).as(at).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue()).isEqualTo(at.substring(3));
        assertThat(cell.getHyperlink()).as(at).isNull();
      }
      assertThat(copy.getSheetAt(0).getRow(0).getCell(1).getCellType()).isEqualTo(CellType.FORMULA);
    }
  }

  private static String cell(String at, String formula, String value) {
    return "<c r=\"%s\" t=\"str\">%s<v>%s</v></c>".formatted(at, formula, value);
  }

  @Test
  void lead_nowhere_in_the_copy_of_an_ofd() throws IOException {
    var bytes =
        ofd(
            "OFD.xml",
            "<ofd:OFD %s><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "D/Document.xml",
            "<ofd:Document %s><ofd:CommonData><ofd:PublicRes>Public.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID=\"7\" BaseLoc=\"P/Content.xml\"/></ofd:Pages><ofd:Outlines><ofd:OutlineElem Title=\"电话\">"
                + action("", CALL)
                + "</ofd:OutlineElem></ofd:Outlines><ofd:Annotations>Annotations.xml</ofd:Annotations></ofd:Document>",
            "D/Public.xml",
            "<ofd:Res %s><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"9\"><ofd:Content><ofd:PathObject ID=\"8\">"
                + action("", CALL)
                + "</ofd:PathObject></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>",
            "D/P/Content.xml",
            "<ofd:Page %s><ofd:Content><ofd:Layer ID=\"5\"><ofd:TextObject ID=\"6\" Boundary=\"0 0 50 5\">"
                + action("https://example.org/", BOTH.substring("https://example.org/".length()))
                + "<ofd:TextCode>点这里</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>",
            "D/Annotations.xml",
            "<ofd:Annotations %s><ofd:Page PageID=\"7\"><ofd:FileLoc>Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>",
            "D/Annotation.xml",
            "<ofd:PageAnnot %s>" + mark(CALL) + mark(PLAIN) + mark(MAIL) + "</ofd:PageAnnot>");
    var everything =
        cleaned(
            bytes, FileKind.OFD, "第 1 页一个链接的地址", "第 1 页一个链接的地址", "第 1 页一个链接的地址", "链接的地址", "链接的地址");
    assertThat(everything).contains("点这里");
    assertThat(everything.split("CLICK", -1)).as("two marks still lead somewhere").hasSize(3);
  }

  private static String action(String base, String address) {
    return "<ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:URI Base=\"%s\" URI=\"%s\"/></ofd:Action></ofd:Actions>"
        .formatted(base, address.replace("%", "%%"));
  }

  private static String mark(String address) {
    return "<ofd:Annot ID=\"1\" Type=\"Link\"><ofd:Appearance Boundary=\"0 0 1 1\"><ofd:PathObject ID=\"2\">%s</ofd:PathObject></ofd:Appearance></ofd:Annot>"
        .formatted(action("", address));
  }

  private static byte[] ofd(String... parts) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (int i = 0; i < parts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(parts[i]));
        zip.write(
            parts[i + 1]
                .formatted("xmlns:ofd=\"http://www.ofdspec.org/2016\"")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
