package org.chengming.letters;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;

/** The measures of the page in the words of OOXML: twentieths of a point, unless they say else. */
final class DocxPage {
  /** 22 lines on 225 mm, in points. */
  static final double LINE = 28.95;

  private DocxPage() {}

  /** A4, the margins of the standard, 28 characters of 16 points in a line. */
  static void measure(XWPFDocument document) {
    var body = document.getDocument().getBody();
    var section = body.isSetSectPr() ? body.getSectPr() : body.addNewSectPr();
    section.addNewTitlePg();
    var size = section.addNewPgSz();
    size.setW(millimetres(210));
    size.setH(millimetres(297));
    var margins = section.addNewPgMar();
    margins.setTop(millimetres(37));
    margins.setLeft(millimetres(28));
    margins.setRight(millimetres(26));
    margins.setBottom(millimetres(35));
    margins.setHeader(millimetres(29));
    margins.setFooter(millimetres(20));
    margins.setGutter(BigInteger.ZERO);
    var grid = section.addNewDocGrid();
    grid.setType(STDocGrid.LINES_AND_CHARS);
    grid.setLinePitch(BigInteger.valueOf(Math.round(LINE * 20)));
    grid.setCharSpace(BigInteger.valueOf(Math.round(-0.22 * 4096)));
  }

  /** 170 mm wide: 8 mm out of the text at the left, 6 at the right. */
  static void redLine(XWPFParagraph paragraph, boolean above, STBorder.Enum kind) {
    var indent = paragraph.getCTPPr().addNewInd();
    indent.setLeft(millimetres(-8));
    indent.setRight(millimetres(-6));
    var borders = paragraph.getCTPPr().addNewPBdr();
    var line = above ? borders.addNewTop() : borders.addNewBottom();
    line.setVal(kind);
    line.setSz(BigInteger.valueOf(24)); // eighths of a point
    line.setSpace(BigInteger.ZERO);
    line.setColor("C00000");
  }

  static void twoCharactersIn(XWPFParagraph paragraph) {
    var properties = paragraph.getCTPPr();
    var indent = properties.isSetInd() ? properties.getInd() : properties.addNewInd();
    indent.setFirstLineChars(BigInteger.valueOf(200)); // hundredths of a character
    indent.setFirstLine(BigInteger.valueOf(640));
  }

  static void font(CTRPr properties, String name, double points) {
    var fonts = properties.addNewRFonts();
    fonts.setAscii(name);
    fonts.setHAnsi(name);
    fonts.setEastAsia(name);
    fonts.setCs(name);
    var halves = BigInteger.valueOf(Math.round(points * 2));
    properties.addNewSz().setVal(halves);
    properties.addNewSzCs().setVal(halves);
  }

  private static BigInteger millimetres(double length) {
    return BigInteger.valueOf(Math.round(length * 1440 / 25.4));
  }
}
