package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.chengming.actors.Role;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class KeepingSynonymsTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Synonyms synonyms;
  @Autowired DSLContext db;

  @Test
  void a_new_installation_starts_with_some() {
    assertThat(Synonyms.shipped()).hasSizeGreaterThan(80);
    for (var line : Synonyms.shipped()) {
      assertThat(SynonymGroup.words(line)).as(line).hasSizeGreaterThanOrEqualTo(2);
    }
    assertThat(synonyms.groups()).anySatisfy(g -> assertThat(g.words()).contains("公积金", "住房公积金"));
  }

  @Test
  void a_supervisor_adds_changes_and_removes_and_each_act_is_audited() {
    var desk = Desk.signedIn(port, given.staff(given.body(), Role.SUPERVISOR));
    desk.get("/desk/synonyms");
    assertThat(desk.follow(desk.post("/desk/synonyms", "words", "爬犁，雪橇车", "note", "方言")).body())
        .contains("爬犁", "雪橇车", "方言");
    var id =
        synonyms.groups().stream()
            .filter(g -> g.words().contains("爬犁"))
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(desk.get("/desk/synonyms?edit=" + id).body()).contains("爬犁，雪橇车");
    desk.post("/desk/synonyms/" + id, "words", "爬犁\n雪爬犁", "note", "");
    assertThat(synonyms.groups())
        .anySatisfy(g -> assertThat(g.words()).containsExactly("爬犁", "雪爬犁"));
    desk.get("/desk/synonyms");
    desk.post("/desk/synonyms/" + id + "/removal");
    assertThat(synonyms.groups()).noneMatch(g -> g.id() == id);
    assertThat(
            db.fetch(
                    "select act from audit.entry where subject_kind = 'synonym_group' and subject = ? order by id",
                    Long.toString(id))
                .getValues(0, String.class))
        .containsExactly("SynonymGroupAdd", "SynonymGroupChange", "SynonymGroupRemove");
  }

  @Test
  void one_word_is_no_group_and_what_was_typed_stays() {
    var desk = Desk.signedIn(port, given.staff(given.body(), Role.ADMINISTRATOR));
    desk.get("/desk/synonyms");
    var answer = desk.post("/desk/synonyms", "words", "孤词", "note", "为何");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("一组至少要有两个词", "value=\"孤词\"", "value=\"为何\"");
  }

  @Test
  void a_group_is_tried_before_it_is_saved() {
    var desk = Desk.signedIn(port, given.staff(given.body(), Role.SUPERVISOR));
    desk.get("/desk/synonyms");
    var answer =
        desk.post("/desk/synonyms/trial", "words", "雪地摩托，爬犁车", "question", "爬犁车", "id", "0");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("保存以后会变成这样", "value=\"雪地摩托，爬犁车\"");
    assertThat(synonyms.groups()).noneMatch(g -> g.words().contains("雪地摩托"));
  }

  @Test
  void others_may_not() {
    var desk = Desk.signedIn(port, given.staff(given.body(), Role.EDITOR));
    desk.get("/desk");
    assertThat(desk.get("/desk/synonyms").statusCode()).isEqualTo(403);
    assertThat(desk.post("/desk/synonyms", "words", "甲乙，丙丁").statusCode()).isEqualTo(403);
  }

  @Test
  void the_page_serves_everyone() {
    var person = given.staff(given.body(), Role.SUPERVISOR);
    try (var phone = Browser.phone("http://localhost:" + port)) {
      phone.signIn(person.username(), Given.PASSWORD).open("/desk/synonyms?q=" + "公积金");
      assertThat(phone.text()).contains("住房公积金");
    }
  }
}
