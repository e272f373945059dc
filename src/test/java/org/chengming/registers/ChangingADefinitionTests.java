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
  @Autowired RecordHistory history;
  @Autowired RegisterEditions editions;
  @Autowired SealedRecords sealed;

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
  void whoever_narrows_a_field_is_told_that_records_do_not_fit_and_units_stay() throws Exception {
    bring("地点,年度,总数,甲类,乙类,类别\n丁地,2025,40,15,25,城区\n");
    assertThat(propose("unit: 个", "unit: 个, maximum: 30").told())
        .contains("改栏目“总数”", "现有的记录里有“总数”不合新要求的，公开照旧，再改到那些记录时要先改对");
    assertThat(propose("enum: [城区, 乡村]", "enum: [乡村]").told()).hasSize(2);
    assertThat(propose("enum: [城区, 乡村]", "enum: [城区, 乡村, 园区]").told()).hasSize(1);
    assertThat(
            propose(
                    "fields:\n",
                    "fields:\n  - {name: more, title: 另加, title-en: More, type: string, required: true}\n")
                .told())
        .anyMatch(told -> told.contains("“另加”不合新要求"));
    defining.save(
        supervisor, NAME, yamlOf("  - {name: said, title: 正文, title-en: Said, type: string}\n"));
    bring("地点,年度,正文\n戊地,2025," + "长".repeat(201) + "\n");
    assertThatThrownBy(() -> propose("title-en: Said, type", "title-en: Said, filter: true, type"))
        .isInstanceOfSatisfying(
            Refused.class,
            r ->
                assertThat(r.problems().getFirst().sentence())
                    .isEqualTo("栏目“正文”在有的记录里超过200字，不能用来筛选或者排序。"));
    assertThatThrownBy(() -> propose("unit: 个", "unit: 万个"))
        .isInstanceOfSatisfying(
            Refused.class,
            r -> assertThat(r.problems().getFirst().sentence()).startsWith("栏目“总数”的单位不能从个改成万个"));
  }

  private Defining.Proposal propose(String before, String after) {
    var said =
        defining.text(supervisor, NAME).contains("name: said")
            ? "  - {name: said, title: 正文, title-en: Said, type: string}\n"
            : "";
    return defining.propose(supervisor, NAME, yamlOf(said).replace(before, after));
  }

  /** With the field that another test may have added. */
  private String yamlOf(String more) {
    return defining.text(supervisor, NAME).contains("name: extra")
        ? yaml + "  - {name: extra, title: 补充, title-en: Extra, type: string}\n" + more
        : yaml + more;
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
            "keepers: [>keepers: [no-such-body, ",
            "rhythm: yearly>rhythm: yearly\nviews: [{kind: globe}]",
            "rhythm: yearly>rhythm: yearly\nviews: [{kind: chart, by: year, colour: red}]",
            "rhythm: yearly>rhythm: yearly\nviews: [{kind: chart}]",
            "rhythm: yearly>rhythm: yearly\nviews: [{kind: chart, by: year, of: place}]",
            "rhythm: yearly>rhythm: yearly\nviews: [{kind: chart, by: year, of: drei}]",
            "rhythm: yearly>rhythm: yearly\nviews: [{kind: chart, by: year, shape: round}]",
            "rhythm: yearly>rhythm: yearly\nviews: [{kind: map}]",
            "rhythm: yearly>rhythm: yearly\nlookup: place",
            "rhythm: yearly>rhythm: yearly\npartition-by: {field: place, every: month}",
            "rhythm: yearly>rhythm: yearly\ntimely: {from: until, working-days: 7, said: place}",
            "type: date>type: date, pattern: '('",
            "type: date>type: string, mask: face",
            "type: date>type: string, mask: name, mask-when: {}",
            "type: date>type: string, mask: name, mask-when: {place: x, looks-like: shop}",
            "type: date>type: integer, minimum: few",
            "order: [year]>order: []",
            "rhythm: yearly>rhythm: yearly\nretention-years: 0",
            "rhythm: yearly>rhythm: yearly\ntimely: {from: place, working-days: 7}",
            "title: 甲类>title: 乙类",
            "title: 甲类, title-en: One, type: integer>title: 甲类, title-en: One, type: integer, minimum: 3, maximum: 2",
            "title: 甲类, title-en: One, type: integer>title: 甲类, title-en: One, type: integer, enum: [一]",
            "enum: [城区, 乡村]>enum: [城区, 乡村], minimum: 1",
            "area: N9>area: N77",
            "of: [one, two]>off: [one, two]")) {
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
                      .doesNotContainPattern("[A-Za-z]+ [A-Za-z]+ [A-Za-z]+")
                      .doesNotContain("一处不对"));
    }
    assertThatThrownBy(() -> defining.propose(supervisor, null, "fields: [{"))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.problems().getFirst().sentence()).contains("第1行"));
  }

  @Test
  void what_nobody_foresaw_is_told_in_chinese_with_the_fields_it_is_about() {
    assertThat(
            DefinitionText.said(
                new IllegalStateException("The column two cannot be made"), registers.get(NAME)))
        .isEqualTo("定义有一处不对，和“乙类”有关。请看看最近改的地方；找不出来的，请系统管理员看日志。");
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

  @Test
  void whoever_a_later_definition_takes_for_a_person_is_masked_in_all_that_stood_before()
      throws Exception {
    var name = "test-traders";
    var first =
        """
        name: test-traders
        version: 1
        title: 试验经营者
        title-en: Traders for tests
        description: 试验
        description-en: Trial
        area: N9
        duty: 20-6
        licence: CC-BY-4.0
        rhythm: as-it-happens
        key: [number]
        order: [number]
        fields:
          - {name: number, title: 编号, title-en: Number, type: integer, required: true, sort: true}
          - {name: kind, title: 类别, title-en: Kind, type: string, required: true, enum: [法人, 自然人, 个体工商户]}
          - {name: subject, title: 名称, title-en: Subject, type: string, required: true, filter: true, mask: name, mask-when: {kind: 自然人}}
          - {name: owner, title: 经营者, title-en: Owner, type: string}
          - {name: told, title: 事由, title-en: Told, type: string}
        """;
    repository.takeIn(written(first, 1, ""), Instant.EPOCH);
    registers.changed();
    bring(
        name,
        "编号,类别,名称,经营者,事由\n1,个体工商户,试明轩,试明轩,试明轩无证经营\n2,个体工商户,试味小吃店,试明轩,\n3,法人,试验社,试代表,试代表签收\n4,自然人,试某某,,\n");
    var older = registers.standing(name).batch();
    var hash = editions.hash(registers.get(name), older);
    assertThat(values(name, "1")).containsEntry("subject", "试明轩");

    var second =
        first
            .replace(
                "mask-when: {kind: 自然人}",
                "mask-when: [{kind: 自然人}, {kind: 个体工商户, looks-like: name}]")
            .replace(
                "title-en: Owner, type: string",
                "title-en: Owner, type: string, mask: name, mask-when: {kind: [自然人, 个体工商户]}");
    defining.save(supervisor, name, second);
    var now = registers.get(name);
    assertThat(values(name, "1"))
        .containsEntry("subject", "试**")
        .containsEntry("owner", "试**")
        .containsEntry("told", "试**无证经营");
    assertThat(values(name, "2")).containsEntry("subject", "试味小吃店").containsEntry("owner", "试**");
    assertThat(values(name, "3"))
        .containsEntry("subject", "试验社")
        .containsEntry("owner", "试代表")
        .containsEntry("told", "试代表签收");
    assertThat(history.of(now, "1").getFirst().values())
        .containsEntry("subject", "试**")
        .containsEntry("told", "试**无证经营");
    var lines = new java.util.ArrayList<String>();
    editions.each(now, older, lines::add);
    assertThat(lines).hasSize(4);
    assertThat(lines.toString()).doesNotContain("试明轩").contains("试味小吃店", "试代表", "x-sha256");
    assertThat(editions.hash(now, older)).as("still what the ledger holds").isEqualTo(hash);
    assertThat(
            sealed.see(given.rootStaff(Role.EDITOR).actor(), now, "1", "核对").stream()
                .map(OwnRecord.Line::value))
        .containsExactly("试明轩", "试明轩");
    bring(name, "编号,类别,名称,经营者\n5,个体工商户,试 买·提,试买提\n6,个体工商户,试明轩药房,\n");
    assertThat(values(name, "5")).containsEntry("subject", "试**");
    assertThat(values(name, "6")).containsEntry("subject", "试明轩药房");
  }

  private Map<String, Object> values(String name, String key) {
    return lists.find(registers.get(name), key).orElseThrow().values();
  }

  private static Definitions.Written written(String yaml, int version, String title) {
    var text = yaml.replace("version: 1", "version: " + version).replace("试验保管簿", title);
    return new Definitions.Written(Definitions.read(text), text);
  }

  private void bring(String csv) throws Exception {
    bring(NAME, csv);
  }

  private void bring(String name, String csv) throws Exception {
    var register = registers.get(name);
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
