package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chengming.actors.Role;
import org.chengming.letters.LetterPress;
import org.chengming.testing.Browser;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Dates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Hostile words in every field of an act: they stay words, on the page and in the letter. */
@ServerTest
class WhatIsTypedIntoLettersTests {
  private static final List<String> OWN =
      List.of(
          "<script>window.struck = 1</script>",
          "\"><img src=x onerror=window.struck=1>",
          "{{addressee}} ${7*7} #{7*7} <%= 7*7 %>",
          "=HYPERLINK(\"http://evil.example\")",
          "\u202Egnp.exe\u202C \uFEFF \u0000 \uD83D\uDE00",
          "'; drop table requests.request; --");

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Casework casework;
  @Autowired Proposals proposals;
  @Autowired Letters letters;
  @Autowired CaseFiles files;
  @Autowired LetterPress press;

  @Test
  void stays_words_on_the_desk_on_the_tracking_page_and_in_the_pdf() throws IOException {
    var body = given.body();
    var officer = given.staff(body, Role.REQUEST_OFFICER);
    var head = given.staff(body, Role.REQUEST_APPROVER);
    var hostile = String.join("\n", words());
    var applicant = new Applicant(port);
    var form = applicant.form(body);
    form.put("wanted", hostile.substring(0, Math.min(1_900, hostile.length())));
    var receipt = Applicant.receipt(applicant.send(form));
    var number = new RequestNumber(receipt.number());
    casework.register(officer.actor(), new RegisterRequest(number, LocalDate.now(Dates.CHINA)));
    var office = new Office(proposals, head.actor());
    var name = OWN.get(1);
    var draft = Draft.of(DraftKind.OPINION, hostile).of("", name, OWN.get(0));
    office.act(officer.actor(), number, draft);
    casework.takeOpinion(
        officer.actor(), number, "T1", Facts.Stance.OBJECTS, LocalDate.now(Dates.CHINA), hostile);
    office.act(
        officer.actor(),
        number,
        Draft.of(DraftKind.ANSWER, hostile).as("4.1", "B").of("", OWN.get(0), OWN.get(2)));
    try (var desk = Browser.desktop("http://localhost:" + port);
        var phone = Browser.phone("http://localhost:" + port)) {
      desk.signIn(officer.username(), Given.PASSWORD);
      desk.open("/desk/requests/" + number);
      assertThat(desk.page().evaluate("() => window.struck")).isNull();
      assertThat(desk.text()).contains("<script>window.struck", name);
      phone.open("/requests/track?number=" + number);
      phone.page().fill("#code", receipt.code());
      phone.page().click("main form button[type=submit]");
      phone.check();
      assertThat(phone.page().evaluate("() => window.struck")).isNull();
    }
    for (var letter : letters.of(files.get(officer.actor(), number))) {
      try (var pdf = Loader.loadPDF(press.pdf(letter.content()))) {
        assertThat(new PDFTextStripper().getText(pdf)).as(letter.kind()).contains("window.struck");
      }
    }
  }

  /** Ours, and a few hundred known ones where they are at hand. */
  private static List<String> words() throws IOException {
    var words = new ArrayList<>(OWN);
    var data = System.getenv("CHENGMING_DATA");
    var known = data == null ? null : Path.of(data, "25_hostile_inputs", "blns.txt");
    if (known != null && Files.isRegularFile(known)) {
      try (Stream<String> lines = Files.lines(known)) {
        lines.filter(l -> !l.isBlank() && !l.startsWith("#")).limit(400).forEach(words::add);
      }
    }
    var all = new ArrayList<String>();
    int length = 0;
    for (var word : words) {
      length += word.length() + 1;
      if (length < 18_000) {
        all.add(word);
      }
    }
    return all;
  }
}
