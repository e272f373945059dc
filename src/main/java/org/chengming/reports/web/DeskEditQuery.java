package org.chengming.reports.web;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.reports.Access;
import org.chengming.reports.Cell;
import org.chengming.reports.Draft;
import org.chengming.reports.Figures;
import org.chengming.reports.PublishedReports;
import org.chengming.reports.ReportFigures;
import org.chengming.reports.ReportForm;
import org.chengming.reports.ReportForm.Column;
import org.chengming.reports.ReportForm.From;
import org.chengming.reports.ReportForm.Row;
import org.chengming.reports.ReportForm.Table;
import org.chengming.reports.Reports;
import org.chengming.reports.Scope;
import org.chengming.reports.web.DeskEditPage.Grid;
import org.chengming.reports.web.DeskEditPage.Line;
import org.chengming.reports.web.DeskEditPage.Number;
import org.chengming.reports.web.DeskEditPage.Part;
import org.chengming.reports.web.DeskEditPage.Text;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the form a report is written in; what is counted stands in it and cannot be typed. */
@Component
class DeskEditQuery {
  static final String SECTION = "section-";

  private final Access access;
  private final Reports reports;
  private final ReportFigures figures;
  private final PublishedReports published;

  DeskEditQuery(Access access, Reports reports, ReportFigures figures, PublishedReports published) {
    this.access = access;
    this.reports = reports;
    this.figures = figures;
    this.published = published;
  }

  /**
   * @param refused what was typed and why it was not taken, null for what is saved
   */
  DeskEditPage page(Actor actor, String code, int year, @Nullable Form refused) {
    var body = access.require(actor, code);
    var draft = reports.draft(actor, code, year).orElse(null);
    var form = ReportFigures.form(year);
    var versions = published.versions(body.id(), year);
    var scope = draft != null ? draft.scope() : Scope.usual(body);
    var counted = figures.compute(body, year, scope).figures();
    var proposed = figures.proposed(body, year, scope);
    var last = reports.before(body, year, scope);
    var before = last == null ? Figures.NONE : last;
    var shown =
        refused != null
            ? refused
            : Form.of(
                draft != null
                    ? values(draft)
                    : versions.isEmpty()
                        ? values(proposed, Map.of(), scope, "")
                        : values(
                            versions.getFirst().figures(),
                            versions.getFirst().sections(),
                            versions.getFirst().scope(),
                            ""));
    return new DeskEditPage(
        "填写%s%d年年度报告".formatted(body.brief(), year),
        DeskReportQuery.address(body, year),
        year,
        shown.value("scope"),
        !versions.isEmpty(),
        draft == null ? 0 : draft.revision(),
        form.parts().stream().map(p -> part(p, new Beside(counted, before, proposed))).toList(),
        shown);
  }

  private static Map<String, String> values(Draft draft) {
    var reason = draft.reason();
    return values(draft.typed(), draft.sections(), draft.scope(), reason == null ? "" : reason);
  }

  private static Map<String, String> values(
      Figures typed, Map<String, String> sections, Scope scope, String reason) {
    var values = new HashMap<String, String>();
    typed.numbers().forEach((cell, n) -> values.put(cell.key(), Figures.plain(n)));
    sections.forEach((section, text) -> values.put(SECTION + section, text));
    values.put("scope", scope.name());
    values.put("reason", reason);
    return values;
  }

  /** What stands beside the fields. */
  private record Beside(Figures counted, Figures before, Figures proposed) {}

  private static Part part(ReportForm.Part part, Beside beside) {
    return new Part(
        part.label(),
        part.sections().stream()
            .map(
                s ->
                    new Text(
                        SECTION + s.code(),
                        s.label().isEmpty() ? part.label() : s.label(),
                        s.hint(),
                        s.required()))
            .toList(),
        part.tables().stream().map(t -> grid(t, beside)).toList());
  }

  private static Grid grid(Table table, Beside beside) {
    return new Grid(
        table.title(),
        table.columns().stream().map(Column::label).toList(),
        table.rows().stream()
            .map(
                row ->
                    new Line(
                        row.label(),
                        "depth-" + row.depth(),
                        row.heading(),
                        row.heading()
                            ? List.of()
                            : table.columns().stream()
                                .map(c -> number(table, row, c, beside))
                                .toList()))
            .toList());
  }

  private static Number number(Table table, Row row, Column column, Beside beside) {
    var cell = new Cell(table.code(), row.code(), column.code());
    var typed = ReportForm.from(row, column) == From.TYPED;
    return new Number(
        typed ? cell.key() : "",
        "%s：%s".formatted(row.label(), column.label()),
        typed ? "" : plain(beside.counted().get(cell)),
        plain(beside.before().get(cell)),
        plain(beside.proposed().get(cell)));
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : Figures.plain(number);
  }
}
