package org.chengming.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.chengming.files.FileStore;
import org.chengming.ledger.LedgerReads;
import org.chengming.ledger.ReceiptCode;
import org.chengming.publishing.AttachedFile;
import org.chengming.publishing.Intake;
import org.chengming.publishing.Publishing;
import org.chengming.requests.Applicant;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;
import org.chengming.testing.Proven;
import org.chengming.testing.Queries;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.web.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.ObjectMapper;

@ServerTest
class CheckingAReceiptTests {
  private static final Pattern CODE =
      Pattern.compile("/ledger/verify\\?code=([0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}-[0-9A-Z]{5})\"");

  private static final Pattern SALT = Pattern.compile("class=\"hash\">([0-9a-f]{64})<");

  @LocalServerPort int port;
  @Autowired Intake intake;
  @Autowired Publishing publishing;
  @Autowired LedgerReads ledger;
  @Autowired Given given;
  @Autowired FileStore files;
  @Autowired Verifying verifying;
  @Autowired ObjectMapper json;
  Reader reader;
  Proven proven;

  @BeforeEach
  void open() {
    reader = new Reader(port);
    proven = new Proven(intake, publishing, ledger, given);
  }

  @Test
  void begins_with_the_code_a_publisher_takes_away() {
    var newsroom = Newsroom.of(port, given, given.body());
    var edition = newsroom.draft("给发布人回执的通知", "", "<p>有回执。</p>");
    newsroom.submit(edition);
    newsroom.approve(edition);
    var publisher = newsroom.publisher();
    var page =
        publisher.follow(publisher.post("/desk/documents/editions/" + edition + "/publication"));
    assertThat(page.body()).contains("这件事已经记进存证账本", "class=\"qr\"");
    var found = reader.get("/ledger/verify?code=" + Newsroom.find(CODE, page.body())).body();
    assertThat(found).contains("文件公开，第 1 版", "/proof\"", "账本里是这样记的");
    assertThat(publisher.get("/desk/documents/editions/" + edition).body())
        .as("looked at later")
        .doesNotContain("这件事已经记进存证账本");
  }

  @Test
  void begins_with_the_code_an_applicant_takes_away_and_tells_nothing_of_them() {
    var applicant = new Applicant(port);
    var answer = applicant.send(applicant.form(given.body()));
    var receipt = Applicant.receipt(answer);
    assertThat(answer.body()).contains("证明我们收到了");
    var code = Newsroom.find(CODE, answer.body());
    proven.placed(receipt.number());
    var found = reader.get("/ledger/verify?code=" + code).body();
    assertThat(found)
        .contains("收到申请", receipt.number(), "序号", "看它凭什么在账里")
        .doesNotContain("公共租赁住房", "试验申请人", receipt.code());
  }

  @Test
  void lets_an_applicant_alone_prove_what_was_asked_for() throws Exception {
    var applicant = new Applicant(port);
    var form = applicant.form(given.body());
    var receipt = Applicant.receipt(applicant.send(form));
    var page = applicant.track(receipt.number(), receipt.code()).body();
    var salt = HexFormat.of().parseHex(Newsroom.find(SALT, page));
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(salt);
    var hash = digest.digest(form.get("wanted").getBytes(StandardCharsets.UTF_8));
    var deed = ledger.of(receipt.number()).getFirst().deed();
    assertThat(deed.hashes().getFirst().sha256()).isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(page).contains("/ledger/verify?code=");
  }

  @Test
  void names_the_right_code_where_one_was_mistyped() {
    var shown = proven.publish("m", "抄错存证码的", "<p>字</p>");
    var right = ReceiptCode.of(proven.placed(shown.number()));
    var wrong = right.value().charAt(5) == 'A' ? 'B' : 'A';
    var typed = right.value().substring(0, 5) + wrong + right.value().substring(6);
    assertThat(reader.get("/ledger/verify?code=" + typed).body())
        .contains("有一位抄错了", "是不是其中的一个？", right.shown())
        .doesNotContain("账本里是这样记的");
    assertThat(reader.get("/ledger/verify?code=" + right.shown().toLowerCase()).body())
        .contains("账本里是这样记的");
  }

  @Test
  void has_an_answer_to_whatever_is_typed() {
    for (var typed :
        new String[] {
          "%00",
          "0".repeat(17),
          "0".repeat(64),
          "%F0%9F%98%80",
          "%27%3B--",
          "a".repeat(2000),
          "%3Cb%3E"
        }) {
      var answer = reader.get("/ledger/verify?code=" + typed);
      assertThat(answer.statusCode()).as(typed).isEqualTo(200);
      assertThat(answer.body()).as(typed).contains("role=\"status\"").doesNotContain("<b>\"");
    }
    assertThat(reader.get("/ledger/verify").body()).doesNotContain("notice-warn");
    assertThat(reader.get("/ledger/entries/999999999999999999").statusCode()).isEqualTo(404);
    assertThat(reader.get("/ledger/entries/999999999.json").statusCode()).isEqualTo(404);
  }

