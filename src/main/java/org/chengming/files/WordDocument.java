package org.chengming.files;

import java.util.List;

/** A text document with headings, paragraphs and tables, as DOCX on A4. */
public final class WordDocument {
  private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  /** Width of the text in twentieths of a point: A4 less its margins. */
  private static final int WIDTH = 9_638;

  private final StringBuilder body = new StringBuilder();

  /**
   * A cell of a table.
   *
   * @param span columns it stands over
   * @param indent how far it stands in, 0 for not at all
   */
  public record TextCell(String text, int span, int indent, boolean number, boolean strong) {
    public static TextCell text(String text) {
      return new TextCell(text, 1, 0, false, false);
    }

    public static TextCell number(String text) {
      return new TextCell(text, 1, 0, true, false);
    }

    public static TextCell head(String text) {
      return new TextCell(text, 1, 0, false, true);
    }
  }

  /** The title of the whole, in the middle. */
  public WordDocument title(String text) {
    return paragraph("<w:pPr><w:jc w:val=\"center\"/></w:pPr>", run(text, 36, true));
  }

  /**
   * @param level 1 for the outermost
   */
  public WordDocument heading(int level, String text) {
    return paragraph(
        "<w:pPr><w:keepNext/><w:spacing w:before=\"240\"/><w:outlineLvl w:val=\"%d\"/></w:pPr>"
            .formatted(level - 1),
        run(text, level == 1 ? 28 : 24, true));
  }

  public WordDocument paragraph(String text) {
    return paragraph(
        "<w:pPr><w:spacing w:line=\"360\" w:lineRule=\"auto\"/></w:pPr>", run(text, 24, false));
  }

  /** Smaller than the text, as under a table. */
  public WordDocument note(String text) {
    return paragraph("", run(text, 18, false));
  }

  /**
   * @param first share of the width of the first column, in percent; the others share the rest
   * @param heads how many rows are repeated on every page
   */
  public WordDocument table(int first, int columns, int heads, List<List<TextCell>> rows) {
    int wide = columns == 1 ? WIDTH : WIDTH * first / 100;
    int other = columns == 1 ? 0 : (WIDTH - wide) / (columns - 1);
    body.append(
        "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblBorders>".formatted(WIDTH));
    for (var side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      body.append("<w:%s w:val=\"single\" w:sz=\"4\"/>".formatted(side));
    }
    body.append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for (int i = 0; i < columns; i++) {
      body.append("<w:gridCol w:w=\"%d\"/>".formatted(i == 0 ? wide : other));
    }
    body.append("</w:tblGrid>");
    for (int i = 0; i < rows.size(); i++) {
      body.append(
          "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>".formatted(i < heads ? "<w:tblHeader/>" : ""));
      rows.get(i).forEach(this::cell);
      body.append("</w:tr>");
    }
    body.append("</w:tbl>");
    return this;
  }

  private void cell(TextCell cell) {
    body.append("<w:tc><w:tcPr>");
    if (cell.span() > 1) {
      body.append("<w:gridSpan w:val=\"%d\"/>".formatted(cell.span()));
    }
    body.append("</w:tcPr>");
    paragraph(
        "<w:pPr><w:ind w:left=\"%d\"/><w:jc w:val=\"%s\"/></w:pPr>"
            .formatted(cell.indent() * 200, cell.number() ? "right" : "left"),
        run(cell.text(), 18, cell.strong()));
    body.append("</w:tc>");
  }

  private WordDocument paragraph(String properties, String runs) {
    body.append("<w:p>").append(properties).append(runs).append("</w:p>");
    return this;
  }

  /**
   * @param size in half points
   */
  private static String run(String text, int size, boolean strong) {
    return "<w:r><w:rPr>%s<w:sz w:val=\"%d\"/></w:rPr><w:t xml:space=\"preserve\">%s</w:t></w:r>"
        .formatted(strong ? "<w:b/>" : "", size, OfficePackage.escape(text));
  }

  public byte[] docx() {
    return new OfficePackage(
            "word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "<w:document xmlns:w=\"%s\"><w:body>%s<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
                .formatted(MAIN, body))
        .zip();
  }
}
