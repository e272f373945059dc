package org.chengming.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes only ASSISTANCE, DELAY and TRANSFER, which no other test reads by their words. */
@ServerTest
class ChangingLetterTemplatesTests {
  @Autowired LetterTemplates templates;
  @Autowired Given given;
  @Autowired DSLContext db;

  @Test
  void writes_a_version_and_keeps_the_one_before() {
    var administrator = given.rootStaff(Role.ADMINISTRATOR).actor();
    var shipped = templates.current("ASSISTANCE");
    assertThat(shipped.version()).isZero();
    var saved =
        templates.save(
            administrator,
            new SaveLetterTemplate("ASSISTANCE", 0, " 协办函（新） ", "函", "请{{body}}协助。\r\n\r\n此致\n"));
    assertThat(saved)
        .isEqualTo(new LetterTemplate("ASSISTANCE", 1, "协办函（新）", "函", "请{{body}}协助。\n此致"));
    assertThat(templates.current("ASSISTANCE")).isEqualTo(saved);
    assertThat(templates.all()).contains(saved).hasSizeGreaterThan(40);
    assertThat(templates.find("ASSISTANCE", 0)).contains(shipped);
    assertThat(templates.find("ASSISTANCE", 9)).isEmpty();
    assertThat(templates.versions("ASSISTANCE"))
        .singleElement()
        .satisfies(version -> assertThat(version.by()).isEqualTo(administrator.name()));
    assertThat(
            db.fetchValue(
                "select after->>'name' from audit.entry where act = 'LetterTemplateSave' and subject = 'ASSISTANCE'"))
        .isEqualTo("协办函（新）");
  }

  @Test
  void loses_nobodys_change() {
    var administrator = given.rootStaff(Role.ADMINISTRATOR).actor();
    templates.save(administrator, new SaveLetterTemplate("DELAY", 0, "甲", "甲", "甲"));
    assertThatThrownBy(
            () -> templates.save(administrator, new SaveLetterTemplate("DELAY", 0, "乙", "乙", "乙")))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.isConflict()).isTrue());
    assertThat(templates.current("DELAY").name()).isEqualTo("甲");
    assertThatThrownBy(() -> db.execute("update letters.template set name = 'x'"))
        .hasMessageContaining("append-only");
  }

  @Test
  void refuses_what_no_letter_could_fill() {
    var administrator = given.rootStaff(Role.ADMINISTRATOR).actor();
    assertThatThrownBy(
            () ->
                templates.save(
                    administrator,
                    new SaveLetterTemplate(
                        "TRANSFER", 0, "", "题{{amount}}", "甲{{wanted}乙{{relief }}")))
        .isInstanceOfSatisfying(
            Refused.class,
            r ->
                assertThat(r.problems())
                    .extracting(p -> p.field() + p.sentence())
                    .containsExactly(
                        "name请填写名称。",
                        "title标题里的占位符{{amount}}，这种文书没有。",
                        "body正文里有没写完整的花括号，占位符要写成{{request}}这样。"));
    assertThat(templates.current("TRANSFER").version()).isZero();
    assertThatThrownBy(() -> templates.current("NOTHING")).isInstanceOf(Missing.class);
  }

  @Test
  void takes_an_administrator_over_everything() {
    var below = given.staff(given.body(), Role.ADMINISTRATOR).actor();
    var officer = given.rootStaff(Role.REQUEST_OFFICER).actor();
    var change = new SaveLetterTemplate("TRANSFER", 0, "甲", "甲", "甲");
    assertThatThrownBy(() -> templates.save(below, change)).isInstanceOf(NotPermitted.class);
    assertThatThrownBy(() -> templates.save(officer, change)).isInstanceOf(NotPermitted.class);
  }
}
