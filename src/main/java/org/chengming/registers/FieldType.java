package org.chengming.registers;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengming.tables.DateText;

/**
 * What a field holds; the words are those of Frictionless Table Schema. Each knows how people type
 * it, how PostgreSQL keeps it and how it is written for programs.
 */
public enum FieldType {
  STRING("text", "文字"),
  INTEGER("bigint", "整数"),
  NUMBER("numeric", "数"),
  BOOLEAN("boolean", "“是”或者“否”"),
  DATE("date", "日期，比如2026-03-01"),
  DATETIME("timestamp", "日期和时间，比如2026-03-01 08:00"),
  YEAR("smallint", "年份，比如2026");

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,10})?");
  private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern CENTURIES = Pattern.compile("((?:19|20)\\d\\d)(?:年度?)?");

  /** 2026/3/5 8:00 as spreadsheets write it into a text, 2026年3月5日8时; with seconds or not. */
  private static final Pattern MOMENT =
      Pattern.compile(
          "(\\d{4}[-/.年] *\\d{1,2}[-/.月] *\\d{1,2}日?)[T ]*(\\d{1,2})"
              + "(?::(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d{1,9})?)?|时(?:(\\d{1,2})分(?:(\\d{1,2})秒)?)?)");

  private final String sql;
  private final String wanted;

  FieldType(String sql, String wanted) {
    this.sql = sql;
    this.wanted = wanted;
  }

  /** PostgreSQL's type. */
  String sql() {
    return sql;
  }

  /** What a person should have typed, in Chinese. */
  public String wanted() {
    return wanted;
  }

  /** The type's name in Table Schema. */
  public String schemaName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean ordered() {
    return this != STRING && this != BOOLEAN;
  }

  /**
   * Reads what somebody typed or a program sent, not blank.
   *
   * @return a String, Long, BigDecimal, Boolean, LocalDate, LocalDateTime or Short
   * @throws IllegalArgumentException when it is none of this type
   */
  Object parse(String typed) {
    var text = this == STRING ? typed : oneWidth(typed);
    try {
      return switch (this) {
        case STRING -> text;
        case INTEGER -> plain(text).longValueExact();
        case NUMBER -> plain(text);
        case BOOLEAN -> truth(text);
        case DATE -> date(text);
        case DATETIME -> moment(text);
        case YEAR -> year(text);
      };
    } catch (ArithmeticException | DateTimeException e) {
      throw new IllegalArgumentException("\"%s\" is no %s".formatted(text, name()), e);
    }
  }

  /** As programs read it and people may type it again. */
  public static String text(Object value) {
    return switch (value) {
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case LocalDateTime moment -> (moment.getSecond() == 0 ? MINUTE : SECOND).format(moment);
      case Boolean yes -> yes ? "true" : "false";
      default -> value.toString();
    };
  }

  /**
   * Figures and signs as they stand on a keyboard: those of Chinese typing are as wide as letters.
   */
  static String oneWidth(String typed) {
    int at = 0;
    while (at < typed.length() && typed.charAt(at) < 0x7F) {
      at++;
    }
    if (at == typed.length()) {
      return typed;
    }
    var text = new StringBuilder(typed);
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= '！' && c <= '～') {
        text.setCharAt(at, (char) (c - '！' + '!'));
      } else if (c == '\u3000' || c == '\u00A0') {
        text.setCharAt(at, ' ');
      } else if (c == '\u2212') {
        text.setCharAt(at, '-');
      }
    }
    return text.toString().strip();
  }

  /**
   * With or without thousands separators, which stand before three figures: a comma elsewhere may
   * be a decimal point or two numbers. Nothing so long that counting with it would take time.
   */
  private static BigDecimal plain(String text) {
    var bare =
        text.indexOf(',') > 0 && GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
    if (!PLAIN.matcher(bare).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is no number");
    }
    return new BigDecimal(bare);
  }

  private static Boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "是", "true", "1", "y", "yes", "有", "√", "✓" -> true;
      case "否", "false", "0", "n", "no", "无", "×" -> false;
      default -> throw new IllegalArgumentException("\"" + text + "\" is neither yes nor no");
    };
  }

  private static LocalDate date(String text) {
    return DateText.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no date"));
  }

  private static LocalDateTime moment(String text) {
    var found = MOMENT.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is no moment");
    }
    var day = date(found.group(1).replace(" ", ""));
    int hour = Integer.parseInt(found.group(2));
    int minute = first(found, 3, 5);
    int second = first(found, 4, 6);
    // The last hour of a day ends at 24:00.
    return hour == 24 && minute == 0 && second == 0
        ? day.plusDays(1).atStartOfDay()
        : day.atTime(hour, minute, second);
  }

  private static int first(Matcher found, int one, int other) {
    var text = found.group(one) == null ? found.group(other) : found.group(one);
    return text == null ? 0 : Integer.parseInt(text);
  }

  private static Short year(String text) {
    var found = CENTURIES.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is no year");
    }
    return Short.valueOf(found.group(1));
  }
}
