package org.chengming.redaction;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.chengming.redaction.HiddenText.How;
import org.jspecify.annotations.Nullable;

/**
 * Reads the signs of one page in the order they are painted, each with its place and with what
 * keeps it from being seen.
 */
final class PageReader extends PathReader {
  private static final COSName[] SPOKEN = {
    COSName.ACTUAL_TEXT, COSName.ALT, COSName.getPDFName("E")
  };
  private static final int SAME = 16;

  /**
   * Of the page: a picture so large is a scan, and a bar on one no larger than this hides words.
   */
  private static final double SCAN = 0.5;

  private static final double LARGEST_BAR = 0.3;
  private static final double SMALLEST_BAR = 0.0002;

  /** In points; what is lower is a rule. */
  private static final double LOWEST_BAR = 6;

  private static final int DARK = 48;
  private static final String NOBODY_KNOWS = "\uFFFD";

  /** A sign before it is known what is painted over it. */
  private record Seen(Glyph glyph, Rectangle2D box, int paint) {}

  private final Sheet sheet;
  private final Layers layers;
  private final Paint paint = new Paint();
  private final SignBoxes boxes = new SignBoxes();
  private final List<Seen> seen = new ArrayList<>();
  private final List<String> spoken = new ArrayList<>();
  private final List<HiddenText> blackened = new ArrayList<>();
  private final Set<COSBase> painted = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean unknownSigns;
  private boolean undrawnSigns;
  private double pictures;

  private PageReader(PDPage page, Sheet sheet, Layers layers) {
    super(page);
    this.sheet = sheet;
    this.layers = layers;
  }

  static PageText read(PDPage page, Sheet sheet, Layers layers) throws IOException {
    var reader = new PageReader(page, sheet, layers);
    reader.processPage(page);
    return reader.text();
  }

  private PageText text() {
    var glyphs = new ArrayList<Glyph>();
    for (var one : seen) {
      glyphs.add(
          one.glyph().hidden() == null && paint.covers(one.box(), one.paint())
              ? one.glyph().hiddenBy(How.COVERED)
              : one.glyph());
    }
    return new PageText(
        sheet, glyphs, !unknownSigns && pictures < 0.1, !undrawnSigns, spoken, blackened, painted);
  }

