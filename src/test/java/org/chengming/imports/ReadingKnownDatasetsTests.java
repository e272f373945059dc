package org.chengming.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The data sets are nobody's to commit; where they are absent these tests say so and are skipped.
 */
@ServerTest
class ReadingKnownDatasetsTests {
  @Autowired Datasets datasets;

  @Test
  void every_law_has_an_issuer_and_a_date_or_says_why_not() throws Exception {
    var rows = mended("laws");
    assertThat(rows.size()).isGreaterThan(3000);
    assertThat(rejections(rows)).hasSizeLessThan(5).containsOnlyKeys("没有发布机构", "没有标题");
  }

  @Test
  void no_row_of_the_hebei_catalogue_is_lost() throws Exception {
    var rows = mended("hebei");
    assertThat(rows.size()).isGreaterThan(1000);
    assertThat(rejections(rows)).isEmpty();
    assertThat(
            rows.stream()
                .filter(r -> r.repairs().stream().anyMatch(s -> s.startsWith("正文空白")))
                .count())
        .isGreaterThan(300);
    assertThat(
            rows.stream()
                .filter(r -> r.repairs().stream().anyMatch(s -> s.startsWith("日期写法")))
                .count())
        .isGreaterThan(200);
  }

  @Test
  void work_reports_begin_with_their_title_and_bear_the_day_they_were_given() throws Exception {
    var rows = mended("reports");
    assertThat(rows)
        .hasSize(31)
        .allSatisfy(
            row -> {
              assertThat(row.rejected()).isFalse();
              assertThat(row.get(Field.TEXT)).doesNotStartWith("下载").hasSizeGreaterThan(5000);
              assertThat(row.get(Field.FORMED_ON)).startsWith("2026-");
            });
  }

  @Test
  void our_working_days_agree_with_every_row_that_counts_them() throws Exception {
    try (var rows = open("timeliness")) {
      rows.forEach(row -> {});
      assertThat(rows.note()).matches("工作日数逐行核对：[1-9]\\d{4} 行一致，0 行不一致，\\d+ 行数据没有给出");
    }
  }

  @Test
  void articles_are_all_there() throws Exception {
    try (var rows = open("articles")) {
      var count = 0;
      for (var row : rows) {
        count++;
        assertThat(row.has(Field.TEXT)).isTrue();
      }
      assertThat(count).isEqualTo(rows.total()).isGreaterThan(50_000);
    }
  }

  private Rows open(String name) throws Exception {
    var dataset = datasets.named(name).orElseThrow();
    assumeTrue(
        datasets.present().contains(dataset),
        "skipped: " + datasets.data().resolve(dataset.folder()) + " is absent");
    return dataset.open(datasets.data().resolve(dataset.folder()));
  }

  private List<Row> mended(String name) throws Exception {
    var all = new ArrayList<Row>();
    try (var rows = open(name)) {
      rows.forEach(
          row -> {
            Mending.mend(row);
            all.add(row);
          });
    }
    return all;
  }

  private static Map<String, Integer> rejections(List<Row> rows) {
    var by = new HashMap<String, Integer>();
    rows.stream().filter(Row::rejected).forEach(row -> by.merge(row.rejection(), 1, Integer::sum));
    return by;
  }
}
