package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chengming.actors.Role;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;

@ServerTest
class GivingOutFilesTests {
  private static final String SECRET = "Ouyangxiu";

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Papers papers;
  @Autowired Releases releases;
  @Autowired Requests requests;
  @Autowired Casework casework;
  @Autowired Proposals proposals;
  @Autowired DSLContext db;
  @TempDir Path folder;

  /** The whole story in a browser: what was blacked out is not in what the applicant gets. */
  @Test
  void an_officer_blacks_out_a_name_and_the_applicant_downloads_a_file_without_it()
      throws IOException {
    var body = given.body();
    var receipt = new Applicant(port).file(body);
    var officer = given.staff(body, Role.REQUEST_OFFICER);
    register(officer, receipt);
    var origin = "http://localhost:" + port;
    try (var desk = Browser.desktop(origin)) {
      desk.signIn(officer.username(), Given.PASSWORD);
      desk.open("/desk/requests/" + receipt.number());
      desk.page().click("text=材料：看、添加、涂黑");
      desk.check();
      desk.page().setInputFiles("#file", Files.write(folder.resolve("原始材料甲.pdf"), pdf()));
      desk.press("添加");
      assertThat(desk.check().text()).contains("文件已添加", "原始材料甲.pdf");
      desk.page().click("text=涂黑…");
      desk.page().waitForSelector(".sheet img");
      desk.check();
      desk.page().fill("#words", SECRET);
      desk.press("查找并标出");
      assertThat(desk.check().text()).contains("找到 1 处");
      assertThat(desk.page().locator(".mark-word").count()).isEqualTo(1);
      var face = desk.page().locator(".sheet-face").boundingBox();
      desk.page().mouse().move(face.x + face.width * .1, face.y + face.height * .05);
      desk.page().mouse().down();
      desk.page().mouse().move(face.x + face.width * .4, face.y + face.height * .08);
      desk.page().mouse().up();
      assertThat(desk.page().inputValue("#areas"))
          .matches("1 10[.]\\d 5[.]\\d (29|30)[.]\\d [23][.]\\d");
      desk.press("生成公开文件");
      assertThat(desk.check().text()).contains("公开文件已生成", "公开文件1.pdf", "涂黑证明");
    }
    answer(officer, receipt);
    try (var phone = Browser.phone(origin)) {
      phone.open("/requests/track?number=" + receipt.number());
      phone.page().fill("#code", receipt.code());
      phone.page().click("main form button[type=submit]");
      assertThat(phone.check().text()).contains("答复的文件", "公开文件1.pdf").doesNotContain("原始材料甲");
      var saved = phone.page().waitForDownload(() -> phone.press("下载")).path();
      assertThat(text(Files.readAllBytes(saved)))
          .contains("Approved by", "on Monday")
          .doesNotContain(SECRET);
    }
  }

