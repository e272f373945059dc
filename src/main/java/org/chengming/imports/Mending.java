package org.chengming.imports;

import java.util.List;

/**
 * The rules that put a row right, in the order they need one another. Each is a small named piece,
 * touches only what it is about, and reports what it did with a sentence that starts with the thing
 * mended. Official text is never reworded.
 */
final class Mending {
  /** One rule: looks at a row, mends it or leaves it. */
  @FunctionalInterface
  interface Rule {
    void mend(Row row);
  }

  private static final List<Rule> RULES =
      List.of(
          LineMends::invisibleCharacters,
          LineMends::fullWidthDigits,
          DateMends::styles,
          NumberMends::documentNumber,
          ContentMends::pageFurniture,
          ContentMends::runsOfNewlines,
          TitleMends::cutTitle,
          TitleMends::spacedTitle,
          DateMends::missingFormation,
          DateMends::publishedBeforeFormed,
          ContentMends::blankBody,
          Mending::required);

  private static final int LONGEST_TITLE = 500;

  private Mending() {}

  static void mend(Row row) {
    for (var rule : RULES) {
      if (row.rejected()) {
        return;
      }
      rule.mend(row);
    }
  }

  private static void required(Row row) {
    if (!row.has(Field.TITLE)) {
      row.reject("没有标题");
    } else if (row.get(Field.TITLE).length() > LONGEST_TITLE) {
      row.reject("标题超过 %d 字".formatted(LONGEST_TITLE));
    } else if (!row.has(Field.BODY)) {
      row.reject("没有发布机构");
    } else if (!row.has(Field.FORMED_ON)) {
      row.reject("没有成文日期，也没有可以代替的日期");
    }
  }
}
