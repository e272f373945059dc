package org.chengming.standards.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.chengming.standards.CoverageReads;
import org.chengming.standards.DutyItem;
import org.chengming.standards.ItemState;
import org.chengming.standards.TimeLimit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SayingWhenItIsDueTests {
  /** 10 April 2026 is a Friday. */
  @ParameterizedTest
  @CsvSource({
    "每月10日前, 2026-04-09, 1, 4月的还剩1个工作日（2026年4月10日）",
    "每月10日前, 2026-04-10, 0, 4月的今天到期",
    "每月10日前, 2026-04-11, 0, 4月的已经过期",
    "每月10日前, 2026-04-12, 0, 4月的已经过期",
    "每月10日前, 2026-04-13, -1, 4月的已经过期1个工作日",
    "次月10日前, 2026-04-13, -1, 3月的已经过期1个工作日",
    "每季度结束后10日内, 2026-04-13, -1, 第1季度的已经过期1个工作日",
    "每季度10日前, 2026-04-13, -1, 第2季度的已经过期1个工作日",
    "次年4月10日前, 2026-04-10, 0, 2025年的今天到期",
    "每年4月10日前, 2026-04-10, 0, 2026年的今天到期"
  })
  void tells_the_weekend_after_from_the_day_itself_and_the_period_that_is_meant(
      String limit, LocalDate today, int left, String sentence) {
    var item =
        new DutyItem(
            1,
            "1.1",
            "一级",
            "二级",
            "",
            "",
            TimeLimit.parse(limit),
            "",
            List.of(),
            "全社会",
            DutyItem.Way.PROACTIVE,
            List.of(),
            null,
            null,
            List.of());
    var line =
        new CoverageReads.Line(
            null, item, ItemState.MISSING, LocalDate.of(2026, 4, 10), left, null);
    assertThat(DutiesQuery.sentence(line, today)).isEqualTo(sentence);
  }
}
