package org.chengming.redaction;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.chengming.redaction.Proof.Extra;
import org.chengming.redaction.Unredactable.Why;

/**
 * Draws every page as it is looked at, blackens it, and writes the pictures into a document of its
 * own. Nothing of the input but pixels and the characters that are still seen gets there.
 */
final class PdfRedaction implements AutoCloseable {
  static final double RESOLUTION = 200;
  private static final float QUALITY = 0.85f;

  /** A sign of which that much is black is no longer there to be read. */
  private static final double HIT = 0.25;

  private static final int LARGE = 1 << 20;

  private final PDDocument document;
  private final PDFRenderer renderer;
  private final Extras extras = new Extras();

  PdfRedaction(Path file) throws IOException {
    StandInFonts.use();
    this.document = PdfInput.open(file);
    this.renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    extras.of(document, file);
    for (var page : document.getPages()) {
      extras.add(Extra.ANNOTATIONS, PdfInput.flatten(document, page));
    }
  }

  Look look(List<String> words) throws IOException {
    var search = new WordSearch(words);
    var pages = new ArrayList<Look.Page>();
    var found = new ArrayList<Area>();
    var hidden = new ArrayList<HiddenText>();
    for (int number = 1; number <= document.getNumberOfPages(); number++) {
      var text = text(number);
      pages.add(
          new Look.Page(
              text.sheet().width(), text.sheet().height(), text.searchable(), text.drawable()));
      found.addAll(search.in(text));
      hidden.addAll(text.hidden());
    }
    return new Look(pages, found, hidden);
  }

  BufferedImage draw(int number, double resolution) throws IOException {
    if (number > document.getNumberOfPages()) {
      throw new Unredactable(Why.NO_SUCH_PAGE, number);
    }
    var box = document.getPage(number - 1).getCropBox();
    var dots = PdfInput.resolution(box.getWidth(), box.getHeight(), resolution);
    return renderer.renderImage(number - 1, (float) (dots / 72), ImageType.RGB);
  }

  /**
   * @return what was done to each page, and what was left behind
   */
  Done redact(Redaction what, Path out) throws IOException {
    var areas = new ArrayList<>(what.areas());
    areas.addAll(look(what.words()).found());
    if (areas.isEmpty()) {
      throw new Unredactable(Why.NOTHING);
    }
    for (var area : areas) {
      if (area.page() > document.getNumberOfPages()) {
        throw new Unredactable(Why.NO_SUCH_PAGE, area.page());
      }
    }
    var pages = new ArrayList<Proof.Page>();
    try (var made = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
      made.setVersion(1.5f);
      var layer = new TextLayer(made);
      for (int number = 1; number <= document.getNumberOfPages(); number++) {
        int page = number;
        pages.add(page(number, areas.stream().filter(a -> a.page() == page).toList(), made, layer));
      }
      layer.finish();
      made.save(out.toFile(), CompressParameters.NO_COMPRESSION);
    }
    return new Done(areas, pages, extras.list());
  }

  record Done(List<Area> areas, List<Proof.Page> pages, List<Proof.LeftBehind> leftBehind) {}

  private Proof.Page page(int number, List<Area> areas, PDDocument made, TextLayer layer)
      throws IOException {
    var text = text(number);
    if (!text.drawable()) {
      throw new Unredactable(Why.FONT_UNKNOWN, number);
    }
    var sheet = text.sheet();
    var drawn = draw(number, RESOLUTION);
    Picture.blacken(drawn, areas);
    var left = new ArrayList<Glyph>();
    int removed = 0;
    for (var glyph : text.glyphs()) {
      var gone = areas.stream().anyMatch(a -> glyph.area().coveredBy(a) > HIT);
      removed += gone ? 1 : 0;
      if (gone) {
        left.add(new Glyph(TextLayer.GONE, glyph.place(), glyph.area(), null));
      } else if (glyph.hidden() != null) {
        extras.add(Extra.HIDDEN_TEXT, 1);
      } else {
        left.add(glyph);
      }
    }
    var page = new PDPage();
    fill(made, page, sheet, drawn, left, layer);
    made.addPage(page);
    return new Proof.Page(number, areas.size(), removed);
  }

  /** Gives a page nothing but a picture and what is read in it. */
  static void fill(
      PDDocument made,
      PDPage page,
      Sheet sheet,
      BufferedImage drawn,
      List<Glyph> seen,
      TextLayer layer)
      throws IOException {
    var resources = new PDResources();
    resources.put(COSName.getPDFName("P"), picture(made, drawn));
    var fonts = new COSDictionary();
    var content =
        "q %.3f 0 0 %.3f 0 0 cm /P Do Q\n".formatted(sheet.width(), sheet.height())
            + layer.paint(seen, fonts);
    resources.getCOSObject().setItem(COSName.FONT, fonts);
    page.setMediaBox(new PDRectangle((float) sheet.width(), (float) sheet.height()));
    page.setResources(resources);
    var stream = made.getDocument().createCOSStream();
    try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content.getBytes(StandardCharsets.US_ASCII));
    }
    page.getCOSObject().setItem(COSName.CONTENTS, stream);
  }

  /** Without loss where that is small, which it is for writing; else as a photograph. */
  private static PDImageXObject picture(PDDocument made, BufferedImage drawn) throws IOException {
    var plain = Picture.plainest(drawn);
    var exact = LosslessFactory.createFromImage(made, plain);
    if (exact.getStream().getLength() <= LARGE) {
      return exact;
    }
    var photograph = JPEGFactory.createFromImage(made, plain, QUALITY);
    return photograph.getStream().getLength() < exact.getStream().getLength() ? photograph : exact;
  }

  private PageText text(int number) throws IOException {
    var page = document.getPage(number - 1);
    return PageReader.read(page, Sheet.of(page, number), new Layers(document));
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