  @Override
  protected void showFontGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    undrawnSigns |= !drawn(font, code);
    show(matrix.createAffineTransform(), font, code, displacement);
  }

  /** A font that is not in the file may be stood in for by one without this sign. */
  private static boolean drawn(PDFont font, int code) throws IOException {
    var text = font.toUnicode(code);
    return font.isEmbedded()
        || text != null && text.isBlank()
        || (text != null || font instanceof PDSimpleFont)
            && font instanceof PDVectorFont shapes
            && shapes.hasGlyph(code);
  }

  /** Its shapes are not looked at: they are a sign. */
  @Override
  protected void showType3Glyph(Matrix matrix, PDType3Font font, int code, Vector displacement)
      throws IOException {
    show(matrix.createAffineTransform(), font, code, displacement);
  }

  private void show(AffineTransform matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    double width = font.isVertical() ? font.getWidth(code) / 1000 : displacement.getX();
    width = Math.abs(width) < 0.01 ? 0.1 : width;
    var place = new AffineTransform(sheet.upright());
    place.concatenate(matrix);
    var box = place.createTransformedShape(boxes.box(font, code, width)).getBounds2D();
    place.scale(width, 1);
    var inner =
        matrix.createTransformedShape(new Rectangle2D.Double(0, 0, width, 0.7)).getBounds2D();
    var glyph =
        new Glyph(
            text(font, code),
            place,
            sheet.area(box),
            layers.hide() ? How.LAYER : sheet.shows(box) ? hidden(inner) : How.OUTSIDE);
    seen.add(new Seen(glyph, inner, paint.count()));
  }

  private String text(PDFont font, int code) throws IOException {
    var text = font.toUnicode(code);
    if (text != null && !text.isEmpty() && !text.equals("\0")) {
      return text;
    }
    unknownSigns = true;
    return font instanceof PDSimpleFont ? String.valueOf((char) code) : NOBODY_KNOWS;
  }

  private @Nullable How hidden(Rectangle2D box) {
    var state = getGraphicsState();
    var mode = state.getTextState().getRenderingMode();
    var alpha = mode.isFill() ? state.getNonStrokeAlphaConstant() : state.getAlphaConstant();
    if (!mode.isFill() && !mode.isStroke() || alpha < 0.05) {
      return How.INVISIBLE;
    }
    if (!state.getCurrentClippingPath().intersects(box)) {
      return How.OUTSIDE;
    }
    var colour = rgb(mode.isFill() ? state.getNonStrokingColor() : state.getStrokingColor());
    var behind = paint.behind(box.getCenterX(), box.getCenterY(), paint.count());
    return colour != Paint.UNKNOWN && behind != Paint.UNKNOWN && alike(colour, behind)
        ? How.SAME_COLOUR
        : null;
  }

  private static boolean alike(int a, int b) {
    return Math.abs((a >> 16 & 255) - (b >> 16 & 255)) <= SAME
        && Math.abs((a >> 8 & 255) - (b >> 8 & 255)) <= SAME
        && Math.abs((a & 255) - (b & 255)) <= SAME;
  }

  private static int rgb(PDColor colour) {
    try {
      return colour.isPattern() ? Paint.UNKNOWN : colour.toRGB();
    } catch (IOException | RuntimeException e) {
      return Paint.UNKNOWN;
    }
  }

  @Override
  void paint(Shape shape, boolean filled) {
    var state = getGraphicsState();
    var alpha = filled ? state.getNonStrokeAlphaConstant() : state.getAlphaConstant();
    var colour = rgb(filled ? state.getNonStrokingColor() : state.getStrokingColor());
    if (alpha > 0.95
        && state.getSoftMask() == null
        && state.getBlendMode() == BlendMode.NORMAL
        && colour != Paint.UNKNOWN
        && !layers.hide()) {
      paint.add(shape, state.getCurrentClippingPath(), colour);
      if (filled && pictures >= SCAN && dark(colour)) {
        blacken(shape);
      }
    }
  }

  private static boolean dark(int colour) {
    return (colour >> 16 & 255) < DARK && (colour >> 8 & 255) < DARK && (colour & 255) < DARK;
  }

  /** What the picture shows there can be had out of the file. */
  private void blacken(Shape shape) {
    var box = sheet.upright().createTransformedShape(shape).getBounds2D();
    double part = box.getWidth() * box.getHeight() / (sheet.width() * sheet.height());
    if (part > SMALLEST_BAR
        && part < LARGEST_BAR
        && Math.min(box.getWidth(), box.getHeight()) > LOWEST_BAR
        // Letters that were made shapes are none.
        && new java.awt.geom.Area(shape).isRectangular()) {
      blackened.add(new HiddenText(sheet.area(box), How.COVERED, ""));
    }
  }

  @Override
  public void drawImage(PDImage image) throws IOException {
    if (image instanceof PDImageXObject object) {
      painted.add(object.getCOSObject());
      if (PdfInput.cannotBeDrawn(object)) {
        throw new Unredactable(Unredactable.Why.PICTURE_UNKNOWN, sheet.number());
      }
      if (layers.hide() || layers.hides(object.getOptionalContent())) {
        return;
      }
    }
    var ctm = getGraphicsState().getCurrentTransformationMatrix().createAffineTransform();
    var square = ctm.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1));
    var box = square.getBounds2D();
    pictures += box.getWidth() * box.getHeight() / (sheet.width() * sheet.height());
    var opaque =
        !image.isStencil()
            && (!(image instanceof PDImageXObject x)
                || x.getSoftMask() == null && x.getMask() == null)
            && getGraphicsState().getSoftMask() == null
            && getGraphicsState().getBlendMode() == BlendMode.NORMAL
            && getGraphicsState().getNonStrokeAlphaConstant() > 0.95;
    if (opaque) {
      paint.add(square, getGraphicsState().getCurrentClippingPath(), Paint.UNKNOWN);
    }
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    painted.add(form.getCOSObject());
    if (!layers.hides(form.getOptionalContent())) {
      super.showForm(form);
    } else {
      layers.hidden(() -> super.showForm(form));
    }
  }

  @Override
  public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
    painted.add(form.getCOSObject());
    if (!layers.hides(form.getOptionalContent())) {
      super.showTransparencyGroup(form);
    } else {
      layers.hidden(() -> super.showTransparencyGroup(form));
    }
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
    if (properties != null) {
      for (var key : SPOKEN) {
        var text = properties.getString(key);
        if (text != null && !text.isBlank()) {
          spoken.add(text);
        }
      }
    }
    layers.begin(tag, properties);
  }

  @Override
  public void endMarkedContentSequence() {
    layers.end();
  }
}
