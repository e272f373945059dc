package org.chengming.operations;

import java.util.Locale;
import org.chengming.operations.OperationalMeasure.Limit;
import org.chengming.operations.OperationalMeasure.Unit;

/**
 * What a measure showed.
 *
 * @param limit by the settings, where they say one
 * @param value NaN where it could not be read
 */
record Reading(OperationalMeasure measure, Limit limit, double value) {
  private static final double STEP = 1024;

  boolean known() {
    return !Double.isNaN(value);
  }

  boolean crossed() {
    return limit.crossedBy(value);
  }

  /** As people read it: 1,204; 26 小时; 3.1 GB; 12 %. */
  static String words(double value, Unit unit) {
    if (Double.isNaN(value)) {
      return "—";
    }
    return switch (unit) {
      case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
      case SECONDS -> seconds(value);
      case BYTES -> bytes(value);
      case RATIO -> String.format(Locale.ROOT, "%.0f%%", value * 100);
    };
  }

  private static String seconds(double value) {
    if (value < 120) {
      return String.format(Locale.ROOT, "%.0f 秒", value);
    }
    if (value < 7_200) {
      return String.format(Locale.ROOT, "%.0f 分钟", value / 60);
    }
    return value < 172_800
        ? String.format(Locale.ROOT, "%.0f 小时", value / 3_600)
        : String.format(Locale.ROOT, "%.0f 天", value / 86_400);
  }

  private static String bytes(double value) {
    var units = new String[] {"B", "KB", "MB", "GB", "TB"};
    var shown = value;
    int unit = 0;
    while (shown >= STEP && unit < units.length - 1) {
      shown /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", shown, units[unit]);
  }
}
