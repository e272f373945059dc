package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.ledger.Deed;
import org.chengming.ledger.LedgerReads;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.ObjectMapper;

@ServerTest
class BringingRecordsTests {
  private static final String HEAD = "城市,日期,空气质量指数,类别,PM2.5,PM10,二氧化硫,二氧化氮,一氧化碳,臭氧8小时\n";

  @Autowired Given given;
  @Autowired Registers registers;
  @Autowired Bringing bringing;
  @Autowired RecordLists lists;
  @Autowired RecordHistory history;
  @Autowired RegisterEditions editions;
  @Autowired LedgerReads ledger;

  @Test
  void brings_new_ones_changes_known_ones_and_leaves_what_already_stands() {
    var first =
        bring(
            HEAD
                + "试验市甲,2025-01-01,80,良,59,70,8,30,0.8,60\n试验市甲,2025-01-02,40,优,20,30,8,30,0.8,60\n");
    assertThat(first.added()).isEqualTo(2);
    assertThat(first.refused()).isZero();

    var again =
        bring(
            HEAD
                + "试验市甲,2025-01-01,80,良,59.0,70,8,30,0.8,60\n试验市甲,2025-01-02,41,优,21,30,8,30,0.8,60\n");
    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(again.changed()).isEqualTo(1);
    assertThat(again.added()).isZero();

    var now = lists.find(air(), "试验市甲~2025-01-02").orElseThrow();
    assertThat(now.values())
        .containsEntry("index", 41L)
        .containsEntry("day", LocalDate.of(2025, 1, 2));
    var before = history.of(air(), now.key());
    assertThat(before).hasSize(1);
    assertThat(before.getFirst().values()).containsEntry("index", "40").containsEntry("pm25", "20");

    assertThat(bring(HEAD + "试验市甲,2025-01-02,41,优,21,30,8,30,0.8,60\n").batch()).isNull();
  }

  @Test
  void fills_what_can_be_computed_by_the_standard_of_the_day() {
    bring(HEAD + "试验市乙,2026-02-28,,,70,1,1,1,0.1,1\n试验市乙,2026-03-01,110,轻度污染,70,1,1,1,0.1,1\n");
    assertThat(lists.find(air(), "试验市乙~2026-02-28").orElseThrow().values())
        .containsEntry("index", 94L)
        .containsEntry("grade", "良")
        .containsEntry("computed_index", 94L);
    assertThat(lists.find(air(), "试验市乙~2026-03-01").orElseThrow().values())
        .containsEntry("computed_index", 110L)
        .containsEntry("computed_grade", "轻度污染")
        .containsEntry("primary_pollutants", "细颗粒物（PM2.5）");
  }

