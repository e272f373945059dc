package org.chengming.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.chengming.standards.TimeLimit.Rhythm;
import org.chengming.standards.TimeLimit.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheLimitsOfItemsTests {
  @ParameterizedTest
  @CsvSource({
    "自信息形成或者变更之日起20个工作日内, AFTER_EVENT, 0, 0, 20, WORKING",
    "自信息形成或者变更之日起二十个工作日内, AFTER_EVENT, 0, 0, 20, WORKING",
    "作出决定之日起七个工作日内, AFTER_EVENT, 0, 0, 7, WORKING",
    "收到之日起十五日内, AFTER_EVENT, 0, 0, 15, CALENDAR",
    "２０个工作日内, AFTER_EVENT, 0, 0, 20, WORKING",
    "每年三月三十一日前, YEARLY, 3, 31, 0, WORKING",
    "每年十二月底前, YEARLY, 12, 31, 0, WORKING",
    "每月十日前, MONTHLY, 0, 10, 0, WORKING",
    "自批复之日起20日内, AFTER_EVENT, 0, 0, 20, CALENDAR",
    "批准后 5 个工作日内, AFTER_EVENT, 0, 0, 5, WORKING",
    "自作出决定之日起7个工作日内, AFTER_EVENT, 0, 0, 7, WORKING",
    "每年3月31日前, YEARLY, 3, 31, 0, WORKING",
    "每年1月底前, YEARLY, 1, 31, 0, WORKING",
    "每年度公开一次, YEARLY, 12, 31, 0, WORKING",
    "每月10日前, MONTHLY, 0, 10, 0, WORKING",
    "按月公开, MONTHLY, 0, 31, 0, WORKING",
    "每季度结束后10日内, QUARTERLY, 0, 10, 0, WORKING",
    "实时公开, AS_IT_HAPPENS, 0, 0, 0, WORKING",
    "及时, AS_IT_HAPPENS, 0, 0, 0, WORKING",
    "长期公开, STANDING, 0, 0, 0, WORKING",
    "次年1月31日前, YEARLY, 1, 31, 0, WORKING",
    "年度终了后次年三月底前, YEARLY, 3, 31, 0, WORKING",
    "年度终了后30日内, YEARLY, 1, 30, 0, WORKING",
    "3月31日前公开上一年度的, YEARLY, 3, 31, 0, WORKING",
    "每年1月1日至3月31日, YEARLY, 3, 31, 0, WORKING",
    "每年第一季度, YEARLY, 3, 31, 0, WORKING",
    "每季度终了后15日内, QUARTERLY, 0, 15, 0, WORKING",
    "季度终了后15日内, QUARTERLY, 0, 15, 0, WORKING",
    "每季度结束后45日内, QUARTERLY, 0, 45, 0, WORKING",
    "每季度结束后10个工作日内, QUARTERLY, 0, 10, 0, WORKING",
    "按季度公开, QUARTERLY, 0, 92, 0, WORKING",
    "次月10日前, MONTHLY, 0, 10, 0, WORKING",
    "每月5个工作日内, MONTHLY, 0, 5, 0, WORKING",
    "两个工作日内, AFTER_EVENT, 0, 0, 2, WORKING",
    "自2026年3月31日起20个工作日内, AFTER_EVENT, 0, 0, 20, WORKING",
    "年度预算批复后20日内, AFTER_EVENT, 0, 0, 20, CALENDAR",
    "2026年3月31日前, , 0, 0, 0, ",
    "每年6月30日前和12月31日前, , 0, 0, 0, ",
    "一百二十日内, , 0, 0, 0, ",
    "每月30个工作日内, , 0, 0, 0, ",
    "每年13月1日前, , 0, 0, 0, ",
    "待定, , 0, 0, 0, ",
    "'', , 0, 0, 0, "
  })
  void are_read_from_the_words_of_a_standard(
      String text, Rhythm rhythm, int month, int day, int days, Unit unit) {
    var limit = TimeLimit.parse(text);
    if (rhythm == null) {
      assertThat(limit).isNull();
    } else {
      assertThat(limit).isEqualTo(new TimeLimit(rhythm, month, day, days, unit, text));
    }
  }

  @Test
  void are_read_over_the_lines_of_a_cell() {
    assertThat(TimeLimit.parse("每年3月\n15日前").day()).isEqualTo(15);
    assertThat(TimeLimit.parse("20\n个 工作日内").days()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({
    "每季度结束后10日内, true",
    "次年1月31日前, true",
    "每月10日前, false",
    "每年3月31日前, false",
    "审核结束后7日内, false"
  })
  void may_be_about_the_period_that_ended(String text, boolean afterwards) {
    assertThat(TimeLimit.parse(text).afterwards()).isEqualTo(afterwards);
  }

  @ParameterizedTest
  @CsvSource({
    "每年3月31日前, 2026-02-10, 2026-01-01, 2026-03-31, 2025-01-01, 2025-03-31",
    "每年2月30日前, 2025-06-01, 2025-01-01, 2025-02-28, 2024-01-01, 2024-02-29",
    "每年12月31日前, 2026-12-31, 2026-01-01, 2026-12-31, 2025-01-01, 2025-12-31",
    "每月10日前, 2026-03-31, 2026-03-01, 2026-03-10, 2026-02-01, 2026-02-10",
    "每月31日前, 2026-02-03, 2026-02-01, 2026-02-28, 2026-01-01, 2026-01-31",
    "每季度结束后10日内, 2026-01-01, 2026-01-01, 2026-01-10, 2025-10-01, 2025-10-10",
    "每季度30日前, 2026-12-31, 2026-10-01, 2026-10-30, 2026-07-01, 2026-07-30"
  })
  void of_periods_fall_on_a_day_of_each(
      String text,
      LocalDate day,
      LocalDate start,
      LocalDate due,
      LocalDate startBefore,
      LocalDate dueBefore) {
    var limit = TimeLimit.parse(text);
    assertThat(limit.period(day)).isEqualTo(new TimeLimit.Period(start, due));
    assertThat(limit.before(day)).isEqualTo(new TimeLimit.Period(startBefore, dueBefore));
  }

  @Test
  void of_all_shipped_standards_can_be_reckoned_with() {
    var shipped = ShippedStandards.shipped();
    assertThat(shipped).hasSize(28);
    assertThat(shipped.stream().filter(s -> s.code().equals("tiaoli-20")))
        .singleElement()
        .satisfies(s -> assertThat(s.items()).hasSize(15));
    for (var code :
        new String[] {
          "yiwu-jiaoyu", "shehui-jiuzhu", "baozhang-zhufang", "tudi-zhengshou", "caizheng-yujuesuan"
        }) {
      assertThat(
              shipped.stream().filter(s -> s.code().equals(code)).findFirst().orElseThrow().items())
          .as(code)
          .hasSizeBetween(20, 40)
          .allSatisfy(i -> assertThat(i.basis()).contains("《"));
    }
  }
}
