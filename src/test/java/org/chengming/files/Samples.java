package org.chengming.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Small files of each kind, made on the spot. */
final class Samples {
  private Samples() {}

  static byte[] pdf(int pages, String text) throws IOException {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      for (int i = 1; i <= pages; i++) {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          content.newLineAtOffset(72, 700);
          content.showText(text + " " + i);
          content.endText();
        }
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  static byte[] pdfWithoutText() throws IOException {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.save(out);
      return out.toByteArray();
    }
  }

  static byte[] docx(String... paragraphs) throws IOException {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      for (var paragraph : paragraphs) {
        document.createParagraph().createRun().setText(paragraph);
      }
      document.write(out);
      return out.toByteArray();
    }
  }

  static byte[] xlsx(String cell) throws IOException {
    return workbook(new XSSFWorkbook(), cell);
  }

  static byte[] xls(String cell) throws IOException {
    return workbook(new HSSFWorkbook(), cell);
  }

  static byte[] xlsWithMacros() throws IOException {
    try (var container = new POIFSFileSystem(new ByteArrayInputStream(xls("x")));
        var out = new ByteArrayOutputStream()) {
      container.getRoot().createDirectory("_VBA_PROJECT_CUR");
      container.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private static byte[] workbook(Workbook workbook, String cell) throws IOException {
    try (workbook;
        var out = new ByteArrayOutputStream()) {
      workbook.createSheet("表一").createRow(0).createCell(0).setCellValue(cell);
      workbook.write(out);
      return out.toByteArray();
    }
  }

  static byte[] pptx(String text) throws IOException {
    try (var show = new XMLSlideShow();
        var out = new ByteArrayOutputStream()) {
      show.createSlide().createTextBox().setText(text);
      show.write(out);
      return out.toByteArray();
    }
  }

  static byte[] ppt(String text) throws IOException {
    try (var show = new HSLFSlideShow();
        var out = new ByteArrayOutputStream()) {
      show.createSlide().createTextBox().setText(text);
      show.write(out);
      return out.toByteArray();
    }
  }

  /** An OFD of GB/T 33190 with one document, its pages listed out of the order of their folders. */
  static byte[] ofd(String... pages) throws IOException {
    var ns = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    var entries = new LinkedHashMap<String, String>();
    entries.put(
        "OFD.xml",
        "<ofd:OFD %s Version=\"1.1\" DocType=\"OFD\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
            .formatted(ns));
    var list = new StringBuilder();
    for (int i = 0; i < pages.length; i++) {
      var folder = "Pages/Page_" + (pages.length - i);
      list.append("<ofd:Page ID=\"%d\" BaseLoc=\"%s/Content.xml\"/>".formatted(i + 1, folder));
      entries.put(
          "Doc_0/" + folder + "/Content.xml",
          "<ofd:Page %s><ofd:Content><ofd:Layer><ofd:TextObject><ofd:TextCode X=\"0\" Y=\"5\">%s</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>"
              .formatted(ns, pages[i]));
    }
    entries.put(
        "Doc_0/Document.xml",
        "<ofd:Document %s><ofd:Pages>%s</ofd:Pages></ofd:Document>".formatted(ns, list));
    return zip(entries);
  }

  static byte[] zip(Map<String, String> entries) throws IOException {
    var bytes = new LinkedHashMap<String, byte[]>();
    entries.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return zipOf(bytes);
  }

  static byte[] zipOf(Map<String, byte[]> entries) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** A DOCX whose document part is this XML, whatever it is. */
  static byte[] docxOf(String documentXml) throws IOException {
    var entries = new LinkedHashMap<String, String>();
    entries.put(
        "[Content_Types].xml",
        "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
    entries.put(
        "_rels/.rels",
        "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    entries.put("word/document.xml", documentXml);
    return zip(entries);
  }

  static byte[] png() {
    return java.util.Base64.getDecoder()
        .decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
  }
}