  @Test
  void without_script_areas_are_numbers_and_a_wrong_line_is_named() throws IOException {
    var body = given.body();
    var receipt = new Applicant(port).file(body);
    var officer = given.staff(body, Role.REQUEST_OFFICER);
    var id = add(officer, receipt, "a.pdf", pdf());
    var path = "/desk/requests/%s/files/%d/redaction".formatted(receipt.number(), id);
    var desk = Desk.signedIn(port, officer);
    desk.get(path);
    var wrong = desk.post(path + "/trial", "areas", "1 10 10 20 5\n1 2 3", "words", SECRET);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("第 2 行写成五个数", SECRET);
    var marked = desk.post(path + "/trial", "areas", "1 10 10 20 5", "words", "");
    assertThat(marked.statusCode()).isEqualTo(200);
    assertThat(marked.body()).contains("class=\"mark-area\"");
    assertThat(desk.post(path, "words", SECRET, "name", "关于 OUYANG XIU").body())
        .contains("文件名里有要去掉的字");
    assertThat(papers.list(officer.actor(), number(receipt))).hasSize(1);
    assertThat(desk.post(path, "areas", "1 10 5 30 5", "name", "名单").statusCode()).isEqualTo(303);
    assertThat(papers.list(officer.actor(), number(receipt)))
        .extracting(Paper::kind)
        .containsExactly(PaperKind.WORKING, PaperKind.RELEASED, PaperKind.PROOF);
    var proof = papers.list(officer.actor(), number(receipt)).getLast();
    var said =
        new String(
            papers.open(officer.actor(), number(receipt), proof.id()).readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(said).contains("第 1 页：1 处", "SHA-256", "没有找到去掉的内容").doesNotContain(SECRET);
  }

  @Test
  void a_page_is_shown_as_a_picture_to_officers_alone() throws IOException {
    var body = given.body();
    var receipt = new Applicant(port).file(body);
    var officer = given.staff(body, Role.REQUEST_OFFICER);
    var id = add(officer, receipt, "a.pdf", pdf());
    var files = "/desk/requests/%s/files".formatted(receipt.number());
    var own = Desk.signedIn(port, officer);
    var picture = own.get(files + "/" + id + "/pages/1");
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(picture.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(own.get(files + "/" + id + "/pages/2").statusCode()).isEqualTo(422);
    var stranger = Desk.signedIn(port, given.staff(given.body(), Role.REQUEST_OFFICER));
    var supervisor = Desk.signedIn(port, given.staff(body, Role.SUPERVISOR));
    for (var path : List.of("", "/" + id, "/" + id + "/pages/1", "/" + id + "/redaction")) {
      assertThat(stranger.get(files + path).statusCode()).as(path).isEqualTo(404);
      assertThat(supervisor.get(files + path).statusCode()).as(path).isEqualTo(403);
    }
    for (var act : List.of("/redaction", "/redaction/trial", "/release", "/removal")) {
      assertThat(stranger.post(files + "/" + id + act, "words", "x").statusCode())
          .as(act)
          .isEqualTo(404);
      assertThat(supervisor.post(files + "/" + id + act, "words", "x").statusCode())
          .as(act)
          .isEqualTo(403);
    }
    var head = Desk.signedIn(port, given.staff(body, Role.REQUEST_APPROVER));
    assertThat(head.get(files).body()).contains("a.pdf").doesNotContain("添加办理用的文件");
    assertThat(head.post(files + "/" + id + "/removal").statusCode()).isEqualTo(403);
    var above = Desk.signedIn(port, given.rootStaff(Role.REQUEST_OFFICER));
    assertThat(above.get(files).statusCode()).as("of a body above, not given to").isEqualTo(403);
    var other = new Applicant(port).file(body);
    assertThat(own.get("/desk/requests/%s/files/%d".formatted(other.number(), id)).statusCode())
        .as("through another request")
        .isEqualTo(404);
  }

  @Test
  void nothing_is_given_before_the_answer_or_to_a_wrong_code() throws IOException {
    var body = given.body();
    var applicant = new Applicant(port);
    var receipt = applicant.file(body);
    var officer = given.staff(body, Role.REQUEST_OFFICER);
    register(officer, receipt);
    var source = add(officer, receipt, "a.pdf", pdf());
    var released = releases.asItIs(officer.actor(), number(receipt), source, false, "全文", "");
    var form =
        Map.of("number", receipt.number(), "code", receipt.code(), "file", "" + released.id());
    assertThat(applicant.post("/requests/track/file", form).statusCode()).isEqualTo(404);
    answer(officer, receipt);
    var given = applicant.post("/requests/track/file", form);
    assertThat(given.statusCode()).isEqualTo(200);
    assertThat(given.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(given.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(given.headers().firstValue("Cache-Control")).hasValue("no-store");
    for (var wrong :
        List.of(
            Map.of(
                "number", receipt.number(), "code", "2222-2222-2222", "file", "" + released.id()),
            Map.of("number", receipt.number(), "code", receipt.code(), "file", "" + source))) {
      assertThat(applicant.post("/requests/track/file", wrong).statusCode()).isEqualTo(404);
    }
    assertThat(applicant.get("/requests/track/file").statusCode()).isEqualTo(405);
  }

  @Test
  void hidden_text_holds_a_release_as_it_is_until_somebody_has_looked() throws IOException {
    var body = given.body();
    var receipt = new Applicant(port).file(body);
    var officer = given.staff(body, Role.REQUEST_OFFICER);
    var covered = add(officer, receipt, "badly.pdf", badly());
    var desk = Desk.signedIn(port, officer);
    var files = "/desk/requests/%s/files".formatted(receipt.number());
    desk.get(files);
    var held = desk.post(files + "/" + covered + "/release");
    assertThat(held.statusCode()).isEqualTo(422);
    assertThat(held.body()).contains("1 处看不见、但能复制出来的文字，先看第 1 页");
    assertThat(desk.get(files + "/" + covered + "/redaction").body()).contains("被盖住", SECRET);
    assertThat(desk.post(files + "/" + covered + "/release", "checked", "1").body())
        .as("the gate finds it too, and wants words")
        .contains("或者写明理由放行");
    assertThat(
            desk.post(files + "/" + covered + "/release", "checked", "1", "reason", "申请人本人的")
                .statusCode())
        .isEqualTo(303);
    var text = add(officer, receipt, "a.txt", "全文".getBytes(StandardCharsets.UTF_8));
    assertThat(desk.post(files + "/" + text + "/release").body()).contains("请检查过再勾选");
    assertThat(
            desk.post(files + "/" + text + "/release", "checked", "1", "name", "某人_13912345678")
                .body())
        .as("the name goes out too")
        .contains("文件名里有手机号码（139****5678）");
    assertThat(desk.get(files + "/" + text + "/redaction").body())
        .contains("请在 Word、Excel 里另存为 PDF");
  }

  @Test
  void files_can_be_deleted_until_they_are_given() throws IOException {
    var body = given.body();
    var receipt = new Applicant(port).file(body);
    var officer = given.staff(body, Role.REQUEST_OFFICER);
    register(officer, receipt);
    var desk = Desk.signedIn(port, officer);
    var files = "/desk/requests/%s/files".formatted(receipt.number());
    desk.get(files);
    var source = add(officer, receipt, "a.pdf", pdf());
    var released = releases.asItIs(officer.actor(), number(receipt), source, true, "", "");
    assertThat(desk.post(files + "/" + source + "/removal").body()).contains("要删先删公开文件");
    assertThat(desk.post(files + "/" + released.id() + "/removal").statusCode()).isEqualTo(303);
    assertThat(desk.post(files + "/" + source + "/removal").statusCode()).isEqualTo(303);
    assertThat(pieces(source)).isZero();
    var last = add(officer, receipt, "b.pdf", pdf());
    answer(officer, receipt);
    assertThat(desk.post(files + "/" + last + "/removal").statusCode()).isEqualTo(409);
    assertThat(desk.upload(files, "file", "c.pdf", pdf()).statusCode()).isEqualTo(409);
  }

  @Test
  void eleven_files_are_one_too_many_and_programs_are_none() throws IOException {
    var body = given.body();
    var receipt = new Applicant(port).file(body);
    var officer = given.staff(body, Role.REQUEST_OFFICER);
    var desk = Desk.signedIn(port, officer);
    var files = "/desk/requests/%s/files".formatted(receipt.number());
    desk.get(files);
    assertThat(
            desk.upload(files, "file", "a.pdf", "MZ\0\1".getBytes(StandardCharsets.UTF_8)).body())
        .contains("不接受这种内容的文件");
    assertThat(desk.post(files).body()).contains("请先选一个文件");
    for (int i = 0; i < 10; i++) {
      add(officer, receipt, i + ".txt", "text".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(desk.upload(files, "file", "11.pdf", pdf()).body()).contains("最多放 10 个");
  }

  @Test
  void what_is_kept_is_sealed_and_comes_back_as_it_was() throws IOException {
    var body = given.body();
    var receipt = new Applicant(port).file(body);
    var officer = given.staff(body, Role.REQUEST_OFFICER);
    var long_ = "第一行 %s\n".formatted(SECRET).repeat(120_000).getBytes(StandardCharsets.UTF_8);
    var id = add(officer, receipt, SECRET + ".txt", long_);
    assertThat(pieces(id)).isGreaterThan(1);
    assertThat(papers.open(officer.actor(), number(receipt), id).readAllBytes()).isEqualTo(long_);
    assertThat(
            db.fetchSingle(
                    """
                    select count(*) from requests.case_file f join requests.case_file_piece p on p.file_id = f.id
                    where f.id = ? and (position(convert_to(?, 'UTF8') in p.sealed_bytes) > 0
                      or position(convert_to(?, 'UTF8') in f.sealed_name) > 0)""",
                    id,
                    SECRET,
                    SECRET)
                .get(0, Integer.class))
        .isZero();
  }

  @Test
  void applicants_send_files_with_the_form_and_these_are_erased_with_them() throws IOException {
    var body = given.body();
    var officer = given.staff(body, Role.REQUEST_OFFICER, Role.ADMINISTRATOR);
    var desk = Desk.visitor(port);
    var form = new Applicant(port).form(body);
    var fields =
        form.entrySet().stream()
            .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
            .toArray(String[]::new);
    var refused =
        desk.upload(
            "/requests/new",
            "files",
            "a.gif",
            "GIF89a____".getBytes(StandardCharsets.UTF_8),
            fields);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("只收 PDF、PNG、JPEG、DOCX 和 TXT 文件", Applicant.NAME);
    var receipt = Applicant.receipt(desk.upload("/requests/new", "files", "身份.pdf", pdf(), fields));
    var sent = papers.list(officer.actor(), number(receipt));
    assertThat(sent).extracting(Paper::kind).containsExactly(PaperKind.FROM_APPLICANT);
    assertThat(sent.getFirst().staffName()).isNull();
    assertThat(sent.getFirst().name()).isEqualTo("身份.pdf");
    var at = Desk.signedIn(port, officer);
    var files = "/desk/requests/%s/files".formatted(receipt.number());
    assertThat(at.get(files).body()).contains("身份.pdf", "申请人提交");
    assertThat(at.post(files + "/" + sent.getFirst().id() + "/removal").statusCode())
        .isEqualTo(409);
    register(officer, receipt);
    answer(officer, receipt);
    requests.erase(officer.actor(), number(receipt));
    assertThat(papers.list(officer.actor(), number(receipt))).isEmpty();
    assertThat(pieces(sent.getFirst().id())).isZero();
  }

  private int pieces(long file) {
    return db.fetchSingle("select count(*) from requests.case_file_piece where file_id = ?", file)
        .get(0, Integer.class);
  }

  private long add(Given.Person officer, Applicant.Receipt receipt, String name, byte[] bytes) {
    return papers
        .add(officer.actor(), number(receipt), new Sent(name, new ByteArrayResource(bytes)))
        .id();
  }

  private void register(Given.Person officer, Applicant.Receipt receipt) {
    casework.register(
        officer.actor(),
        new RegisterRequest(number(receipt), LocalDate.now(ZoneId.of("Asia/Shanghai"))));
  }

  private void answer(Given.Person officer, Applicant.Receipt receipt) {
    new Office(proposals, given.rootStaff(Role.REQUEST_APPROVER).actor())
        .act(officer.actor(), number(receipt), Draft.of(DraftKind.ANSWER, "见所附文件。").as("1", ""));
  }

  private static RequestNumber number(Applicant.Receipt receipt) {
    return new RequestNumber(receipt.number());
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static byte[] pdf() {
    return pdf(false);
  }

  private static byte[] badly() {
    return pdf(true);
  }

  private static byte[] pdf(boolean covered) {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
        content.newLineAtOffset(72, 600);
        content.showText("Approved by ");
        content.newLineAtOffset(100, 0);
        content.showText(SECRET);
        content.newLineAtOffset(100, 0);
        content.showText(" on Monday");
        content.endText();
        if (covered) {
          content.addRect(170, 595, 90, 20);
          content.fill();
        }
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
