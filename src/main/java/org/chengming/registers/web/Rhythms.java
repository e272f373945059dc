package org.chengming.registers.web;

import java.time.Instant;
import org.chengming.registers.RegisterDefinition.Rhythm;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/** How often a register is updated, and whether that is late. */
final class Rhythms {
  private Rhythms() {}

  static String label(Rhythm rhythm, Words t) {
    return t.of(
        switch (rhythm) {
          case HOURLY -> "每小时更新";
          case DAILY -> "每天更新";
          case MONTHLY -> "每月更新";
          case YEARLY -> "每年更新";
          case AS_IT_HAPPENS -> "有变化就更新";
        });
  }

  /** What is due by its rhythm and twice over has not come is late. */
  static @Nullable String late(Rhythm rhythm, @Nullable Instant updated, Frame frame) {
    var days =
        switch (rhythm) {
          case HOURLY, DAILY -> 2;
          case MONTHLY -> 62;
          case YEARLY -> 500;
          case AS_IT_HAPPENS -> Integer.MAX_VALUE;
        };
    if (updated == null || days == Integer.MAX_VALUE) {
      return null;
    }
    var day = updated.atZone(Dates.CHINA).toLocalDate();
    return day.plusDays(days).isBefore(frame.today())
        ? frame.t().of("这个登记簿应当%s，已经迟了。", label(rhythm, frame.t()))
        : null;
  }
}
