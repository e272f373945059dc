package org.chengming.registers.web;

/**
 * The two forms a picture is drawn in, so that its words are read without scrolling sideways on a
 * desk, on paper and on a phone. Both are on the page; the style sheet shows the one that fits.
 */
enum PictureForm {
  /** For a desk and for paper. */
  BROAD("broad", 900, 360, 15, 10),
  /** As wide as a phone, so that a unit is about a pixel. */
  NARROW("narrow", 360, 280, 14, 6);

  private static final double LETTER = 0.58;

  private final String style;
  private final int width;
  private final int height;
  private final int size;
  private final int letters;

  PictureForm(String style, int width, int height, int size, int letters) {
    this.style = style;
    this.width = width;
    this.height = height;
    this.size = size;
    this.letters = letters;
  }

  /** The class of the style sheet. */
  String style() {
    return style;
  }

  int width() {
    return width;
  }

  /** Of lines with what stands under them, without their names. */
  int height() {
    return height;
  }

  /** About how wide a text is drawn: Chinese characters are square, others narrower. */
  int wide(String text) {
    return (int) Math.ceil(squares(text) * size);
  }

  private static double squares(String text) {
    return text.codePoints().mapToDouble(c -> c < 0x2E80 && c != '…' ? LETTER : 1).sum();
  }

  /** Of a text along the edge as much as has room; the table has all of it. */
  String brief(String text) {
    return brief(text, letters);
  }

  /** Of a text what has room beside so many Chinese characters. */
  String brief(String text, int most) {
    if (squares(text) <= most) {
      return text;
    }
    var end = 0;
    while (squares(text.substring(0, text.offsetByCodePoints(end, 1))) < most) {
      end = text.offsetByCodePoints(end, 1);
    }
    return text.substring(0, end) + "…";
  }
}
