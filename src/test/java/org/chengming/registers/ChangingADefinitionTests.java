package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangingADefinitionTests {
  private static final String NAME = "test-defining";

  @Autowired Given given;
  @Autowired Registers registers;
  @Autowired RegisterRepository repository;
  @Autowired Defining defining;
  @Autowired Bringing bringing;
  @Autowired RecordLists lists;

  private Actor supervisor;
  private String yaml;

  @BeforeAll
  void define() {
    supervisor = given.rootStaff(Role.SUPERVISOR).actor();
    yaml = KeepingARegisterTests.YAML.formatted(NAME, given.body().code());
    defining.save(supervisor, null, yaml);
  }

  @Test
  void a_new_field_is_a_column_more_and_what_stands_goes_on_to_stand() throws Exception {
    bring("地点,年度,总数\n甲地,2025,\n");
    var before = registers.get(NAME).version();
    var after =
        defining.save(
            supervisor,
            NAME,
            defining.text(supervisor, NAME)
                + "- {name: extra, title: 补充, title-en: Extra, type: string}\n");
    assertThat(after.version()).isEqualTo(before + 1);
    assertThat(lists.find(registers.get(NAME), "甲地")).isPresent();
    bring("地点,年度,补充\n乙地,2025,有了\n");
    assertThat(lists.find(registers.get(NAME), "乙地").orElseThrow().values())
        .containsEntry("extra", "有了");
  }

  @Test
  void nothing_that_records_say_is_lost_or_comes_to_light() throws Exception {
    bring("地点,年度\n丙地,2025\n");
    for (var change :
        Map.of(
                "name: two,", "name: zwei,",
                "title: 总数, title-en: Total, type: integer",
                    "title: 总数, title-en: Total, type: string",
                "key: [place]", "key: [place, year]",
                "title: 甲类, title-en: One, type: integer",
                    "title: 甲类, title-en: One, type: integer, required: true, sort: true",
                "type: date", "type: date, personal: true")
            .entrySet()) {
      assertThatThrownBy(
              () ->
                  defining.save(supervisor, NAME, yaml.replace(change.getKey(), change.getValue())))
          .as(change.getValue())
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void what_is_wrong_is_told_in_chinese() {
    for (var wrong :
        List.of(
            "rhythm: yearly>rhythm: sometimes",
            "type: year>type: jahr",
            "key: [place]>key: [nowhere]",
            "of: [one, two]>of: [one, drei]",
            "description-en: Trial>keine: x",
            "licence: CC-BY-4.0>licence: CC-BY-4.0\nkeine: x",
            "20-13>Art. 20",
            "display-until: until>display-until: place",
            "keepers: [>keepers: [no-such-body, ")) {
      var parts = wrong.split(">");
      assertThatThrownBy(
              () ->
                  defining.propose(
                      supervisor,
                      null,
                      yaml.replace(NAME, "test-wrong").replace(parts[0], parts[1])))
          .as(wrong)
          .isInstanceOfSatisfying(
              Refused.class,
              r ->
                  assertThat(r.problems().getFirst().sentence())
                      .matches(".*[\\u4e00-\\u9fff].*")
                      .doesNotContain("一处不对"));
    }
    assertThatThrownBy(() -> defining.propose(supervisor, null, "fields: [{"))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.problems().getFirst().sentence()).contains("第1行"));
  }

  @Test
  void only_a_supervisor_over_everything_defines() {
    assertThatThrownBy(() -> defining.save(given.rootStaff(Role.EDITOR).actor(), null, yaml))
        .isInstanceOf(NotPermitted.class);
    assertThatThrownBy(
            () -> defining.text(given.staff(given.body(), Role.SUPERVISOR).actor(), NAME))
        .isInstanceOf(NotPermitted.class);
  }

  @Test
  void the_desks_version_stands_until_one_with_a_higher_number_is_shipped() {
    var name = "test-shipped";
    var shipped = yaml.replace(NAME, name);
    repository.takeIn(written(shipped, 1, "试验保管簿"), Instant.EPOCH);
    registers.changed();
    defining.save(supervisor, name, shipped.replace("试验保管簿", "工作台改的"));
    repository.takeIn(written(shipped, 2, "随程序来的二"), Instant.EPOCH);
    registers.changed();
    assertThat(registers.get(name).title()).isEqualTo("工作台改的");
    repository.takeIn(written(shipped, 3, "随程序来的三"), Instant.EPOCH);
    registers.changed();
    assertThat(registers.get(name).title()).isEqualTo("随程序来的三");
  }

  private static Definitions.Written written(String yaml, int version, String title) {
    var text = yaml.replace("version: 1", "version: " + version).replace("试验保管簿", title);
    return new Definitions.Written(Definitions.read(text), text);
  }

  private void bring(String csv) throws Exception {
    var register = registers.get(NAME);
    var report =
        bringing.bring(
            given.rootStaff(Role.PUBLISHER).actor(),
            register,
            new CsvSource(register, new java.io.StringReader(csv)),
            "试验",
            false);
    assertThat(report.refused()).as(report.lines().toString()).isZero();
  }
}
