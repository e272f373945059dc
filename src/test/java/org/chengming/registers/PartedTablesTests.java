package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengming.actors.Role;
import org.chengming.registers.RecordLists.Asked;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A register whose table has a part a month is read and written like any other. */
@ServerTest
class PartedTablesTests {
  private static final String YAML =
      """
      name: test-parted
      version: 1
      title: 试验分月
      title-en: Parted
      description: 试验
      description-en: Trial
      area: N5
      duty: 20-13
      licence: CC-BY-4.0
      rhythm: hourly
      key: [station, hour]
      order: [hour]
      partition-by: {field: hour, every: month}
      fields:
        - {name: station, title: 站点, title-en: Station, type: string, required: true, filter: true}
        - {name: hour, title: 时间, title-en: Hour, type: datetime, required: true, sort: true}
        - {name: index, title: 指数, title-en: AQI, type: integer, required: true, sort: true}
        - {name: grade, title: 类别, title-en: Grade, type: string, filter: true, enum: [优, 良]}
        - {name: pm25, title: PM2.5, title-en: PM2.5, type: number}
      """;
  private static final RegisterDefinition REGISTER = ReadingADefinitionTests.read(YAML);
  private static final String HEAD = "站点,时间,指数,类别,PM2.5\n";

  @Autowired Given given;
  @Autowired RegisterRepository repository;
  @Autowired Registers registers;
  @Autowired Bringing bringing;
  @Autowired RecordLists lists;
  @Autowired RecordHistory history;
  @Autowired RegisterEditions editions;
  @Autowired DSLContext db;

  @BeforeEach
  void make() {
    repository.takeIn(new Definitions.Written(REGISTER, YAML), Instant.now());
  }

  @AfterEach
  void drop() {
    db.execute("drop table registers.data_test_parted");
    db.execute("delete from registers.past_record where register = 'test-parted'");
    db.execute("delete from registers.batch where register = 'test-parted'");
    db.execute("delete from registers.definition where register = 'test-parted'");
    registers.changed();
  }

  @Test
  void a_part_is_made_for_each_month_that_is_brought() {
    assertThat(bring("1号,2024-01-31 23:00,7,优,3\n1号,2024-02-01 00:00,8,优,3\n").added())
        .isEqualTo(2);
    assertThat(bring("1号,2024-02-02 00:00,9,优,3\n2号,2023-12-31 23:00,9,优,3\n").added())
        .isEqualTo(2);
    assertThat(
            db.fetch(
                    "select relid::text from pg_partition_tree('registers.data_test_parted') where isleaf order by 1")
                .getValues(0, String.class))
        .containsExactly(
            "registers.data_test_parted_p202312",
            "registers.data_test_parted_p202401",
            "registers.data_test_parted_p202402");
  }

  @Test
  void records_are_known_by_their_key_in_whatever_part() {
    bring("1号,2024-01-31 23:00,7,优,3\n1号,2024-02-01 00:00,8,优,3\n");
    var again =
        bring("1号,2024-01-31 23:00,7,优,3\n1号,2024-02-01 00:00,9,优,NA\n1号,2024-02-01 00:00,9,优,3\n");
    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(again.changed()).isEqualTo(1);
    assertThat(again.refused()).isEqualTo(1);
    var now = lists.find(REGISTER, "1号~2024-02-01 00:00").orElseThrow();
    assertThat(now.values()).containsEntry("index", 9L).doesNotContainKey("pm25");
    assertThat(history.of(REGISTER, now.key()))
        .singleElement()
        .satisfies(past -> assertThat(past.values()).containsEntry("index", "8"));
    assertThat(lists.find(REGISTER, "1号~2024-03-01 00:00")).isEmpty();
    assertThat(lists.find(REGISTER, "1号")).isEmpty();
    assertThat(lists.find(REGISTER, "1号~昨天")).isEmpty();
    var lines = new ArrayList<String>();
    editions.each(REGISTER, Objects.requireNonNull(again.batch()), lines::add);
    assertThat(lines).singleElement().asString().contains("\"index\": 9");
  }

  @Test
  void pages_go_on_over_the_ends_of_parts_in_every_order() {
    bring(
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    "%d号,2024-%02d-15 %02d:00,%d,%s,3"
                        .formatted(i % 2, 1 + i % 5, i % 24, i % 7, i % 3 == 0 ? "优" : "良"))
            .collect(Collectors.joining("\n")));
    for (var sort : List.of("", "hour", "-index", "index")) {
      for (var filters :
          List.of(
              Map.<String, String>of(),
              Map.of("grade", "良"),
              Map.of("station", "1号", "grade", "优"))) {
        var seen = new ArrayList<String>();
        var page = lists.page(REGISTER, new Asked(filters, sort, null, 7));
        while (true) {
          page.records().forEach(r -> seen.add(r.key()));
          if (page.next() == null) {
            break;
          }
          page = lists.page(REGISTER, new Asked(filters, sort, page.next(), 7));
        }
        var whole = lists.page(REGISTER, new Asked(filters, sort, null, 100)).records();
        assertThat(seen)
            .as("%s %s", sort, filters)
            .isNotEmpty()
            .containsExactlyElementsOf(whole.stream().map(RegisterRecord::key).toList());
      }
    }
    assertThat(lists.values(REGISTER, REGISTER.get("station"), 10)).containsExactly("0号", "1号");
  }

  @Test
  void times_that_are_hardly_meant_make_no_parts() {
    var rows =
        IntStream.range(0, 601)
            .mapToObj(i -> "1号,%d-%02d-01 00:00,7,优,3".formatted(1900 + i / 12, 1 + i % 12))
            .collect(Collectors.joining("\n"));
    assertThatThrownBy(() -> bring(rows))
        .isInstanceOfSatisfying(
            Refused.class,
            r -> assertThat(r.problems().getFirst().sentence()).startsWith("“时间”分散在601个月里"));
  }

  @Test
  void what_parts_a_table_is_a_time_of_the_key() {
    assertThatThrownBy(
            () ->
                ReadingADefinitionTests.read(
                    YAML.replace("key: [station, hour]", "key: [station]")))
        .hasMessageContaining("must be a day or moment of its key");
    assertThatThrownBy(
            () -> ReadingADefinitionTests.read(YAML.replace("{field: hour,", "{field: station,")))
        .hasMessageContaining("must be a day or moment of its key");
  }

  private BringReport bring(String rows) {
    try (var source = new CsvSource(REGISTER, new StringReader(HEAD + rows))) {
      return bringing.bring(given.rootStaff(Role.PUBLISHER).actor(), REGISTER, source, "试验", false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
