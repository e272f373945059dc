package org.chengming.printing;

/** The layouts of GB/T 9704-2012, each a style sheet beside the fonts. */
public enum Layout {
  /** Of a document (公文格式). */
  DOCUMENT("/fonts/official.css"),
  /** Of a letter (信函格式). */
  LETTER("/fonts/letter.css");

  private final String style;

  Layout(String style) {
    this.style = style;
  }

  String style() {
    return style;
  }
}
