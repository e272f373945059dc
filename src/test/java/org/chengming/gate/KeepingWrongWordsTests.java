package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class KeepingWrongWordsTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired WrongWords words;
  @Autowired TextCheck check;

  @Test
  void a_new_installation_knows_common_typos() {
    assertThat(check.find("认真布署，电话13904510451"))
        .extracting(Finding::kind)
        .containsExactly(FindingKind.DOUBTFUL_WORD, FindingKind.MOBILE);
  }

  @Test
  void a_supervisor_adds_changes_and_removes_one() throws Exception {
    var desk = Desk.signedIn(port, given.staff(given.body(), Role.SUPERVISOR));
    desk.get("/desk/wrong-words");
    desk.post(
        "/desk/wrong-words",
        "wrong",
        "靺鞨试验县长",
        "correct",
        "靺鞨试验县县长",
        "subject",
        "NAME",
        "blocking",
        "true",
        "note",
        "少一个县字");
    var finding = check.find("靺鞨试验县长王某").getFirst();
    assertThat(finding.kind()).isEqualTo(FindingKind.WRONG_WORD);
    assertThat(finding.instead()).isEqualTo("靺鞨试验县县长");
    var word = standing("靺鞨试验县长");
    assertThat(desk.get("/desk/wrong-words?q=靺鞨试验").body()).contains("少一个县字", "不能发布");
    var again =
        desk.post("/desk/wrong-words", "wrong", "靺鞨 试验县长", "correct", "另一个", "subject", "NAME");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("已经在里面了", "value=\"另一个\"");
    desk.post(
        "/desk/wrong-words/" + word.id(),
        "wrong",
        "靺鞨试验县长",
        "correct",
        "靺鞨试验县县长",
        "subject",
        "NAME");
    assertThat(check.find("靺鞨试验县长").getFirst().kind()).isEqualTo(FindingKind.DOUBTFUL_WORD);
    desk.post("/desk/wrong-words/" + word.id() + "/removal");
    assertThat(check.find("靺鞨试验县长")).isEmpty();
  }

  private WrongWord standing(String wrong) {
    return words.words().stream().filter(w -> w.wrong().equals(wrong)).findFirst().orElseThrow();
  }

  @Test
  void a_table_adds_what_is_new_and_changes_what_stands() {
    var actor = given.staff(given.body(), Role.ADMINISTRATOR).actor();
    var table = "错误写法,正确写法,类别,不能发布\n渤海试验府一,甲府,地名,是\n渤海试验府二,乙府,地名,\n";
    assertThat(words.importCsv(actor, bytes(table))).isEqualTo(new WrongWords.Imported(2, 0, 0));
    assertThat(words.importCsv(actor, bytes(table.replace("甲府", "丙府"))))
        .isEqualTo(new WrongWords.Imported(0, 1, 1));
    assertThat(standing("渤海试验府一").correct()).isEqualTo("丙府");
    words.remove(actor, standing("渤海试验府一").id());
    words.remove(actor, standing("渤海试验府二").id());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
