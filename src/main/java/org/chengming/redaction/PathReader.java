package org.chengming.redaction;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;

/** Builds the shapes of a page and clips by them; what is painted is said to who extends it. */
abstract class PathReader extends PDFGraphicsStreamEngine {
  /** A stroke that may hide a line of text. */
  private static final float THICK = 3;

  private GeneralPath path = new GeneralPath();
  private int clipRule = -1;

  PathReader(PDPage page) {
    super(page);
  }

  /** A shape in the page's own coordinates is painted in the colour of fills or of strokes. */
  abstract void paint(Shape shape, boolean filled);

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    path.moveTo(p0.getX(), p0.getY());
    path.lineTo(p1.getX(), p1.getY());
    path.lineTo(p2.getX(), p2.getY());
    path.lineTo(p3.getX(), p3.getY());
    path.closePath();
  }

  @Override
  public void clip(int windingRule) {
    clipRule = windingRule;
  }

  @Override
  public void moveTo(float x, float y) {
    path.moveTo(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    begun(x, y);
    path.lineTo(x, y);
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    begun(x1, y1);
    path.curveTo(x1, y1, x2, y2, x3, y3);
  }

  private void begun(float x, float y) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x, y);
    }
  }

  @Override
  public Point2D getCurrentPoint() {
    return path.getCurrentPoint();
  }

  @Override
  public void closePath() {
    if (path.getCurrentPoint() != null) {
      path.closePath();
    }
  }

  @Override
  public void endPath() {
    if (clipRule >= 0) {
      path.setWindingRule(clipRule);
      getGraphicsState().intersectClippingPath(path);
      clipRule = -1;
    }
    path = new GeneralPath();
  }

  @Override
  public void strokePath() {
    var width = transformWidth(getGraphicsState().getLineWidth());
    if (width >= THICK) {
      paint(new BasicStroke(width, BasicStroke.CAP_BUTT, 0).createStrokedShape(path), false);
    }
    endPath();
  }

  @Override
  public void fillPath(int windingRule) {
    path.setWindingRule(windingRule);
    paint(path, true);
    endPath();
  }

  @Override
  public void fillAndStrokePath(int windingRule) {
    fillPath(windingRule);
  }

  @Override
  public void shadingFill(COSName shading) {
    // what is behind it stays unknown, and it is rare
  }
}
