package org.chengming.imports;

import org.chengming.publishing.DocumentNumber;

/** The rule for document numbers (发文字号): no label before it, no spaces in it, the year in 〔〕. */
final class NumberMends {
  static void documentNumber(Row row) {
    var text = row.get(Field.DOCUMENT_NUMBER);
    if (text.isEmpty()) {
      return;
    }
    var reading = DocumentNumber.read(text);
    if (reading.number() != null) {
      var display = reading.number().display();
      if (!display.equals(text)) {
        row.repair(Field.DOCUMENT_NUMBER, display, "发文字号：“%s”写成“%s”".formatted(text, display));
      }
    } else if (text.chars().noneMatch(Character::isDigit)) {
      row.repair(Field.DOCUMENT_NUMBER, "", "发文字号：“%s”里没有字号，没有取用".formatted(text));
    } else {
      row.remark("发文字号：“%s”照原样保留，%s".formatted(text, reading.reason()));
    }
  }

  private NumberMends() {}
}
