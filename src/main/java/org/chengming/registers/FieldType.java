package org.chengming.registers;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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
  BOOLEAN("boolean", "是或否"),
  DATE("date", "日期，比如2026-03-01"),
  DATETIME("timestamp", "日期和时间，比如2026-03-01 08:00"),
  YEAR("smallint", "年份，比如2026");

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,10})?");
  private static final Pattern CENTURIES = Pattern.compile("(19|20)\\d\\d");

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
  Object parse(String text) {
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
      case LocalDateTime moment -> MINUTE.format(moment);
      case Boolean yes -> yes ? "true" : "false";
      default -> value.toString();
    };
  }

  /**
   * With or without thousands separators; nothing so long that counting with it would take time.
   */
  private static BigDecimal plain(String text) {
    var bare = text.replace(",", "").replace("，", "");
    if (!PLAIN.matcher(bare).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is no number");
    }
    return new BigDecimal(bare);
  }

  private static Boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "是", "true", "1", "y", "yes", "有" -> true;
      case "否", "false", "0", "n", "no", "无" -> false;
      default -> throw new IllegalArgumentException("\"" + text + "\" is neither yes nor no");
    };
  }

  private static LocalDate date(String text) {
    return DateText.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no date"));
  }

  private static LocalDateTime moment(String text) {
    var bare = text.replace('T', ' ').replace('/', '-');
    return bare.length() == 16
        ? LocalDateTime.parse(bare, MINUTE)
        : LocalDateTime.parse(bare.replace(' ', 'T'));
  }

  private static Short year(String text) {
    var bare = text.endsWith("年") ? text.substring(0, text.length() - 1) : text;
    if (!CENTURIES.matcher(bare).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is no year");
    }
    return Short.valueOf(bare);
  }
}
