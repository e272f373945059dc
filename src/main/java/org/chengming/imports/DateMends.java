package org.chengming.imports;

import java.time.LocalDate;
import org.chengming.tables.DateText;

/**
 * Rules for dates: one style, none missing that the text itself tells, and a word on those that
 * contradict each other.
 */
final class DateMends {
  /**
   * Everything becomes ISO 8601; a date that does not exist rejects the row where the date is
   * needed.
   */
  static void styles(Row row) {
    for (var field : Field.DATES) {
      var text = row.get(field);
      if (text.isEmpty()) {
        continue;
      }
      var date = DateText.parse(text);
      if (date.isEmpty()) {
        unreadable(row, field, text);
      } else if (!date.get().toString().equals(text)) {
        row.repair(
            field,
            date.get().toString(),
            "日期写法：%s“%s”写成 %s".formatted(field.label(), text, date.get()));
      }
    }
  }

  private static void unreadable(Row row, Field field, String text) {
    if (field == Field.FORMED_ON && !row.has(Field.PUBLISHED_ON)) {
      row.reject("日期写法：%s“%s”不是日期".formatted(field.label(), text));
    } else {
      row.repair(field, "", "日期写法：%s“%s”不是日期，没有取用".formatted(field.label(), text));
    }
  }

  /**
   * Without a date of formation, the date the text is signed with, if not after publication; else
   * the date of publication.
   */
  static void missingFormation(Row row) {
    if (row.has(Field.FORMED_ON)) {
      return;
    }
    var published =
        row.has(Field.PUBLISHED_ON) ? LocalDate.parse(row.get(Field.PUBLISHED_ON)) : null;
    var text = row.get(Field.TEXT).isEmpty() ? row.get(Field.MARKDOWN) : row.get(Field.TEXT);
    var signed = DateText.lastIn(text.substring(Math.max(0, text.length() - 60)));
    if (signed.isPresent() && (published == null || !signed.get().isAfter(published))) {
      row.repair(Field.FORMED_ON, signed.get().toString(), "成文日期：数据里没有，取落款日期 " + signed.get());
    } else if (published != null) {
      row.repair(Field.FORMED_ON, published.toString(), "成文日期：数据里没有，按发布日期 " + published);
    }
  }

  /**
   * Nobody can say which of the two dates is wrong, so both stand as they came and the row is
   * reported.
   */
  static void publishedBeforeFormed(Row row) {
    var formed = row.get(Field.FORMED_ON);
    var published = row.get(Field.PUBLISHED_ON);
    if (!formed.isEmpty() && !published.isEmpty() && published.compareTo(formed) < 0) {
      row.remark("日期先后：发布日期 %s 早于成文日期 %s，两个都照原样保留".formatted(published, formed));
    }
  }

  private DateMends() {}
}