  @Test
  void takes_good_rows_and_tells_of_each_other_one_with_its_line() {
    var report =
        bring(
            HEAD
                + "试验市丙,2025-01-01,80,良,59,70,8,30,0.8,60\n"
                + "试验市丙,2025-13-01,80,良,59,70,8,30,0.8,60\n"
                + "试验市丙,2025-01-03,700,良,59,70,8,30,0.8,60\n"
                + "试验市丙,2025-01-01,81,良,59,70,8,30,0.8,60\n");
    assertThat(report.rows()).isEqualTo(4);
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.refused()).isEqualTo(3);
    assertThat(report.lines())
        .extracting(l -> l.line() + " " + l.problems().getFirst())
        .containsExactly(
            "3 “日期”应当是日期，比如2026-03-01，现在是“2025-13-01”。",
            "4 “空气质量指数”不能大于500，现在是700。",
            "5 和第2行的“城市”、“日期”相同，只取了前一行。");
    assertThat(lists.find(air(), "试验市丙~2025-01-01").orElseThrow().values())
        .containsEntry("index", 80L);
  }

  @Test
  void a_trial_says_what_would_come_of_it_and_changes_nothing() {
    var before = registers.standing("air-daily");
    var report =
        bring(
            given.rootStaff(Role.PUBLISHER),
            HEAD + "试验市丁,2025-01-01,80,良,59,70,8,30,0.8,60\n",
            true);
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.batch()).isNull();
    assertThat(lists.find(air(), "试验市丁~2025-01-01")).isEmpty();
    assertThat(before.batch()).isLessThanOrEqualTo(registers.standing("air-daily").batch());
  }

  @Test
  void only_a_publisher_for_everything_brings_records() {
    var editor = given.rootStaff(Role.EDITOR);
    assertThatThrownBy(() -> bring(editor, HEAD, false)).isInstanceOf(NotPermitted.class);
    var local = given.staff(given.body(), Role.PUBLISHER);
    assertThatThrownBy(() -> bring(local, HEAD, false)).isInstanceOf(NotPermitted.class);
  }

  @Test
  void headings_that_do_not_fit_are_told_before_any_row_is_read() {
    assertThatThrownBy(() -> bring("日期,日期,人口\n"))
        .isInstanceOfSatisfying(
            Refused.class,
            r ->
                assertThat(r.problems())
                    .extracting(Refused.Problem::sentence)
                    .containsExactly("第一行有两个“日期”。", "第一行的“人口”不是这个登记簿的栏目。", "第一行缺少“城市”。"));
  }

  @Test
  void hostile_text_is_kept_as_text() {
    var name = "试验'; drop table registers.batch; --\\t\t\\N<b>";
    var report = bring("城市,日期,空气质量指数\n\"" + name + "\",2025-01-01,7\n");
    assertThat(report.added()).isEqualTo(1);
    var page = lists.page(air(), new RecordLists.Asked(Map.of("city", name), "", null, 10));
    assertThat(page.records())
        .singleElement()
        .satisfies(r -> assertThat(r.values()).containsEntry("city", name));
    assertThat(bring("城市,日期,空气质量指数\n" + "长".repeat(201) + ",2025-01-01,7\n").refused())
        .isEqualTo(1);
  }

  @Test
  void pages_follow_each_other_without_a_gap_whatever_the_order() {
    var rows =
        IntStream.range(0, 45)
            .mapToObj(i -> "试验市戊,2024-%02d-%02d,%d".formatted(1 + i / 28, 1 + i % 28, i % 7))
            .collect(Collectors.joining("\n"));
    bring("城市,日期,空气质量指数\n" + rows + "\n");
    for (var sort : List.of("", "day", "-index", "index", "-city")) {
      var seen = new HashMap<String, Integer>();
      var asked = new RecordLists.Asked(Map.of("city", "试验市戊"), sort, null, 10);
      var values = new java.util.ArrayList<Long>();
      for (var page = lists.page(air(), asked); ; ) {
        page.records().forEach(r -> seen.merge(r.key(), 1, Integer::sum));
        page.records().forEach(r -> values.add((Long) r.values().get("index")));
        if (page.next() == null) {
          break;
        }
        page =
            lists.page(air(), new RecordLists.Asked(Map.of("city", "试验市戊"), sort, page.next(), 10));
      }
      assertThat(seen).as(sort).hasSize(45).allSatisfy((k, n) -> assertThat(n).isEqualTo(1));
      if (sort.endsWith("index")) {
        assertThat(values)
            .isSortedAccordingTo(
                sort.startsWith("-")
                    ? java.util.Comparator.reverseOrder()
                    : java.util.Comparator.naturalOrder());
      }
    }
    assertThat(lists.values(air(), air().get("city"), 1000)).contains("试验市戊");
  }

  @Test
  void what_a_batch_brought_stays_readable_and_is_what_the_ledger_has_the_hash_of()
      throws Exception {
    var first =
        bring(
            HEAD
                + "试验市庚,2025-01-02,40,优,20,30,8,30,0.8,60\n试验市庚,2025-01-01,80,良,59,70,8,30,0.8,60\n");
    var before = edition(first);
    bring(HEAD + "试验市庚,2025-01-02,41,优,21,30,8,30,0.8,60\n");
    assertThat(edition(first)).isEqualTo(before).hasSize(2);
    assertThat(before.getFirst()).contains("2025-01-01").contains("\"index\": 80");

    var all = new java.io.ByteArrayOutputStream();
    for (var line : before) {
      all.write(sha256(line.getBytes(StandardCharsets.UTF_8)));
    }
    var hash = HexFormat.of().formatHex(sha256(all.toByteArray()));
    assertThat(ledger.of("air-daily"))
        .filteredOn(entry -> Long.valueOf(entry.deed().edition()).equals(first.batch()))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.deed().hashes()).containsExactly(new Deed.Hash("content", hash)));
  }

  @Test
  void who_leaves_columns_out_is_told_what_became_empty() {
    bring(HEAD + "试验市子,2025-01-01,80,良,59,70,8,30,0.8,60\n");
    var less = "城市,日期,空气质量指数,PM2.5\n试验市子,2025-01-01,80,59\n";
    assertThat(bring(less).notes())
        .singleElement()
        .asString()
        .startsWith("表格里没有“类别”、“PM10”、")
        .endsWith("：改动的1条里，这些栏目除了自动算出的都是空的了。");
    assertThat(bring(less).notes()).isEmpty();
  }

  @Test
  void a_dash_is_no_figure_and_what_was_read_in_another_encoding_is_told() {
    var report =
        bring(
            HEAD
                + "试验市辛,2025-01-01,80,良,59,—,-,NA,/,－－\n"
                + "试验\uFFFD,2025-01-02,80,良,59,1,1,1,1,1\n"
                + "试验\uD800市,2025-01-02,80,良,59,1,1,1,1,1\n");
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.lines())
        .extracting(l -> l.problems().getFirst())
        .containsOnly("“城市”里有不能显示的字符，文件的编码可能不对。");
    assertThat(lists.find(air(), "试验市辛~2025-01-01").orElseThrow().values())
        .containsEntry("computed_index", 80L)
        .doesNotContainKeys("pm10", "so2", "no2", "co", "o3");
  }

  @Test
  void a_measure_is_counted_whatever_a_row_says_of_it() {
    bring("城市,日期,空气质量指数,PM2.5,复算指数,复算类别\n试验市壬,2026-03-01,40,200,40,优\n");
    assertThat(lists.find(air(), "试验市壬~2026-03-01").orElseThrow().values())
        .containsEntry("index", 40L)
        .containsEntry("computed_index", 250L)
        .containsEntry("computed_grade", "重度污染");
  }

  @Test
  void numbers_of_json_are_kept_as_they_were_written() throws Exception {
    var text =
        "{\"city\":\"试验市癸\",\"day\":\"2025-01-01\",\"index\":5e1,\"pm25\":1.2300000001}\n"
            + "{\"city\":\"试验市癸\",\"day\":\"2025-01-02\",\"index\":1e400}\n";
    var rows = new NdjsonSource(air(), new StringReader(text), new ObjectMapper());
    var first = java.util.Objects.requireNonNull(rows.next());
    assertThat(first.cells()).containsEntry("index", "50").containsEntry("pm25", "1.2300000001");
    assertThat(rows.next()).isNotNull();
  }

  @Test
  void numbers_of_persons_do_not_get_in() {
    var report = bring("城市,日期,空气质量指数\n电话13812345678,2025-01-01,7\n");
    assertThat(report.lines().getFirst().problems()).containsExactly("“城市”里有手机号码，不能公开。");
    for (var note : List.of("联系13812345678", "长".repeat(201))) {
      assertThatThrownBy(
              () ->
                  bringing.bring(
                      given.rootStaff(Role.PUBLISHER).actor(),
                      air(),
                      new CsvSource(air(), new StringReader(HEAD)),
                      note,
                      false))
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.problems().getFirst().field()).isEqualTo("note"));
    }
  }

  private List<String> edition(BringReport report) {
    var lines = new java.util.ArrayList<String>();
    editions.each(air(), java.util.Objects.requireNonNull(report.batch()), lines::add);
    return lines;
  }

  private static byte[] sha256(byte[] bytes) throws java.security.NoSuchAlgorithmException {
    return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private RegisterDefinition air() {
    return registers.get("air-daily");
  }

  private BringReport bring(String csv) {
    return bring(given.rootStaff(Role.PUBLISHER), csv, false);
  }

  private BringReport bring(Given.Person person, String csv, boolean dry) {
    try (Reader text = new StringReader(csv)) {
      return bringing.bring(person.actor(), air(), new CsvSource(air(), text), "试验", dry);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
