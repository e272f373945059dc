package org.chengming.letters;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** Reads where each character and bar of a PDF of ours stands. */
final class PdfPages extends PDFGraphicsStreamEngine {
  private static final double MM = 25.4 / 72;

  private final double height;
  private final List<PdfPage.Bar> bars = new ArrayList<>();
  private final List<PdfPage.Run> runs = new ArrayList<>();
  private final Point2D.Float current = new Point2D.Float();
  private @Nullable Rectangle2D path;
  private @Nullable Line line;

  private PdfPages(PDPage page) {
    super(page);
    height = page.getMediaBox().getHeight();
  }

  static List<PdfPage> of(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var pages = new ArrayList<PdfPage>();
      for (var page : document.getPages()) {
        pages.add(new PdfPages(page).read(page));
      }
      return pages;
    }
  }

  private PdfPage read(PDPage page) throws IOException {
    processPage(page);
    endLine();
    var box = page.getMediaBox();
    return new PdfPage(box.getWidth() * MM, box.getHeight() * MM, runs, bars);
  }

  /** A line in the making. */
  private static final class Line {
    final String font;
    final double size;
    final int colour;
    final double x;
    final double y;
    final StringBuilder text = new StringBuilder();
    final List<Double> steps = new ArrayList<>();
    double last;

    Line(String font, double size, int colour, double x, double y) {
      this.font = font;
      this.size = size;
      this.colour = colour;
      this.x = x;
      this.y = y;
      this.last = x;
    }

    boolean goesOn(String font, double size, int colour, double x, double y) {
      return this.font.equals(font)
          && Math.abs(this.size - size) < 0.01
          && this.colour == colour
          && Math.abs(this.y - y) < 0.1
          && x >= last
          && x - last < 3 * size;
    }

    void add(int character, double x) {
      if (!text.isEmpty()) {
        steps.add(x - last);
      }
      text.appendCodePoint(character);
      last = x;
    }
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) {
    var text = font.toUnicode(code);
    if (text == null || text.isEmpty()) {
      return;
    }
    var name = font.getName().replaceFirst("^[A-Z]{6}\\+", "");
    var size = matrix.getScalingFactorY() * MM;
    var colour = rgb(getGraphicsState().getNonStrokingColor());
    var x = matrix.getTranslateX() * MM;
    var y = (height - matrix.getTranslateY()) * MM;
    if (line == null || !line.goesOn(name, size, colour, x, y)) {
      endLine();
      line = new Line(name, size, colour, x, y);
    }
    for (var character : text.codePoints().toArray()) {
      line.add(character, x);
    }
  }

  private void endLine() {
    if (line != null) {
      runs.add(
          new PdfPage.Run(
              line.font,
              line.size,
              line.colour,
              line.x,
              line.y,
              List.copyOf(line.steps),
              line.text.toString()));
    }
    line = null;
  }

  private static int rgb(PDColor colour) {
    try {
      return colour.toRGB();
    } catch (IOException e) {
      return 0; // a colour nobody of ours sets
    }
  }

  private void stretch(double x, double y) {
    if (path == null) {
      path = new Rectangle2D.Double(x, y, 0, 0);
    } else {
      path.add(x, y);
    }
    current.setLocation(x, y);
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    stretch(p0.getX(), p0.getY());
    stretch(p2.getX(), p2.getY());
  }

  @Override
  public void moveTo(float x, float y) {
    stretch(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    stretch(x, y);
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    stretch(x3, y3);
  }

  @Override
  public Point2D getCurrentPoint() {
    return current;
  }

  @Override
  public void fillPath(int windingRule) {
    if (path != null && path.getHeight() > 0) {
      bars.add(
          new PdfPage.Bar(
              path.getX() * MM,
              (height - path.getMaxY()) * MM,
              path.getWidth() * MM,
              path.getHeight() * MM,
              rgb(getGraphicsState().getNonStrokingColor())));
    }
    endPath();
  }

  @Override
  public void fillAndStrokePath(int windingRule) {
    fillPath(windingRule);
  }

  @Override
  public void endPath() {
    path = null;
  }

  @Override
  public void strokePath() {
    endPath(); // our pages draw nothing by strokes
  }

  @Override
  public void clip(int windingRule) {
    // what is cut off is not seen in a letter
  }

  @Override
  public void closePath() {
    // a bar is known by its corners
  }

  @Override
  public void drawImage(PDImage image) {
    // letters have none
  }

  @Override
  public void shadingFill(COSName name) {
    // letters have none
  }
}
