package org.chengming.requests;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.tables.CsvRecord;
import org.chengming.tables.DateText;
import org.chengming.tables.TextEncoding;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table of old cases, and what is wrong with it. Sentences name the column and never
 * what stands in it: where columns have slipped, a name may stand anywhere.
 */
final class HistoryCells {
  private final CsvRecord record;
  private final Map<HistoryColumn, Integer> places;
  private final List<String> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  HistoryCells(CsvRecord record, Map<HistoryColumn, Integer> places) {
    this.record = record;
    this.places = places;
    if (record.problem() != null) {
      wrong(record.problem());
    }
  }

  boolean broken() {
    return record.problem() != null;
  }

  /** Broken bytes and characters no text has are a problem wherever they stand. */
  void checkCharacters() {
    places.forEach(
        (column, place) -> {
          var cell = record.cell(place);
          if (cell.indexOf(TextEncoding.BROKEN) >= 0 || cell.indexOf('\0') >= 0) {
            wrong("“%s”里有读不出来的字节".formatted(column.heading()));
          }
        });
  }

  /** As it was written, without blanks around it. */
  String text(HistoryColumn column, int longest) {
    var place = places.get(column);
    var text = place == null ? "" : record.cell(place).strip();
    if (text.length() > longest) {
      wrong("“%s”超过 %d 个字".formatted(column.heading(), longest));
      return "";
    }
    return text;
  }

  /** A word: full width and half width are the same. */
  String word(HistoryColumn column) {
    return Normalizer.normalize(text(column, 200), Normalizer.Form.NFKC).strip();
  }

  String required(HistoryColumn column, int longest) {
    var text = text(column, longest);
    if (text.isEmpty()) {
      wrong("没有写“%s”".formatted(column.heading()));
    }
    return text;
  }

  /** A day between the two, null where none is written or it is none. */
  @Nullable LocalDate day(HistoryColumn column, LocalDate from, LocalDate to) {
    var written = word(column);
    if (written.isEmpty()) {
      return null;
    }
    Optional<LocalDate> day = DateText.parse(written);
    if (day.isEmpty()) {
      wrong("“%s”不是日期，要写成 2014-03-03 这样".formatted(column.heading()));
    } else if (day.get().isBefore(from)) {
      wrong("“%s” %s 早于 %s".formatted(column.heading(), day.get(), from));
    } else if (day.get().isAfter(to)) {
      wrong("“%s” %s 晚于 %s".formatted(column.heading(), day.get(), to));
    } else {
      return day.get();
    }
    return null;
  }

  @Nullable Integer number(HistoryColumn column, int most) {
    var written = word(column);
    if (written.isEmpty()) {
      return null;
    }
    if (!written.matches("[0-9]{1,4}")
        || Integer.parseInt(written) < 1
        || Integer.parseInt(written) > most) {
      wrong("“%s”要写 1 到 %d 的数".formatted(column.heading(), most));
      return null;
    }
    return Integer.valueOf(written);
  }

  void wrong(String sentence) {
    problems.add(sentence);
  }

  void remark(String sentence) {
    remarks.add(sentence);
  }

  long line() {
    return record.line();
  }

  List<String> problems() {
    return problems;
  }

  List<String> remarks() {
    return remarks;
  }
}
