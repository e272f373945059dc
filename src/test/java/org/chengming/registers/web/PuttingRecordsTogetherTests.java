package org.chengming.registers.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.registers.Bringing;
import org.chengming.registers.CleanRows;
import org.chengming.registers.Defining;
import org.chengming.registers.RecordPlaces;
import org.chengming.registers.Registers;
import org.chengming.testing.Given;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Dossiers, companies, places and what holds on a day, in registers of their own. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PuttingRecordsTogetherTests {
  private static final String HEAD =
      """
      title: %1$s
      title-en: %1$s
      description: 试验
      description-en: Trial
      area: N8
      duty: 20-15
      licence: CC-BY-4.0
      rhythm: as-it-happens
      """;
  private static final String STEPS =
      "name: test-together-steps\n"
          + HEAD.formatted("步骤")
          + """
          key: [project, step]
          order: [due_on]
          fields:
            - {name: project, title: 项目, title-en: Project, type: string, required: true, filter: true}
            - {name: step, title: 步骤, title-en: Step, type: string, required: true}
            - {name: due_on, title: 期限, title-en: Due, type: date, required: true, sort: true}
            - {name: done_on, title: 完成, title-en: Done, type: date}
          views:
            - {kind: dossier, key: project, day: done_on, due: due_on, stage: step, stages: [公告, 登记, 批准, 支付]}
          """;
  private static final String PROJECTS =
      "name: test-together-projects\n"
          + HEAD.formatted("项目")
          + """
          key: [number]
          order: [valid_from]
          fields:
            - {name: number, title: 编号, title-en: Number, type: string, required: true, filter: true}
            - {name: company, title: 单位, title-en: Company, type: string, required: true}
            - {name: uscc, title: 代码, title-en: Code, type: string, filter: true}
            - {name: longitude, title: 经度, title-en: Longitude, type: number, unit: °}
            - {name: latitude, title: 纬度, title-en: Latitude, type: number, unit: °}
            - {name: valid_from, title: 起, title-en: From, type: date, required: true, sort: true}
            - {name: valid_until, title: 止, title-en: Until, type: date}
            - {name: public, title: 公开, title-en: Public, type: boolean, required: true}
          views:
            - {kind: dossier, key: number, day: valid_from, with: [test-together-steps:project:done_on]}
            - {kind: map, longitude: longitude, latitude: latitude, label: company}
            - {kind: table, valid-from: valid_from, valid-until: valid_until}
            - {kind: chart, by: valid_from, share: public}
          """;
  private static final String USCC = "91230500MA1B3N1N2M";

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Registers registers;
  @Autowired Defining defining;
  @Autowired Bringing bringing;

  @BeforeAll
  void define() {
    var supervisor = given.rootStaff(Role.SUPERVISOR).actor();
    defining.save(supervisor, null, STEPS);
    defining.save(supervisor, null, PROJECTS);
    bring(
        "test-together-steps",
        "项目,步骤,期限,完成\n"
            + "合项1,公告,2020-01-10,2020-01-05\n合项1,登记,2020-02-10,2020-03-11\n合项1,支付,2020-05-01,2020-04-30\n");
    bring(
        "test-together-projects",
        "编号,单位,代码,经度,纬度,起,止,公开\n"
            + "合项1,甲公司,"
            + USCC
            + ",126.5,45.7,2020-01-01,2020-12-31,是\n"
            + "合项2,乙公司,,130.3,46.8,2021-01-01,,否\n"
            + "合项3,丙公司<b>,,,,2021-06-01,,是\n");
  }

  @Test
  void a_project_shows_its_stages_with_those_missing_or_late_in_red() {
    var page = page("/registers/test-together-steps/dossiers/" + of("合项1"));
    assertThat(page.select("#stages").first().parents().select("ol li").eachText())
        .startsWith("公告 已公开 2020年1月5日", "登记 迟了 30 天 2020年3月11日", "批准 缺", "支付 已公开 2020年4月30日");
    assertThat(page.text()).contains("有 2 步缺了或者迟了");
    assertThat(page.select("li.amiss")).hasSize(3); // two stages, and the record of the late one
    assertThat(new Reader(port).get("/registers/test-together-steps/dossiers/none").statusCode())
        .isEqualTo(404);
  }

  @Test
  void records_of_several_registers_stand_in_the_order_of_their_days() {
    var page = page("/registers/test-together-projects/dossiers/" + of("合项1"));
    assertThat(page.select("ol.timeline > li > time").eachText())
        .containsExactly("2020年1月1日", "2020年1月5日", "2020年3月11日", "2020年4月30日");
    var record = page("/registers/test-together-steps/records/" + of("合项1~公告"));
    assertThat(record.select("p.sorts a").eachAttr("href"))
        .containsExactlyInAnyOrder(
            "/registers/test-together-steps/dossiers/" + of("合项1"),
            "/registers/test-together-projects/dossiers/" + of("合项1"));
  }

  @Test
  void a_company_has_a_page_over_all_registers() {
    var page = page("/companies/" + USCC);
    assertThat(page.select("h1").text()).isEqualTo("甲公司");
    assertThat(page.select("section h2").eachText()).contains("项目");
    assertThat(page("/registers/test-together-projects").select("a[href=/companies/" + USCC + "]"))
        .isNotEmpty();
    assertThat(page("/companies/11230500001755309F").text()).contains("各登记簿里都没有这个代码的记录。");
    assertThat(new Reader(port).get("/companies/91230500MA1B3N1N2X").statusCode()).isEqualTo(404);
  }

  @Test
  void a_day_finds_what_holds_on_it() {
    var path = "/registers/test-together-projects?valid-on=";
    assertThat(page(path + "2020-12-31").select("table.records tbody tr").eachText())
        .singleElement()
        .asString()
        .startsWith("合项1");
    assertThat(page(path + "2021-06-01").select("table.records tbody tr")).hasSize(2);
    assertThat(page(path + "2019-06-01").text()).contains("没有这样的记录。");
    assertThat(new Reader(port).get(path + "soon").statusCode()).isEqualTo(422);
    assertThat(page("/registers/air-daily?valid-on=2020-01-01").select("input[name=valid-on]"))
        .isEmpty();
  }

  @Test
  void places_are_drawn_and_listed_and_those_without_degrees_are_not() {
    var page = page("/registers/test-together-projects/views/map");
    for (var form : List.of("broad", "narrow")) {
      assertThat(page.select("svg." + form + " .place text").eachText()).containsExactly("1", "2");
    }
    assertThat(page.select("tbody tr").eachText())
        .containsExactly("1 乙公司 130.3°, 46.8°", "2 甲公司 126.5°, 45.7°");
  }

  @Test
  void places_that_would_hide_each_other_share_a_mark_and_are_all_listed_under_it() {
    var places = new ArrayList<RecordPlaces.Place>();
    for (var i = 0; i < 500; i++) {
      // Four in a hundred stand where the one before stands.
      var at = i % 25 == 0 ? Math.max(0, i - 1) : i;
      places.add(
          new RecordPlaces.Place(
              "地" + i,
              BigDecimal.valueOf(122 + at * 37 % 131 / 10.0),
              BigDecimal.valueOf(44 + at * 53 % 97 / 10.0),
              "地点" + i,
              ""));
    }
    var map = Maps.draw(places, "/registers/x");
    assertThat(map.size()).isEqualTo(500);
    assertThat(map.spots()).hasSizeBetween(20, 99);
    for (var drawing : map.drawings()) {
      for (var one : drawing.marks()) {
        for (var other : drawing.marks()) {
          assertThat(
                  one == other
                      || Math.abs(one.x() - other.x()) >= (one.width() + other.width()) / 2 - 1
                      || Math.hypot(one.x() - other.x(), (double) one.y() - other.y())
                          >= MapPart.Mark.HEIGHT)
              .as("%s and %s stand apart, %s", one.label(), other.label(), drawing.form())
              .isTrue();
        }
      }
    }
    assertThat(Maps.draw(places.subList(24, 26), "/registers/x").spots())
        .singleElement()
        .satisfies(spot -> assertThat(spot.places()).hasSize(2));
  }

  @Test
  void a_mark_of_the_narrow_form_stands_for_numbers_that_follow_each_other() {
    var places = new ArrayList<RecordPlaces.Place>();
    // Three beside each other on a desk, of which a phone has room for one; and one far away.
    for (var longitude : List.of("126.00", "133.00", "126.30", "126.60")) {
      places.add(
          new RecordPlaces.Place(
              "地" + longitude, new BigDecimal(longitude), new BigDecimal("46"), longitude, ""));
    }
    var map = Maps.draw(places, "/registers/x");
    assertThat(map.spots().stream().map(spot -> spot.first().label()))
        .containsExactly("126.00", "126.30", "126.60", "133.00");
    assertThat(map.drawings().getFirst().marks().stream().map(MapPart.Mark::label))
        .containsExactly("1", "2", "3", "4");
    assertThat(map.drawings().getLast().marks().stream().map(MapPart.Mark::label))
        .containsExactly("1–3", "4");
    assertThat(map.gathered()).isTrue();
    assertThat(map.shared()).isFalse();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({
    "2026-10, 2026-10",
    "平房区行政局, 平房区行政局",
    "平房区行政执法局, 平房区行政…",
    "Donaudampfschiff, Donaudampf…",
    "𠮷野家𠮷野家𠮷, 𠮷野家𠮷野…",
  })
  void a_word_along_the_edge_is_cut_by_its_width_and_a_month_never_is(String word, String drawn) {
    assertThat(PictureForm.NARROW.brief(word)).isEqualTo(drawn);
  }

  @Test
  void a_share_is_drawn_in_percent() {
    var page = page("/registers/test-together-projects/views/chart");
    assertThat(page.select("table.figures tbody tr").eachText())
        .containsExactly("2020 100", "2021 50");
  }

  private Document page(String path) {
    var answer = new Reader(port).get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("丙公司<b>");
    return Jsoup.parse(answer.body());
  }

  private static String of(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void bring(String name, String csv) {
    CleanRows.bring(bringing, given.rootStaff(Role.PUBLISHER).actor(), registers.get(name), csv);
  }
}