  @Test
  void finds_of_which_document_a_file_is_the_attachment_and_whether_it_still_is() {
    var file = file("附表 <甲>.csv", "只在这一份文件里的附件\n");
    var shown = proven.publish("f", "带附件的通知", "<p>见附件。</p>", file);
    proven.placed(shown.number());
    var page = "/ledger/verify?code=" + file.sha256();
    assertThat(reader.get(page).body())
        .contains("这个文件是本站公开的", "带附件的通知", "第 1 版的附件", "附表 &lt;甲&gt;.csv", "现在公开的就是它", "账本记着它：");
    proven.publish("f", "带附件的通知", "<p>不要附件了。</p>");
    assertThat(reader.get(page).body()).contains("已经换成新的一版");
    proven.withdraw(shown, "有误");
    assertThat(reader.get(page).body()).contains("已经撤回").doesNotContain("附表");
  }

  @Test
  void finds_the_edition_whose_bytes_were_taken_away() {
    var shown = proven.publish("e", "取走字节的通知", "<p>取走</p>");
    var hash = proven.placed(shown.number()).deed().hashes().getFirst().sha256();
    assertThat(reader.get("/ledger/verify?code=" + hash.toUpperCase()).body())
        .contains("取走字节的通知", "第 1 版的内容", "现在公开的就是它");
  }

  @Test
  void knows_nothing_of_files_that_were_never_public() {
    var newsroom = Newsroom.of(port, given, given.body());
    var edition = newsroom.draft("草稿里的附件", "", "<p>草稿</p>");
    var content = "草稿里的附件，谁也不该知道\n".getBytes(StandardCharsets.UTF_8);
    newsroom
        .writer()
        .upload("/desk/documents/editions/" + edition + "/attachments", "file", "草稿.txt", content);
    var sha256 = file("草稿.txt", new String(content, StandardCharsets.UTF_8)).sha256();
    assertThat(newsroom.writerPage(edition)).contains(sha256);
    assertThat(reader.get("/ledger/verify?code=" + sha256).body())
        .contains("本站公开过的内容里没有这个指纹")
        .doesNotContain("草稿");
  }

  @Test
  void gives_a_program_all_it_needs_to_compute_the_signed_root_itself() throws Exception {
    var shown = proven.publish("p", "给程序的证明", "<p>程序</p>");
    var index = proven.placed(shown.number()).index();
    var proof = json.readTree(reader.get("/ledger/entries/" + index + ".json").body());
    var hash = sha256((byte) 0, proof.get("leaf").asString().getBytes(StandardCharsets.UTF_8));
    assertThat(base64(hash)).isEqualTo(proof.get("leafHash").asString());
    long at = proof.get("index").asLong();
    long last = proof.get("treeSize").asLong() - 1;
    var path = new ArrayList<byte[]>();
    proof.get("auditPath").forEach(h -> path.add(Base64.getDecoder().decode(h.asString())));
    for (var neighbour : path) {
      if (at % 2 == 1 || at == last) {
        hash = sha256((byte) 1, neighbour, hash);
        while (at % 2 == 0) {
          at /= 2;
          last /= 2;
        }
      } else {
        hash = sha256((byte) 1, hash, neighbour);
      }
      at /= 2;
      last /= 2;
    }
    assertThat(last).isZero();
    assertThat(base64(hash)).isEqualTo(proof.get("rootHash").asString());
    assertThat(proof.get("checkpoint").asString().lines().toList())
        .contains(
            proof.get("origin").asString(),
            proof.get("treeSize").asString(),
            proof.get("rootHash").asString());
    assertThat(reader.get("/ledger/entries/" + index).body())
        .contains("凭什么说它在账里", "对得上", "subject " + shown.number())
        .doesNotContain("status-bad");
  }

  @Test
  void asks_few_questions() {
    var file = file("少问.csv", "少问几次\n");
    var shown = proven.publish("c", "少问几次的", "<p>少</p>", file);
    var code = ReceiptCode.of(proven.placed(shown.number())).value();
    assertThat(Queries.of(() -> verifying.page(code, Words.CHINESE))).hasSize(1);
    assertThat(Queries.of(() -> verifying.page(file.sha256(), Words.CHINESE)))
        .hasSizeLessThanOrEqualTo(2);
    assertThat(Queries.of(() -> verifying.page("没有", Words.CHINESE))).isEmpty();
  }

  @Test
  void is_explained_with_the_newest_entries_and_the_root_that_is_signed() {
    var shown = proven.publish("n", "最新记下的", "<p>新</p>");
    proven.placed(shown.number());
    var page = reader.get("/ledger").body();
    assertThat(page).contains("记什么，不记什么", shown.number(), "bin/verify", "总指纹", "国密公钥（SM2）", "国密签名");
    assertThat(reader.get("/").body()).contains("href=\"/ledger\"");
  }

  private AttachedFile file(String name, String text) {
    var stored = files.store(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name);
    return new AttachedFile(name, stored.sha256(), stored.mediaType(), stored.size());
  }

  private static byte[] sha256(byte first, byte[]... parts) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(first);
    List.of(parts).forEach(digest::update);
    return digest.digest();
  }

  private static String base64(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }
}
