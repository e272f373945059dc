package org.chengming.redaction;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Pages of a PDF as they are looked at, for other programs that open files nobody vetted: never in
 * the server itself.
 */
public final class PdfPages {
  private static final Set<COSName> KEPT =
      Set.of(COSName.TYPE, COSName.PARENT, COSName.MEDIA_BOX, COSName.RESOURCES, COSName.CONTENTS);

  /**
   * @param text that is seen, in the order of painting; lines end where they do, and what stands
   *     far apart in one, as cells of a table do, is parted by tabs
   * @param hidden text that is not
   * @param lines the same line by line, in whatever order it was painted
   * @param painted forms and pictures, also on layers that are off
   * @param spoken what stands in for it where it is copied or read aloud
   * @param searchable whether all that is written on it is text; false for scans
   * @param readable whether it could be looked at; where not, the text is what programs copy, and
   *     nobody knows which of it is seen
   */
  public record Page(
      String text,
      String lines,
      List<HiddenText> hidden,
      List<String> spoken,
      Set<COSBase> painted,
      boolean searchable,
      boolean readable) {}

  /** A page cannot be drawn here as the file means it. */
  public static final class Undrawable extends IOException {
    Undrawable(int number) {
      super("page " + number);
    }
  }

  private final PDDocument document;
  private final PDFRenderer renderer;
  private final TextLayer layer;

  public PdfPages(PDDocument document) {
    StandInFonts.use();
    this.document = document;
    this.renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    this.layer = new TextLayer(document);
  }

  /**
   * @param number from 1
   */
  public Page page(int number) throws IOException {
    try {
      var text = text(number);
      return new Page(
          text.shown(),
          text.lines(),
          Stream.concat(text.hidden().stream(), text.blackened().stream()).toList(),
          text.spoken(),
          text.painted(),
          text.searchable(),
          true);
    } catch (Unredactable e) {
      var stripper = new PDFTextStripper();
      stripper.setStartPage(number);
      stripper.setEndPage(number);
      return new Page(stripper.getText(document), "", List.of(), List.of(), Set.of(), false, false);
    }
  }

  private PageText text(int number) throws IOException {
    var page = document.getPage(number - 1);
    return PageReader.read(page, Sheet.of(page, number), new Layers(document));
  }

  /** Paints what is seen of annotations and form fields onto the page, and takes them away. */
  public static void flatten(PDDocument document, PDPage page) throws IOException {
    PdfInput.flatten(document, page);
  }

  /** A PNG of the page, for whoever reads pictures. */
  public byte[] picture(int number) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(draw(number), "png", out);
    return out.toByteArray();
  }

  private BufferedImage draw(int number) throws IOException {
    var box = document.getPage(number - 1).getCropBox();
    var dots = PdfInput.resolution(box.getWidth(), box.getHeight(), PdfRedaction.RESOLUTION);
    return renderer.renderImage(number - 1, (float) (dots / 72), ImageType.RGB);
  }

  /** Puts a picture of the page in its place, and the text that is seen; nothing else is left. */
  public void redraw(int number) throws IOException {
    PageText text;
    try {
      text = text(number);
    } catch (Unredactable e) {
      throw new Undrawable(number);
    }
    if (!text.drawable()) {
      throw new Undrawable(number);
    }
    var drawn = draw(number);
    var page = document.getPage(number - 1);
    for (var key : List.copyOf(page.getCOSObject().keySet())) {
      if (!KEPT.contains(key)) {
        page.getCOSObject().removeItem(key);
      }
    }
    page.setRotation(0);
    page.getCOSObject().removeItem(COSName.CROP_BOX);
    PdfRedaction.fill(
        document,
        page,
        text.sheet(),
        drawn,
        text.glyphs().stream().filter(g -> g.hidden() == null).toList(),
        layer);
    page.setCropBox(page.getMediaBox());
  }

  /** Once, after the last page was drawn anew and before the document is saved. */
  public void finish() throws IOException {
    layer.finish();
  }
}
