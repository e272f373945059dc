package org.chengming.redaction;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationPopup;
import org.apache.pdfbox.util.Matrix;
import org.chengming.redaction.Unredactable.Why;

/** Opens a PDF nobody vetted, within bounds. Runs in the child JVM only. */
final class PdfInput {
  static final int MOST_PAGES = 500;

  /** Inches of a page times pixels of an inch; more is not drawn at less than READABLE. */
  static final double MOST_PIXELS = 12e6;

  static final double READABLE = 72;

  private PdfInput() {}

  static PDDocument open(Path file) throws IOException {
    PDDocument document;
    try {
      document =
          Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache());
    } catch (InvalidPasswordException e) {
      throw new Unredactable(Why.ENCRYPTED);
    } catch (IOException | RuntimeException e) {
      throw new Unredactable(Why.BROKEN);
    }
    try {
      check(document);
      return document;
    } catch (RuntimeException e) {
      document.close();
      throw e;
    }
  }

  private static void check(PDDocument document) {
    if (document.isEncrypted()) {
      throw new Unredactable(Why.ENCRYPTED);
    }
    int pages = document.getNumberOfPages();
    if (pages == 0) {
      throw new Unredactable(Why.NO_PAGES);
    }
    if (pages > MOST_PAGES) {
      throw new Unredactable(Why.TOO_MANY_PAGES);
    }
    int number = 0;
    for (var page : document.getPages()) {
      number++;
      var box = page.getCropBox();
      if (resolution(box.getWidth(), box.getHeight(), READABLE) < READABLE) {
        throw new Unredactable(Why.TOO_LARGE, number);
      }
    }
    if (number != pages) {
      throw new Unredactable(Why.BROKEN);
    }
  }

  /**
   * Pixels an inch at which a page is drawn.
   *
   * @param width in points
   */
  static double resolution(double width, double height, double wanted) {
    var inches = Math.max(1e-6, width * height / 72 / 72);
    return Math.min(wanted, Math.sqrt(MOST_PIXELS / inches));
  }

  /**
   * Paints what is seen of annotations and form fields onto the page itself, so that whatever reads
   * or draws the page meets them too, and takes them away.
   *
   * @return how many there were
   */
  static int flatten(PDDocument document, PDPage page) throws IOException {
    var annotations = page.getAnnotations();
    if (annotations.isEmpty()) {
      return 0;
    }
    var layers = new Layers(document);
    try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
      for (var annotation : annotations) {
        if (!layers.hides(annotation.getOptionalContent())) {
          paint(document, annotation, content);
        }
      }
    }
    page.getCOSObject().removeItem(COSName.ANNOTS);
    return annotations.size();
  }

  private static void paint(
      PDDocument document, PDAnnotation annotation, PDPageContentStream content)
      throws IOException {
    if (annotation.isHidden()
        || annotation.isNoView()
        || annotation instanceof PDAnnotationPopup
        || annotation instanceof PDAnnotationLink && annotation.getAppearance() == null) {
      return;
    }
    if (annotation.getNormalAppearanceStream() == null) {
      annotation.constructAppearances(document);
    }
    var form = annotation.getNormalAppearanceStream();
    var target = annotation.getRectangle();
    if (form == null || target == null || form.getBBox() == null) {
      return;
    }
    var box = form.getBBox().transform(form.getMatrix()).getBounds2D();
    if (box.getWidth() <= 0 || box.getHeight() <= 0) {
      return;
    }
    content.saveGraphicsState();
    var fit = Matrix.getTranslateInstance(target.getLowerLeftX(), target.getLowerLeftY());
    fit.concatenate(
        Matrix.getScaleInstance(
            (float) (target.getWidth() / box.getWidth()),
            (float) (target.getHeight() / box.getHeight())));
    fit.concatenate(Matrix.getTranslateInstance((float) -box.getX(), (float) -box.getY()));
    content.transform(fit);
    content.drawForm(form);
    content.restoreGraphicsState();
  }

  /** PDFBox has no decoder for JPEG 2000 and would leave the place empty without a word. */
  static boolean cannotBeDrawn(PDImageXObject image) {
    return image.getStream().getFilters() != null
        && image.getStream().getFilters().contains(COSName.JPX_DECODE);
  }
}
