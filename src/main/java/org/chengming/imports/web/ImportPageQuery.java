package org.chengming.imports.web;

import static org.chengming.imports.db.Tables.LINE;
import static org.chengming.imports.db.Tables.RUN;
import static org.jooq.impl.DSL.noCondition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.chengming.imports.Progress;
import org.chengming.imports.db.tables.records.RunRecord;
import org.chengming.web.Missing;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ImportPageQuery {
  private static final int RUNS = 50;

  private final DSLContext db;

  ImportPageQuery(DSLContext db) {
    this.db = db;
  }

  List<RunRow> runs(int page) {
    return db.selectFrom(RUN)
        .orderBy(RUN.ID.desc())
        .limit(RUNS)
        .offset((page - 1) * RUNS)
        .fetch(ImportPageQuery::row);
  }

  RunRow run(long id) {
    return db.fetchOptional(RUN, RUN.ID.eq(id))
        .map(ImportPageQuery::row)
        .orElseThrow(() -> new Missing("Import run " + id));
  }

  List<LineRow> lines(long run, LineFilter filter) {
    return db.selectFrom(LINE)
        .where(matching(run, filter))
        .and(LINE.NUMBER.gt(filter.after()))
        .orderBy(LINE.NUMBER)
        .limit(LineFilter.PAGE + 1)
        .fetch(
            l ->
                new LineRow(
                    l.getNumber(),
                    l.getSourceId(),
                    l.getTitle(),
                    LineRow.Outcome.valueOf(l.getOutcome()),
                    l.getReason()));
  }

  String csv(long run, LineFilter filter) {
    var out = new StringBuilder();
    try (var csv = new CSVPrinter(out, CSVFormat.RFC4180);
        var lines =
            db.selectFrom(LINE)
                .where(matching(run, filter))
                .orderBy(LINE.NUMBER)
                .fetchSize(1000)
                .fetchLazy()) {
      csv.printRecord("行号", "来源编号", "标题", "结果", "原因");
      for (var line : lines) {
        csv.printRecord(
            line.getNumber(),
            plain(line.getSourceId()),
            plain(line.getTitle()),
            LineRow.Outcome.valueOf(line.getOutcome()).label(),
            plain(line.getReason()));
      }
      return out.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cell that begins like a formula would be one in a spreadsheet. */
  private static String plain(@Nullable String text) {
    return text == null ? "" : text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
  }

  private static Condition matching(long run, LineFilter filter) {
    var words =
        filter.q().isBlank()
            ? noCondition()
            : LINE.REASON
                .contains(filter.q())
                .or(LINE.TITLE.contains(filter.q()))
                .or(LINE.SOURCE_ID.contains(filter.q()));
    var outcome = filter.outcome().isEmpty() ? noCondition() : LINE.OUTCOME.eq(filter.outcome());
    return LINE.RUN_ID.eq(run).and(outcome).and(words);
  }

  private static RunRow row(RunRecord r) {
    return new RunRow(
        r.getId(),
        r.getLabel(),
        r.getDry(),
        Progress.State.valueOf(r.getState()),
        r.getStartedByName(),
        r.getStartedAt(),
        new Progress.Counts(
            r.getDone(),
            r.getCreated(),
            r.getChanged(),
            r.getUnchanged(),
            r.getRepaired(),
            r.getRejected(),
            r.getDuplicates(),
            r.getHeld()),
        r.getNote(),
        r.getFailure());
  }
}
