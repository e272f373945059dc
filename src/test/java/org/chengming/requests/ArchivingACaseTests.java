package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.ObjectMapper;

@ServerTest
class ArchivingACaseTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Requests requests;
  @Autowired Casework casework;
  @Autowired Proposals proposals;
  @Autowired Letters letters;
  @Autowired Papers papers;
  @Autowired CaseFiles files;
  @Autowired CaseRecords records;
  @Autowired PartRecords partRecords;
  @Autowired Parts parts;
  @Autowired Archive archive;
  @Autowired DSLContext db;
  @Autowired ObjectMapper json;

  private Body body;
  private Actor officer;
  private RequestNumber number;

  @BeforeEach
  void a_case_has_ended() {
    body = given.body();
    officer = given.staff(body, Role.REQUEST_OFFICER).actor();
    number = Asking.file(requests, body, "档案馆路拓宽的征收公告");
    Asking.answer(casework, proposals, given, body, number, "公告附后，<共 3 页> & 附图。");
  }

  @Test
  void holds_everything_of_it_with_the_hash_of_each_file() throws IOException {
    var hash = archive.file(officer, number);
    var zip = unpacked(archive.open(officer, number).zip().all());
    assertThat(zip.keySet())
        .startsWith("manifest.json")
        .contains("register.json", "clock.json", "history.json", "case.pdf");
    assertThat(DigestUtils.sha256Hex(zip.get("manifest.json"))).isEqualTo(hash);
    var manifest = json.readTree(zip.get("manifest.json"));
    var listed = new LinkedHashMap<String, String>();
    manifest
        .get("files")
        .forEach(f -> listed.put(f.get("path").asString(), f.get("sha256").asString()));
    assertThat(listed.keySet()).hasSize(zip.size() - 1);
    listed.forEach(
        (path, sha256) ->
            assertThat(DigestUtils.sha256Hex(zip.get(path))).as(path).isEqualTo(sha256));
    assertThat(zip.keySet()).contains("letters.json", "letters/1.pdf");
    try (var pdf = Loader.loadPDF(zip.get("letters/1.pdf"))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("申请人丙丁");
    }
    var text = new String(zip.get("history.json"), StandardCharsets.UTF_8);
    assertThat(text)
        .contains("SUBMITTED", "CONFIRMED", "ANSWERED", "<共 3 页> & 附图")
        .doesNotContain("ARCHIVED");
    assertThat(new String(zip.get("register.json"), StandardCharsets.UTF_8))
        .contains("申请人丙丁", Applicant.ID, "档案馆路拓宽的征收公告");
    assertThat(new String(zip.get("clock.json"), StandardCharsets.UTF_8))
        .contains("REPLY", "第三十三条");
  }

  @Test
  void has_one_pdf_to_read_from_the_cover_to_the_list_of_files() throws IOException {
    archive.file(officer, number);
    try (var pdf = Loader.loadPDF(archive.open(officer, number).pdf())) {
      var text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
      assertThat(text)
          .contains(
              "政府信息公开申请案卷",
              "申请登记表",
              "答复期限怎么算的",
              "经过",
              "案卷材料清单",
              number.value(),
              "申请人丙丁",
              "档案馆路拓宽的征收公告",
              "公告附后，<共3页>&附图。",
              "register.json");
      assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
    }
  }

  @Test
  void comes_out_with_the_same_bytes_each_time() throws IOException {
    var before = files.get(officer, number);
    assertThat(hashes(before)).isEqualTo(hashes(files.get(officer, number)));
    archive.file(officer, number);
    var first = archive.open(officer, number).zip().all();
    assertThat(archive.open(officer, number).zip().all()).isEqualTo(first);
  }

  @Test
  void holds_what_other_bodies_gave() throws IOException {
    var joint = Asking.file(requests, body, "两个机关的事要归档");
    var other = given.body();
    casework.register(officer, new RegisterRequest(joint, Asking.today()));
    parts.ask(officer, new AskPart(joint, other.id(), "你们那一半？", Asking.today(), false));
    var writer = given.staff(other, Role.REQUEST_OFFICER).actor();
    var id = files.get(officer, joint).id();
    Asking.end(proposals, given, body, joint, "先答");
    archive.file(officer, joint);
    var zip = unpacked(archive.open(officer, joint).zip().all());
    assertThat(new String(zip.get("parts.json"), StandardCharsets.UTF_8))
        .contains(other.name(), "你们那一半？");
    assertThat(id).isPositive();
    assertThatThrownBy(() -> archive.open(writer, joint)).isInstanceOf(Missing.class);
  }

  @Test
  void holds_the_files_of_the_case_as_they_are() throws IOException {
    var open = Asking.file(requests, body, "有附件的一件要归档");
    casework.register(officer, new RegisterRequest(open, Asking.today()));
    var bytes = "一份办理用的清单".getBytes(StandardCharsets.UTF_8);
    var paper =
        papers.add(officer, open, new Sent("清单.txt", () -> new ByteArrayInputStream(bytes)));
    Asking.end(proposals, given, body, open, "附后");
    archive.file(officer, open);
    var zip = unpacked(archive.open(officer, open).zip().all());
    assertThat(zip.get("files/%d.txt".formatted(paper.id()))).isEqualTo(bytes);
    assertThat(new String(zip.get("manifest.json"), StandardCharsets.UTF_8))
        .contains("办理用：清单.txt", paper.sha256());
  }

  @Test
  void leaves_the_hash_in_the_event_and_in_the_audit() {
    var hash = archive.file(officer, number);
    var file = files.get(officer, number);
    assertThat(file.state()).isEqualTo(RequestState.ARCHIVED);
    assertThat(file.last(Act.ARCHIVED).orElseThrow().text()).contains(hash);
    assertThat(archive.hash(file)).contains(hash);
    var row =
        db.fetchSingle(
            "select after::text from audit.entry where act = 'RequestArchive' and subject = ?",
            number.value());
    assertThat(row.get(0, String.class)).contains(hash).doesNotContain("申请人丙丁");
  }

  @Test
  void cannot_change_afterwards() {
    archive.file(officer, number);
    for (Runnable act :
        List.<Runnable>of(
            () -> archive.file(officer, number),
            () -> Asking.end(proposals, given, body, number, "又答"),
            () -> letters.deliver(officer, number, letter(), Asking.today()))) {
      assertThatThrownBy(act::run).isInstanceOf(Refused.class);
    }
    assertThatThrownBy(
            () ->
                db.execute(
                    "insert into requests.event (request_id, act, on_day, recorded_at)"
                        + " select id, 'ADDED', current_date, now() from requests.request where number = ?",
                    number.value()))
        .hasMessageContaining("is archived and cannot change");
  }

  @Test
  void takes_an_officer_of_the_case_and_a_case_that_has_ended() {
    var open = Asking.file(requests, body, "还没有办完");
    assertThatThrownBy(() -> archive.file(officer, open)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> archive.open(officer, open)).isInstanceOf(Missing.class);
    var stranger = given.staff(given.body(), Role.REQUEST_OFFICER, Role.SUPERVISOR).actor();
    var supervisor = given.staff(body, Role.SUPERVISOR).actor();
    assertThatThrownBy(() -> archive.file(stranger, number)).isInstanceOf(Missing.class);
    assertThatThrownBy(() -> archive.file(supervisor, number)).isInstanceOf(NotPermitted.class);
    archive.file(officer, number);
    assertThatThrownBy(() -> archive.open(stranger, number)).isInstanceOf(Missing.class);
    assertThatThrownBy(() -> archive.open(supervisor, number)).isInstanceOf(NotPermitted.class);
  }

  @Test
  void is_made_again_without_who_asked_once_that_is_erased() throws IOException {
    var first = archive.file(officer, number);
    assertThat(kept()).as("sealed").doesNotContain("丙丁", "征收公告");
    requests.erase(given.staff(body, Role.ADMINISTRATOR).actor(), number);
    assertThat(
            db.fetchValue(
                "select count(*) from requests.archive_member m join requests.request r on r.id = m.request_id where r.number = ?",
                number.value()))
        .as("what was made is gone at once")
        .isEqualTo(0L);
    var again = archive.open(officer, number);
    assertThat(again.sha256()).isNotEqualTo(first);
    for (var file : unpacked(again.zip().all()).entrySet()) {
      assertThat(new String(file.getValue(), StandardCharsets.UTF_8))
          .as(file.getKey())
          .doesNotContain("申请人丙丁", Applicant.ID, "13904510451");
    }
    var manifest = json.readTree(unpacked(again.zip().all()).get("manifest.json"));
    assertThat(manifest.get("erased").asBoolean()).isTrue();
    assertThat(manifest.get("replaces").asString()).isEqualTo(first);
    try (var pdf = Loader.loadPDF(again.pdf())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("已按期抹去").doesNotContain("丙丁");
    }
    assertThat(archive.open(officer, number).sha256()).isEqualTo(again.sha256());
  }

  @Test
  void is_not_given_out_when_a_file_of_it_is_missing() {
    archive.file(officer, number);
    db.execute(
        "delete from requests.archive_member m using requests.request r"
            + " where r.id = m.request_id and r.number = ? and m.path = 'history.json'",
        number.value());
    assertThatThrownBy(() -> archive.open(officer, number))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("history.json");
  }

  @Test
  void is_downloaded_from_the_page_of_the_case() {
    var desk = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER));
    var path = "/desk/requests/" + number;
    assertThat(desk.get(path).body()).contains("归档后这件不能再改");
    assertThat(desk.get(path + "/archive.zip").statusCode()).isEqualTo(404);
    var filed = desk.post(path + "/archive");
    assertThat(filed.statusCode()).isEqualTo(303);
    assertThat(desk.follow(filed).body()).contains("已归档", "下载全部（ZIP）", "清单的 SHA-256");
    var zip = desk.get(path + "/archive.zip");
    assertThat(zip.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(zip.headers().firstValue("Content-Disposition").orElse(""))
        .contains(number + ".zip");
    assertThat(zip.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(desk.get(path + "/archive.pdf").body()).startsWith("%PDF");
    assertThat(desk.post(path + "/archive").statusCode()).isEqualTo(409);
    var supervisor = Desk.signedIn(port, given.staff(body, Role.SUPERVISOR));
    assertThat(supervisor.get(path).body()).contains("清单的 SHA-256").doesNotContain("下载全部");
    assertThat(supervisor.get(path + "/archive.zip").statusCode()).isEqualTo(403);
  }

  private long letter() {
    return letters.of(files.get(officer, number)).getFirst().id();
  }

  private List<String> hashes(RequestCase file) {
    return java.util.stream.Stream.of(records, partRecords)
        .flatMap(source -> source.members(file).stream())
        .map(ArchiveMember::sha256)
        .toList();
  }

  private String kept() {
    return db.fetch(
            "select encode(convert_to(m::text, 'UTF8'), 'escape') from requests.archive_member m")
        .toString();
  }

  private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }
}
