package org.chengming.reports;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.reports.ReportForm.From;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a report must be like before somebody else looks at it. */
@Component
class ReportRules {
  private static final int LONGEST = 20_000;
  private static final int FIRST_YEAR = 2008;

  private final Clock clock;

  ReportRules(Clock clock) {
    this.clock = clock;
  }

  boolean isOver(int year) {
    return year >= FIRST_YEAR && year < LocalDate.now(clock).getYear();
  }

  /** A year is reported on when it is over; its report may be prepared before. */
  void requireOver(int year) {
    if (year < FIRST_YEAR || year > LocalDate.now(clock).getYear()) {
      throw Refused.because(
          "", "只能写 %d 年以来的报告。".formatted(FIRST_YEAR), "No reports on %d".formatted(year));
    }
  }

  /**
   * The typed numbers of the form.
   *
   * @throws Refused naming every cell that holds no number
   */
  Figures typed(ReportForm form, Map<String, String> typed) {
    var numbers = new HashMap<Cell, BigDecimal>();
    var problems = new ArrayList<Problem>();
    for (var table : form.tables()) {
      for (var row : table.leaves()) {
        for (var column : table.columns()) {
          var cell = new Cell(table.code(), row.code(), column.code());
          var text = typed.getOrDefault(cell.key(), "").strip().replace(",", "");
          if (ReportForm.from(row, column) == From.TYPED && !text.isEmpty()) {
            var number = number(text, decimals(cell));
            if (number == null) {
              problems.add(
                  new Problem(
                      cell.key(), "“%s”×“%s”应当是数字，不能小于0。".formatted(row.label(), column.label())));
            } else {
              numbers.put(cell, number);
            }
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new Refused("%d cells hold no number".formatted(problems.size()), problems, false);
    }
    return new Figures(numbers);
  }

  /** Money has up to six decimals, everything else none. */
  static int decimals(Cell cell) {
    return cell.table().equals("2.8") || cell.row().equals("fees") ? 6 : 0;
  }

  static @Nullable BigDecimal number(String text, int decimals) {
    if (!text.matches("\\d{1,12}(\\.\\d{1,6})?")) {
      return null;
    }
    var number = new BigDecimal(text);
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= decimals ? number : null;
  }

  /**
   * The texts of the form that say something.
   *
   * @throws Refused where one is too long
   */
  Map<String, String> texts(ReportForm form, Map<String, String> typed) {
    var texts = new HashMap<String, String>();
    for (var section : form.sections()) {
      var text =
          typed
              .getOrDefault(section.code(), "")
              .replace("\u0000", "")
              .replace("\r\n", "\n")
              .strip();
      if (text.length() > LONGEST) {
        throw Refused.because(
            "section-" + section.code(), "最多 %d 个字。".formatted(LONGEST), "Text is too long");
      }
      if (!text.isEmpty()) {
        texts.put(section.code(), text);
      }
    }
    return texts;
  }

  /**
   * @throws Refused with all that is missing or does not hold
   */
  void check(ReportForm form, Draft draft, Figures all, @Nullable Figures before) {
    var problems = new ArrayList<Problem>();
    if (!isOver(draft.year())) {
      problems.add(new Problem("", "这一年还没有过完，数字还会变，年后才能送审。"));
    }
    var missing = form.cells().stream().filter(cell -> all.get(cell) == null).toList();
    if (!missing.isEmpty()) {
      problems.add(
          new Problem(missing.getFirst().key(), "还有 %d 个数没有填；没有发生的填0。".formatted(missing.size())));
    }
    for (var section : form.sections()) {
      if (section.required() && !draft.sections().containsKey(section.code())) {
        problems.add(
            new Problem("section-" + section.code(), "还没有写“%s”。".formatted(name(form, section))));
      }
    }
    problems.addAll(identities(form, draft, all, before));
    if (!problems.isEmpty()) {
      throw new Refused("Report has %d problems".formatted(problems.size()), problems, false);
    }
  }

  private static List<Problem> identities(
      ReportForm form, Draft draft, Figures all, @Nullable Figures before) {
    var problems = new ArrayList<Problem>();
    for (var identity : Identities.of(form, all, before)) {
      if (identity.holds() || identity.warning()) {
        continue;
      }
      if (identity.number() != 4) {
        problems.add(new Problem("", identity.sentence()));
      } else if (!draft.sections().containsKey(Forms.CARRIED_NOTE)) {
        problems.add(new Problem("section-" + Forms.CARRIED_NOTE, identity.sentence() + "请写明原因。"));
      }
    }
    return problems;
  }

  private static String name(ReportForm form, ReportForm.Section section) {
    if (!section.label().isEmpty()) {
      return section.label();
    }
    return form.parts().stream()
        .filter(p -> p.sections().contains(section))
        .map(ReportForm.Part::label)
        .findFirst()
        .orElse(section.code());
  }
}
