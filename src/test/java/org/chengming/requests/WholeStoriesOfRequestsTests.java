package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.testing.Browser;
import org.chengming.testing.Browser.Tab;
import org.chengming.testing.Given;
import org.chengming.testing.Given.Person;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * From the question to the end, in the browsers of a citizen, an officer and the head of the
 * office.
 */
@ServerTest
class WholeStoriesOfRequestsTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Reviews reviews;
  @Autowired SettableClock clock;
  @TempDir Path folder;

  private Body body;
  private Person officer;
  private Person head;
  private String origin;

  @BeforeEach
  void an_office_of_two() {
    body = given.body();
    officer = given.staff(body, Role.REQUEST_OFFICER);
    head = given.staff(body, Role.REQUEST_APPROVER);
    origin = "http://localhost:" + port;
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void granted_after_an_extension_with_letters_to_keep() {
    var receipt = new Applicant(port).file(body);
    try (var desk = desk(officer);
        var chief = desk(head);
        var phone = Browser.phone(origin)) {
      register(desk, receipt);
      draft(desk, receipt, "EXTENSION", "#days", "10", "#why", "要查1998年的档案");
      agree(chief, receipt);
      follow(phone, receipt);
      assertThat(phone.text())
          .contains("答复期限延长 10 个工作日", "要查1998年的档案", "还有 30 个工作日", "政府信息公开申请延期答复告知书");
      var letter = phone.page().waitForDownload(() -> phone.page().click("button[value=pdf]"));
      assertThat(letter.suggestedFilename()).contains("公开〔", "延期答复告知书").endsWith(".pdf");
      desk.open(path(receipt));
      desk.page().click("summary:has-text('答复…')");
      desk.page().selectOption("#outcome", "1B");
      desk.page().fill("#answer", "配租 356 户，名单见附件。");
      desk.page().click("form:has(#outcome) button");
      desk.check();
      agree(chief, receipt);
      follow(phone, receipt);
      assertThat(phone.text()).contains("已经答复您", "予以公开", "配租 356 户，名单见附件。", "给您的文书", "政府信息公开申请答复书");
    }
  }

  @Test
  void granted_in_part_after_a_third_party_said_no_and_its_price_was_blacked_out()
      throws IOException {
    var receipt = new Applicant(port).file(body);
    try (var desk = desk(officer);
        var chief = desk(head);
        var phone = Browser.phone(origin)) {
      register(desk, receipt);
      draft(desk, receipt, "OPINION", "#opinion-name", "试验第三方公司丁", "#opinion-why", "合同里有报价");
      agree(chief, receipt);
      desk.open(path(receipt)).page().click("summary:has-text('收到意见')");
      desk.page().selectOption("select[name=stance]", "OBJECTS");
      desk.page().fill("textarea[id^=opinion-text]", "报价是商业秘密");
      desk.page().click("form:has(select[name=stance]) button");
      assertThat(desk.check().text()).contains("已记下意见", "不同意公开");
      end(desk, "1B", "全部公开");
      assertThat(desk.text()).as("against an objection").contains("第三方不同意公开");
      blackOut(desk, receipt, "Price-4711");
      desk.open(path(receipt));
      end(desk, "2", "报价涉及商业秘密，不公开；其余见附件。");
      agree(chief, receipt);
      follow(phone, receipt);
      assertThat(phone.text())
          .contains("部分公开", "报价涉及商业秘密", "机关去问有关的人或者机关的意见", "先申请行政复议")
          .doesNotContain("试验第三方公司丁", "报价是商业秘密");
      var file =
          phone
              .page()
              .waitForDownload(() -> phone.page().click("section:has-text('答复的文件') button"));
      try (var document = Loader.loadPDF(Files.readAllBytes(file.path()))) {
        assertThat(new PDFTextStripper().getText(document))
            .contains("Contract", "winter")
            .doesNotContain("4711");
      }
    }
  }

  @Test
  void abandoned_because_nobody_answered_what_was_asked() {
    var receipt = new Applicant(port).file(body);
    try (var desk = desk(officer);
        var chief = desk(head)) {
      register(desk, receipt);
      draft(desk, receipt, "CLARIFICATION", "#question", "请说明是哪一年的", "#reply-by", day(10));
      agree(chief, receipt);
      desk.open(path(receipt));
      end(desk, "6.1", "没有补正");
      assertThat(desk.text()).contains("还没有过");
    }
    clock.forward(Duration.ofDays(11));
    try (var desk = desk(officer);
        var chief = desk(head);
        var phone = Browser.phone(origin)) {
      desk.open(path(receipt));
      assertThat(desk.text()).contains("在等申请人补正");
      end(desk, "6.1", "没有补正");
      agree(chief, receipt);
      follow(phone, receipt);
      assertThat(phone.text()).contains("这件申请已经结束", "逾期不补正");
    }
  }

  @Test
  void refused_and_then_taken_to_the_reviewing_authority() {
    var receipt = new Applicant(port).file(body);
    try (var desk = desk(officer);
        var chief = desk(head);
        var phone = Browser.phone(origin)) {
      register(desk, receipt);
      desk.page().click("summary:has-text('答复…')");
      desk.page().selectOption("#outcome", "3.5");
      desk.page().fill("#answer", "是内部工作流程，不影响公众权利。");
      desk.page().click("form:has(#outcome) button");
      desk.check();
      sendBack(chief, receipt, "请写明是哪一种内部事务");
      desk.open(path(receipt));
      assertThat(desk.text()).contains("退回：请写明是哪一种内部事务");
      end(desk, "3.5", "是后勤管理方面的内部事务信息。");
      agree(chief, receipt);
      follow(phone, receipt);
      assertThat(phone.text()).contains("不予公开", "先申请行政复议");
      desk.open(path(receipt));
      desk.page().click("summary:has-text('被申请复议')");
      desk.page().selectOption("#review-way", "REVIEW");
      desk.page().click("form:has(#review-way) button");
      desk.check();
      desk.page().click("summary:has-text('有了结果')");
      desk.page().selectOption("select[name=result]", "CORRECTED");
      desk.page().click("form:has(select[name=result]) button");
      assertThat(desk.check().text()).contains("纠正");
    }
    assertThat(reviews.count(List.of(body.id()), LocalDate.now(clock).getYear()))
        .containsExactly(new Reviews.Count(Review.Way.REVIEW, Review.Result.CORRECTED, 1));
  }

  private void blackOut(Tab desk, Applicant.Receipt receipt, String word) throws IOException {
    desk.open(path(receipt) + "/files");
    desk.page().setInputFiles("#file", Files.write(folder.resolve("合同.pdf"), contract(word)));
    desk.press("添加").check();
    desk.page().click("text=涂黑…");
    desk.page().waitForSelector(".sheet img");
    desk.page().fill("#words", word);
    desk.press("查找并标出");
    assertThat(desk.check().text()).contains("找到 1 处");
    desk.press("生成公开文件");
    assertThat(desk.check().text()).contains("公开文件已生成");
  }

  private static byte[] contract(String word) throws IOException {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
        content.newLineAtOffset(72, 700);
        content.showText("Contract: snow is cleared all winter. " + word);
        content.endText();
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  private Tab desk(Person person) {
    return Browser.desktop(origin).signIn(person.username(), Given.PASSWORD);
  }

  private static String path(Applicant.Receipt receipt) {
    return "/desk/requests/" + receipt.number();
  }

  private String day(int ahead) {
    return LocalDate.now(clock).plusDays(ahead).toString();
  }

  private static void register(Tab desk, Applicant.Receipt receipt) {
    desk.open(path(receipt)).press("登记").check();
  }

  private static void draft(
      Tab desk, Applicant.Receipt receipt, String kind, String... fieldsAndValues) {
    desk.open(path(receipt));
    var form = "details:has(input[value=" + kind + "])";
    desk.page().click(form + " > summary");
    for (int i = 0; i < fieldsAndValues.length; i += 2) {
      desk.page().fill(fieldsAndValues[i], fieldsAndValues[i + 1]);
    }
    desk.page().click(form + " button");
    assertThat(desk.check().text()).contains("等负责人同意");
  }

  private static void end(Tab desk, String outcome, String text) {
    desk.page().click("details:has(#outcome) > summary");
    desk.page().selectOption("#outcome", outcome);
    desk.page().fill("#answer", text);
    desk.page().click("form:has(#outcome) button");
    desk.check();
  }

  private static void agree(Tab chief, Applicant.Receipt receipt) {
    chief.open(path(receipt)).press("同意，发出");
    assertThat(chief.check().text()).contains("已同意，文书编了号");
  }

  private static void sendBack(Tab chief, Applicant.Receipt receipt, String remark) {
    chief.open(path(receipt)).page().click("summary:has-text('退回')");
    chief.page().fill("#remark", remark);
    chief.page().click("form:has(#remark) button");
    assertThat(chief.check().text()).contains("已退回");
  }

  private static void follow(Tab phone, Applicant.Receipt receipt) {
    phone.open("/requests/track?number=" + receipt.number());
    phone.page().fill("#code", receipt.code());
    phone.page().click("main form button[type=submit]");
    phone.check();
  }
}
