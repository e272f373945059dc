package org.chengming.gate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.chengming.files.FileKind;
import org.chengming.letters.LetterAsOfd;

/** Writes a notice as a file, and everything planted where people see it. */
final class PlantedFile {
  private static final int LINE = 38;

  private static final TrueTypeFont FONT = font();

  private PlantedFile() {}

  static Path write(PlantedText notice, FileKind kind, Path file) throws IOException {
    var bytes =
        switch (kind) {
          case TEXT -> notice.text().getBytes(StandardCharsets.UTF_8);
          case CSV -> csv(notice).getBytes(StandardCharsets.UTF_8);
          case DOCX -> docx(notice);
          case XLSX -> sheet(notice, new XSSFWorkbook());
          case XLS -> sheet(notice, new HSSFWorkbook());
          case PPTX -> slides(notice);
          case PDF -> pdf(notice);
          case OFD -> LetterAsOfd.of(notice.title(), pdf(notice));
          default -> throw new IllegalArgumentException("No file of kind " + kind);
        };
    return Files.write(file, bytes);
  }

  /** As an edition of the site has it. */
  static String html(PlantedText notice) {
    var html = new StringBuilder();
    notice.paragraphs().forEach(p -> html.append("<p>").append(p).append("</p>"));
    if (!notice.rows().isEmpty()) {
      html.append("<table>");
      notice
          .rows()
          .forEach(
              r ->
                  html.append("<tr><td>").append(String.join("</td><td>", r)).append("</td></tr>"));
      html.append("</table>");
    }
    return html.toString();
  }

  private static String csv(PlantedText notice) {
    return notice.paragraphs().stream().map(p -> "\"" + p + "\"\n").collect(Collectors.joining())
        + notice.rows().stream().map(r -> String.join(",", r) + "\n").collect(Collectors.joining());
  }

  private static byte[] docx(PlantedText notice) throws IOException {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      for (var paragraph : notice.paragraphs()) {
        var run = document.createParagraph().createRun();
        var lines = paragraph.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
          if (i > 0) {
            run.addBreak();
          }
          run.setText(lines.get(i), i);
        }
      }
      if (!notice.rows().isEmpty()) {
        var table = document.createTable(notice.rows().size(), notice.rows().getFirst().size());
        for (int r = 0; r < notice.rows().size(); r++) {
          for (int c = 0; c < notice.rows().get(r).size(); c++) {
            table.getRow(r).getCell(c).setText(notice.rows().get(r).get(c));
          }
        }
      }
      document.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] sheet(PlantedText notice, Workbook workbook) throws IOException {
    try (workbook;
        var out = new ByteArrayOutputStream()) {
      var sheet = workbook.createSheet("公示");
      int at = 0;
      for (var paragraph : notice.paragraphs()) {
        sheet.createRow(at++).createCell(0).setCellValue(paragraph);
      }
      for (var row : notice.rows()) {
        var cells = sheet.createRow(at++);
        for (int c = 0; c < row.size(); c++) {
          cells.createCell(c).setCellValue(row.get(c));
        }
      }
      workbook.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] slides(PlantedText notice) throws IOException {
    try (var show = new XMLSlideShow();
        var out = new ByteArrayOutputStream()) {
      for (var paragraph : notice.text().split("\n(?=[^\\s\\d])")) {
        show.createSlide().createTextBox().setText(paragraph);
      }
      show.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] pdf(PlantedText notice) throws IOException {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var font = PDType0Font.load(document, FONT, true);
      var lines = lines(notice);
      for (int from = 0; from < lines.size(); from += 40) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.setFont(font, 12);
          float y = 800;
          for (var line : lines.subList(from, Math.min(lines.size(), from + 40))) {
            content.beginText();
            content.newLineAtOffset(50, y -= 18);
            content.showText(shown(font, line));
            content.endText();
          }
        }
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  /** What the font has no sign for is not printed, as unseen characters are not. */
  private static String shown(PDType0Font font, String line) {
    var shown = new StringBuilder();
    line.codePoints()
        .forEach(
            c -> {
              try {
                font.encode(Character.toString(c));
                shown.appendCodePoint(c);
              } catch (IOException | IllegalArgumentException absent) {
                // left out
              }
            });
    return shown.toString();
  }

  /** Lines end between Chinese characters, never within a number or a word. */
  static List<String> lines(PlantedText notice) {
    return lines(notice.text().replace('\t', ' '));
  }

  static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    for (var paragraph : text.split("\\R")) {
      var rest = paragraph;
      while (rest.length() > LINE) {
        int at = LINE;
        while (at > 10 && together(rest.charAt(at - 1)) && together(rest.charAt(at))) {
          at--;
        }
        lines.add(rest.substring(0, at));
        rest = rest.substring(at);
      }
      lines.add(rest);
    }
    return lines;
  }

  private static boolean together(char c) {
    return c < 0x2E80 || c > 0xFF00 || "〇一二三四五六七八九".indexOf(c) >= 0;
  }

  private static TrueTypeFont font() {
    try (var in = PlantedFile.class.getResourceAsStream("/fonts/NotoSerifSC-Subset.ttf")) {
      return new TTFParser()
          .parse(new RandomAccessReadBuffer(new ByteArrayInputStream(in.readAllBytes())));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
