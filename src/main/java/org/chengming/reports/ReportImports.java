package org.chengming.reports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.audit.Audit;
import org.chengming.files.SpreadsheetReader;
import org.chengming.organisations.Body;
import org.chengming.reports.ReportStep.Act;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finished years from spreadsheets: a trial that says all there is to say of each cell and each
 * identity, then a publication marked as imported.
 */
@Component
public class ReportImports {
  private static final int MOST_BYTES = 2_000_000;
  private static final int LONGEST = 500;

  /** Something about a place of the file. */
  public record Remark(String place, String sentence) {}

  /**
   * A year and the file that tells of it.
   *
   * @param reason why a published report is replaced, empty where none is
   * @param accepted whether it is to be taken though identities do not hold in it
   */
  public record FinishedYear(
      String bodyCode,
      int year,
      Scope scope,
      String fileName,
      byte[] file,
      String reason,
      boolean accepted) {}

  /**
   * What would be taken.
   *
   * @param figures with the sums that the file leaves out
   * @param cells how many numbers stand in the file
   * @param missing cells of the form of which nothing is known
   * @param remarks what was not taken, and why
   */
  public record Trial(
      Figures figures,
      Map<String, String> sections,
      int cells,
      int missing,
      List<Remark> remarks,
      List<Identity> identities) {

    public List<Identity> wrong() {
      return identities.stream().filter(i -> !i.holds() && !i.warning()).toList();
    }
  }

  private final ReportRepository repository;
  private final ReportRules rules;
  private final Access access;
  private final Audit audit;
  private final Clock clock;

  ReportImports(
      ReportRepository repository, ReportRules rules, Access access, Audit audit, Clock clock) {
    this.repository = repository;
    this.rules = rules;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** Reads the file and writes nothing. */
  @Transactional(readOnly = true)
  public Trial tryOut(Actor actor, FinishedYear year) {
    var body = importing(actor, year);
    var form = Forms.of(year.year());
    var trial = read(form, year.fileName(), year.file());
    var before =
        repository.publications(body.id(), year.year() - 1).stream()
            .findFirst()
            .map(Publication::figures)
            .orElse(null);
    return new Trial(
        trial.figures(),
        trial.sections(),
        trial.cells(),
        trial.missing(),
        trial.remarks(),
        Identities.of(form, trial.figures(), before));
  }

  /** Reads a file of the form; its identities are those within the year. */
  static Trial read(ReportForm form, String fileName, byte[] bytes) {
    var remarks = new ArrayList<Remark>();
    var file = new ReportFile(form, remarks);
    if (bytes.length > MOST_BYTES) {
      remarks.add(new Remark("", "文件太大，最多2MB。"));
    } else if (fileName.endsWith(".xlsx")) {
      try {
        new ReportSheets(form, file).read(SpreadsheetReader.read(bytes));
      } catch (SpreadsheetReader.Unreadable e) {
        remarks.add(new Remark("", "这不是读得出来的XLSX文件。"));
      }
    } else {
      new ReportLines(file).read(text(bytes));
    }
    var found = file.figures();
    var all = form.complete(found);
    return new Trial(
        all,
        file.sections(),
        found.numbers().size(),
        (int) form.cells().stream().filter(cell -> all.get(cell) == null).count(),
        List.copyOf(remarks),
        Identities.of(form, all, null));
  }

  private static String text(byte[] bytes) {
    var text = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(text)
          .toString()
          .replaceFirst("^\uFEFF", "");
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("GB18030"));
    }
  }

  /**
   * Publishes it as imported.
   *
   * @throws Refused where a cell holds no number, an identity fails and that was not accepted, or
   *     the year is published already and no reason is given
   */
  @Transactional
  public Publication store(Actor actor, FinishedYear year) {
    var body = importing(actor, year);
    if (!rules.isOver(year.year())) {
      throw Refused.because("year", "只能导入已经过完的年份。", "%d is not over".formatted(year.year()));
    }
    var trial = tryOut(actor, year);
    requireGood(trial, year.accepted());
    var versions = repository.publications(body.id(), year.year());
    if (!versions.isEmpty() && (year.reason().isBlank() || year.reason().length() > LONGEST)) {
      throw Refused.because("reason", "这一年的报告已经公布过，请写明为什么更正。", "No reason");
    }
    var publication =
        new Publication(
            body.id(),
            year.year(),
            versions.size() + 1,
            year.scope(),
            trial.figures(),
            trial.sections(),
            versions.isEmpty() ? null : year.reason().strip(),
            year.fileName(),
            actor.name(),
            clock.instant());
    repository.publish(publication, Forms.of(year.year()).code());
    var note = "%s，%d个数，%d处勾稽关系不符".formatted(year.fileName(), trial.cells(), trial.wrong().size());
    repository.step(body.id(), year.year(), Act.IMPORTED, actor, note);
    audit.record(
        actor,
        "ReportImport",
        "annual report",
        "%s %d".formatted(body.code(), year.year()),
        null,
        Map.of("file", year.fileName(), "cells", trial.cells(), "wrong", trial.wrong().size()));
    return publication;
  }

  private static void requireGood(Trial trial, boolean accepted) {
    if (trial.cells() == 0 || !trial.remarks().isEmpty()) {
      throw Refused.because("file", "文件里还有读不出来的地方，请改好再导入。", "The file has remarks");
    }
    if (!trial.wrong().isEmpty() && !accepted) {
      throw Refused.because(
          "accepted",
          "有 %d 处勾稽关系不符。原来公布的报告就是这样的，请勾选后再导入。".formatted(trial.wrong().size()),
          "Identities fail");
    }
  }

  private Body importing(Actor actor, FinishedYear year) {
    var body = access.require(actor, year.bodyCode());
    if (!access.approves(actor, body)) {
      throw new NotPermitted(
          "%s may not import reports of %s: it takes SUPERVISOR or PUBLISHER"
              .formatted(actor.name(), body.code()));
    }
    return body;
  }
}
