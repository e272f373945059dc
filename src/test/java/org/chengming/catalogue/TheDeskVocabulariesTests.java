package org.chengming.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class TheDeskVocabulariesTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Organisations organisations;
  @Autowired Catalogue catalogue;

  @Test
  void add_a_term_and_end_it() {
    var desk =
        Desk.signedIn(
            port, given.staff(organisations.bodies().roots().getFirst(), Role.ADMINISTRATOR));
    assertThat(desk.get("/desk/vocabularies").body()).contains("政务公开", "02.01");
    var added =
        desk.post(
            "/desk/vocabularies/theme/terms",
            "code",
            "92",
            "label",
            "桌面主题",
            "labelEn",
            "Desk theme",
            "parentCode",
            "",
            "validFrom",
            "2026-01-01");
    assertThat(desk.follow(added).body()).contains("桌面主题", "已保存");
    assertThat(
            desk.post(
                    "/desk/vocabularies/theme/terms",
                    "code",
                    "92",
                    "label",
                    "又一个",
                    "labelEn",
                    "",
                    "validFrom",
                    "x")
                .body())
        .contains("又一个", "日期要写成");
    assertThat(desk.get("/desk/vocabularies/theme/terms/92").body()).contains("停用“桌面主题”");
    assertThat(
            desk.post("/desk/vocabularies/theme/terms/92/ending", "lastDay", "2025-01-01")
                .statusCode())
        .isEqualTo(422);
    assertThat(
            desk.follow(
                    desk.post("/desk/vocabularies/theme/terms/92/ending", "lastDay", "2026-12-31"))
                .body())
        .contains("用到2026年12月31日");
    assertThat(desk.get("/desk/vocabularies?name=no").statusCode()).isEqualTo(404);
  }

  @Test
  void are_changed_only_by_an_administrator_at_the_top() {
    var below = Desk.signedIn(port, given.staff(given.body(), Role.ADMINISTRATOR));
    assertThat(below.get("/desk/vocabularies?name=genre").body())
        .contains("通知")
        .doesNotContain("增加一项");
    below.get("/desk/bodies/import");
    assertThat(
            below
                .post(
                    "/desk/vocabularies/genre/terms",
                    "code",
                    "93",
                    "label",
                    "甲",
                    "labelEn",
                    "A",
                    "validFrom",
                    "2026-01-01")
                .statusCode())
        .isEqualTo(403);
    assertThat(below.get("/desk/vocabularies/genre/terms/08").statusCode()).isEqualTo(403);
    assertThat(
            below
                .post("/desk/vocabularies/genre/terms/08/ending", "lastDay", "2026-12-31")
                .statusCode())
        .isEqualTo(403);
    var editor = Desk.signedIn(port, given.staff(given.body(), Role.EDITOR));
    assertThat(editor.get("/desk/vocabularies").statusCode()).isEqualTo(403);
    assertThat(
            Desk.visitor(port)
                .get("/desk/vocabularies")
                .headers()
                .firstValue("Location")
                .orElse(""))
        .contains("/desk/sign-in");
    assertThat(catalogue.genres().get("08").validTo()).isNull();
  }

  @Test
  void are_open_to_other_systems() {
    var visitor = Desk.visitor(port);
    assertThat(visitor.get("/api/v1/themes").body())
        .contains("\"code\":\"02.01\"", "Open government");
    assertThat(visitor.get("/api/v1/genres").body()).contains("纪要");
    assertThat(visitor.get("/api/v1/duties").body()).contains("20-15");
  }
}
