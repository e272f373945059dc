package org.chengming.printing;

/** The layouts, each a style sheet beside the fonts; the first two are those of GB/T 9704-2012. */
public enum Layout {
  /** Of a document (公文格式). */
  DOCUMENT("/fonts/official.css"),
  /** Of a letter (信函格式). */
  LETTER("/fonts/letter.css"),
  /** Of a case in the archive (案卷). */
  CASE("/fonts/case.css");

  private final String style;

  Layout(String style) {
    this.style = style;
  }

  String style() {
    return style;
  }
}
