package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.testing.Patience.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.chengming.actors.NotPermitted;
import org.chengming.files.FileStore;
import org.chengming.gate.FileReport;
import org.chengming.gate.FileReports;
import org.chengming.gate.Found;
import org.chengming.organisations.Organisations;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Attachments on their way out: looked into first, and put out as clean copies. */
@ServerTest
class KeepingFilesAtTheGateTests {
  private static final String ID = "11010519491231002X";

  @Autowired Drafting drafting;
  @Autowired Reviewing reviewing;
  @Autowired Publishing publishing;
  @Autowired Findings findings;
  @Autowired Intake intake;
  @Autowired FileStore files;
  @Autowired FileReports reports;
  @Autowired PublicDocuments documents;
  @Autowired Organisations organisations;
  @Autowired DSLContext db;

  @Test
  void lets_out_a_workbook_with_a_hidden_sheet_only_as_its_clean_copy() throws Exception {
    var cast = new Cast(organisations);
    var stored = files.store(new ByteArrayInputStream(workbook()), "名单.xlsx");
    var draft = draft(cast, "名单.xlsx", stored.sha256(), stored.mediaType(), stored.size());
    clear(cast, draft);
    awaitReport(stored.sha256());
    var blocking = findings.of(draft.editionId()).blocking();
    assertThat(blocking).extracting(Found::label).contains("隐藏的工作表");
    assertThatThrownBy(() -> approve(cast, draft))
        .isInstanceOfSatisfying(
            Refused.class,
            r ->
                assertThat(r.problems())
                    .extracting(Refused.Problem::sentence)
                    .anySatisfy(s -> assertThat(s).contains("名单.xlsx", "隐藏的工作表"))
                    .noneSatisfy(s -> assertThat(s).contains(ID)));
    long attachment =
        db.fetchSingle(
                "select id from publishing.attachment where edition_id = ?", draft.editionId())
            .get(0, Long.class);
    assertThatThrownBy(() -> findings.clean(cast.editor, new CleanAttachment(attachment)))
        .isInstanceOf(NotPermitted.class);
    findings.clean(cast.chief, new CleanAttachment(attachment));
    awaitReport(
        db.fetchSingle("select sha256 from publishing.attachment where id = ?", attachment)
            .get(0, String.class));
    approve(cast, draft);
    publishing.publish(cast.chief, new PublishEdition(draft.editionId()));
    var out = documents.load(List.of(draft.documentId())).get(draft.documentId()).attachments();
    assertThat(out)
        .singleElement()
        .satisfies(a -> assertThat(a.sha256()).isNotEqualTo(stored.sha256()));
    try (var book = new XSSFWorkbook(files.open(out.getFirst().sha256()).getInputStream())) {
      assertThat(book.getNumberOfSheets()).isEqualTo(1);
      assertThat(book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue()).isEqualTo("公开的");
    }
  }

  @Test
  void lets_nobody_pass_a_file_with_a_password() throws Exception {
    var cast = new Cast(organisations);
    var stored = files.store(new ByteArrayInputStream(locked()), "锁着的.pdf");
    var draft = draft(cast, "锁着的.pdf", stored.sha256(), stored.mediaType(), stored.size());
    clear(cast, draft);
    awaitReport(stored.sha256());
    var found = findings.of(draft.editionId()).blocking();
    assertThat(found).singleElement().satisfies(f -> assertThat(f.passable()).isFalse());
    assertThatThrownBy(
            () ->
                findings.pass(
                    cast.chief, new PassFinding(draft.editionId(), found.getFirst().key(), "没关系")))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> approve(cast, draft))
        .isInstanceOfSatisfying(
            Refused.class,
            r -> assertThat(r.problems().getFirst().sentence()).contains("锁着的.pdf：", "密码"));
  }

  @Test
  void holds_a_document_from_elsewhere_until_its_files_were_looked_into() {
    var cast = new Cast(organisations);
    var unseen = new AttachedFile("没查过.pdf", "d".repeat(64), "application/pdf", 3);
    var incoming =
        new IncomingDocument(
            "files-at-the-gate",
            "1",
            cast.body.id(),
            null,
            null,
            false,
            Cast.complete("带附件的"),
            List.of(unseen));
    var item = intake.take(cast.chief, List.of(incoming)).getFirst();
    assertThat(item.outcome()).isEqualTo(Taken.Outcome.HELD);
    assertThat(item.reason()).contains("没查过.pdf");
  }

  private void awaitReport(String sha256) {
    await().until(() -> !(reports.find(sha256) instanceof FileReport.Pending));
  }

  private Draft draft(Cast cast, String name, String sha256, String mediaType, long size) {
    var draft =
        drafting.draft(cast.editor, new DraftDocument(cast.body.id(), Cast.complete("带附件")));
    drafting.attach(
        cast.editor,
        new AttachFile(draft.editionId(), new AttachedFile(name, sha256, mediaType, size)));
    drafting.submit(cast.editor, new SubmitEdition(draft.editionId()));
    return draft;
  }

  private void clear(Cast cast, Draft draft) {
    reviewing.review(cast.chief, new ReviewEdition(draft.editionId(), null));
    reviewing.clear(cast.chief, new ClearEdition(draft.editionId(), "不涉密"));
  }

  private void approve(Cast cast, Draft draft) {
    reviewing.approve(cast.chief, new ApproveEdition(draft.editionId(), null));
  }

  private static byte[] workbook() throws Exception {
    try (var book = new XSSFWorkbook()) {
      book.createSheet("表").createRow(0).createCell(0).setCellValue("公开的");
      book.createSheet("底稿").createRow(0).createCell(0).setCellValue("身份证" + ID);
      book.setSheetVisibility(1, SheetVisibility.HIDDEN);
      var bytes = new ByteArrayOutputStream();
      book.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] locked() throws Exception {
    try (var pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      var bytes = new ByteArrayOutputStream();
      pdf.save(bytes);
      return bytes.toByteArray();
    }
  }
}
