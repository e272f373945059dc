package org.chengming.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.chengming.web.Dates;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;

/**
 * A letter as OOXML: the same measures as the PDF, with the fonts of the standard by their names.
 */
final class LetterDocx {
  static final String TEXT = "仿宋";
  private static final String TITLE = "方正小标宋简体";
  private static final String FIGURES = "宋体";
  private static final String RED = "C00000";

  private final OfficialLetter letter;
  private final XWPFDocument document = new XWPFDocument();

  private LetterDocx(OfficialLetter letter) {
    this.letter = letter;
  }

  static byte[] of(OfficialLetter letter) throws IOException {
    var made = new LetterDocx(letter);
    try (made.document;
        var out = new ByteArrayOutputStream()) {
      made.write();
      made.document.write(out);
      return out.toByteArray();
    }
  }

  private void write() {
    properties();
    DocxPage.measure(document);
    head();
    foot();
    pageNumbers();
    var number = paragraph(letter.number(), TEXT, 16);
    number.setAlignment(ParagraphAlignment.RIGHT);
    exactly(number, 16);
    number.setSpacingBefore(twips(14));
    var title = paragraph(letter.title(), TITLE, 22);
    title.setAlignment(ParagraphAlignment.CENTER);
    exactly(title, 33);
    title.setSpacingBefore(twips(2 * DocxPage.LINE));
    title.setSpacingAfter(twips(DocxPage.LINE));
    if (!letter.addressee().isEmpty()) {
      paragraph(LetterLines.addressee(letter), TEXT, 16);
    }
    letter.paragraphs().forEach(this::text);
    document.getParagraphs().getLast().setKeepNext(true);
    attachments();
    sign();
  }

  private void properties() {
    var core = document.getProperties().getCoreProperties();
    core.setTitle(letter.title());
    core.setCreator(letter.organ());
    core.setCreated(Optional.of(Date.from(letter.on().atStartOfDay(Dates.CHINA).toInstant())));
  }

  private void head() {
    var head = document.createHeader(HeaderFooterType.FIRST);
    var size = LetterLines.organSize(letter.organ());
    var organ = head.createParagraph();
    run(organ, letter.organ(), TITLE, size, RED);
    organ.setAlignment(ParagraphAlignment.CENTER);
    organ.setSpacingLineRule(LineSpacingRule.EXACT);
    exactly(organ, size * 1.2);
    var line = head.createParagraph();
    line.setSpacingBefore(twips(11.3));
    exactly(line, 2);
    DocxPage.redLine(line, true, STBorder.THICK_THIN_SMALL_GAP);
  }

  private void foot() {
    var line = document.createFooter(HeaderFooterType.FIRST).createParagraph();
    exactly(line, 2);
    DocxPage.redLine(line, false, STBorder.THICK_THIN_SMALL_GAP);
  }

  /** Outside on both sides of the sheet, one character in, none on the first page. */
  private void pageNumbers() {
    document.setEvenAndOddHeadings(true);
    pageNumber(HeaderFooterType.DEFAULT, ParagraphAlignment.RIGHT);
    pageNumber(HeaderFooterType.EVEN, ParagraphAlignment.LEFT);
  }

  private void pageNumber(HeaderFooterType pages, ParagraphAlignment side) {
    var line = document.createFooter(pages).createParagraph();
    line.setAlignment(side);
    line.setIndentationLeft(twips(14));
    line.setIndentationRight(twips(14));
    line.setSpacingAfter(twips(8.5));
    exactly(line, 14);
    run(line, "— ", FIGURES, 14, null);
    var field = line.getCTP().addNewFldSimple();
    field.setInstr("PAGE");
    DocxPage.font(field.addNewR().addNewRPr(), FIGURES, 14);
    field.getRArray(0).addNewT().setStringValue("2");
    run(line, " —", FIGURES, 14, null);
  }

  private void text(String text) {
    var paragraph = paragraph(text, TEXT, 16);
    paragraph.setAlignment(ParagraphAlignment.BOTH);
    DocxPage.twoCharactersIn(paragraph);
  }

  /** The names stand under each other, those after the first without the word. */
  private void attachments() {
    var first = true;
    for (var line : LetterLines.attachments(letter)) {
      var paragraph = paragraph(line, TEXT, 16);
      paragraph.setSpacingBefore(first ? twips(DocxPage.LINE) : 0);
      paragraph.setIndentationLeft(twips(6.5 * 16));
      paragraph.setIndentationHanging(twips(first ? 4.5 * 16 : 1.5 * 16));
      paragraph.setKeepNext(true);
      first = false;
    }
  }

  private void sign() {
    var box = LetterLines.sign(letter);
    for (var line : new String[] {letter.signer(), LetterLines.day(letter.on())}) {
      var paragraph = paragraph(line, TEXT, 16);
      paragraph.setAlignment(ParagraphAlignment.CENTER);
      paragraph.setIndentationLeft(twips(box.left() * 16));
      paragraph.setIndentationRight(
          twips(Math.max(0, LetterLines.LINE - box.left() - box.width()) * 16));
    }
    var signer = document.getParagraphs().get(document.getParagraphs().size() - 2);
    signer.setSpacingBefore(twips(2 * DocxPage.LINE));
    signer.setKeepNext(true);
  }

  private XWPFParagraph paragraph(String text, String font, double size) {
    var paragraph = document.createParagraph();
    run(paragraph, text, font, size, null);
    exactly(paragraph, DocxPage.LINE);
    return paragraph;
  }

  private static void run(
      XWPFParagraph paragraph,
      String text,
      String font,
      double size,
      @org.jspecify.annotations.Nullable String colour) {
    var run = paragraph.createRun();
    run.setText(text);
    DocxPage.font(
        run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr(), font, size);
    if (colour != null) {
      run.setColor(colour);
    }
  }

  private static void exactly(XWPFParagraph paragraph, double points) {
    paragraph.setSpacingBetween(points, LineSpacingRule.EXACT);
  }

  private static int twips(double points) {
    return BigInteger.valueOf(Math.round(points * 20)).intValueExact();
  }
}
