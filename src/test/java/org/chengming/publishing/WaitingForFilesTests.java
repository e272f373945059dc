package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Given.SYSTEM;
import static org.chengming.testing.Patience.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.chengming.files.FileStore;
import org.chengming.gate.FileInspected;
import org.chengming.gate.FileReport;
import org.chengming.gate.FileReports;
import org.chengming.gate.Found;
import org.chengming.organisations.Organisations;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What came from elsewhere while nobody had looked into its files. */
@ServerTest
class WaitingForFilesTests {
  private static final Instant SINCE = Instant.parse("2018-03-02T01:00:00Z");

  @Autowired Intake intake;
  @Autowired FileWaits waits;
  @Autowired Reviewing reviewing;
  @Autowired Findings findings;
  @Autowired FileStore files;
  @Autowired FileReports reports;
  @Autowired PublicDocuments documents;
  @Autowired Organisations organisations;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired DSLContext db;

  @Test
  void goes_on_by_itself_once_they_were_looked_into_and_hold_nothing() throws Exception {
    var cast = new Cast(organisations);
    var file = attached(workbook("等着的表", SheetVisibility.VISIBLE), "公开表.xlsx");
    var waiting = before(cast, "clean", file);
    var document = waiting.taken().documentId();
    assertThat(waiting.taken().outcome()).isEqualTo(Taken.Outcome.HELD);
    assertThat(waiting.taken().reason()).contains("公开表.xlsx", "自动公开");
    waits.goOn();
    assertThat(documents.load(List.of(document))).as("before anybody looked").isEmpty();
    lookInto(waiting);
    assertThat(stepsOnceLooked(waiting, 2)).last().isEqualTo("PUBLISH 附件检查 附件检查完，没有要处理的内容。");
    var live = documents.load(List.of(document)).get(document);
    assertThat(live.firstPublishedAt()).isEqualTo(SINCE);
    assertThat(live.attachments()).hasSize(1);
    assertThat(
            db.fetchSingle(
                    "select count(*) from (select subject from ledger.deed union all select subject from ledger.entry) d where subject = ?",
                    live.indexNumber())
                .get(0, Integer.class))
        .isEqualTo(1);
    lookInto(waiting);
    waits.goOn();
    assertThat(steps(waiting)).as("looked into again").hasSize(2);
    assertThat(take(cast, "clean", file).outcome()).isEqualTo(Taken.Outcome.UNCHANGED);
  }

  @Test
  void stays_for_a_person_where_they_hold_something() throws Exception {
    var cast = new Cast(organisations);
    var waiting =
        before(cast, "hidden", attached(workbook("藏着的表", SheetVisibility.HIDDEN), "底稿表.xlsx"));
    lookInto(waiting);
    assertThat(stepsOnceLooked(waiting, 2))
        .last()
        .asString()
        .contains("HOLD", "底稿表.xlsx", "隐藏的工作表");
    assertThat(documents.load(List.of(waiting.taken().documentId()))).isEmpty();
    assertThat(findings.of(waiting.edition()).blocking())
        .extracting(Found::label)
        .contains("隐藏的工作表");
  }

  @Test
  void is_left_to_whoever_took_it_in_hand_meanwhile() throws Exception {
    var cast = new Cast(organisations);
    var waiting =
        before(cast, "in-hand", attached(workbook("有人先看", SheetVisibility.VISIBLE), "先看.xlsx"));
    reviewing.review(cast.chief, new ReviewEdition(waiting.edition(), null));
    lookInto(waiting);
    waits.goOn();
    assertThat(stepsOnceLooked(waiting, 2)).hasSize(2).last().asString().startsWith("REVIEW");
  }

  /** What came while no inspector had come to its file. */
  private record Waiting(Taken taken, long edition, String sha256, String report) {}

  private Waiting before(Cast cast, String id, AttachedFile file) throws InterruptedException {
    awaitReport(file.sha256());
    var report =
        db.fetchSingle("select report::text from gate.file_report where sha256 = ?", file.sha256())
            .get(0, String.class);
    db.execute(
        """
        update gate.file_report set state = 'PENDING', report = null, inspected_at = null,
          claimed_until = now() + interval '1 hour' where sha256 = ?""",
        file.sha256());
    var taken = take(cast, id, file);
    var edition =
        db.fetchSingle(
                "select id from publishing.edition where document_id = ?", taken.documentId())
            .get(0, Long.class);
    return new Waiting(taken, edition, file.sha256(), report);
  }

  private void lookInto(Waiting waiting) {
    transaction.executeWithoutResult(
        status -> {
          db.execute(
              """
              update gate.file_report set state = 'INSPECTED', report = ?::jsonb, inspected_at = now(),
                claimed_until = null where sha256 = ?""",
              waiting.report(),
              waiting.sha256());
          events.publishEvent(new FileInspected(waiting.sha256()));
        });
  }

  /** By this look, or by the one the server takes meanwhile. */
  private List<String> stepsOnceLooked(Waiting waiting, int many) {
    return await()
        .until(
            () -> {
              waits.goOn();
              return steps(waiting);
            },
            steps -> steps.size() >= many);
  }

  private List<String> steps(Waiting waiting) {
    return db.fetch(
            "select kind || ' ' || staff_name || ' ' || coalesce(note, '') from publishing.step where edition_id = ? order by id",
            waiting.edition())
        .map(r -> r.get(0, String.class));
  }

  private Taken take(Cast cast, String id, AttachedFile file) {
    return intake
        .take(
            SYSTEM,
            List.of(
                new IncomingDocument(
                    "waits-for-files",
                    id,
                    cast.body.id(),
                    null,
                    SINCE,
                    false,
                    Cast.complete("等附件的"),
                    List.of(file))))
        .getFirst();
  }

  private AttachedFile attached(byte[] bytes, String name) throws Exception {
    var stored = files.store(new ByteArrayInputStream(bytes), name);
    return new AttachedFile(name, stored.sha256(), stored.mediaType(), stored.size());
  }

  private void awaitReport(String sha256) {
    await().until(() -> !(reports.find(sha256) instanceof FileReport.Pending));
  }

  private static byte[] workbook(String words, SheetVisibility second) throws Exception {
    try (var book = new XSSFWorkbook()) {
      book.createSheet("表").createRow(0).createCell(0).setCellValue(words);
      var hidden = second == SheetVisibility.HIDDEN;
      book.createSheet("底稿").createRow(0).createCell(0).setCellValue(hidden ? "内部底稿" : "也是公开的");
      book.setSheetVisibility(1, second);
      var bytes = new ByteArrayOutputStream();
      book.write(bytes);
      return bytes.toByteArray();
    }
  }
}
