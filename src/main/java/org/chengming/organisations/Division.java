package org.chengming.organisations;

import org.jspecify.annotations.Nullable;

/**
 * An administrative division as the statistics office codes it.
 *
 * @param code 2, 4, 6 or 9 digits: province, prefecture, county, township
 */
public record Division(String code, String name, Level level, @Nullable String parentCode) {
  public enum Level {
    PROVINCE,
    PREFECTURE,
    COUNTY,
    TOWNSHIP
  }

  static Level levelOf(String code) {
    return switch (code.length()) {
      case 2 -> Level.PROVINCE;
      case 4 -> Level.PREFECTURE;
      case 6 -> Level.COUNTY;
      case 9 -> Level.TOWNSHIP;
      default ->
          throw new IllegalArgumentException(
              "Division code \"%s\" must have 2, 4, 6 or 9 digits".formatted(code));
    };
  }
}
