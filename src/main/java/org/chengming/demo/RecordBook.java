package org.chengming.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.OrganisationCode;
import org.chengming.organisations.RegisterBody;
import org.jspecify.annotations.Nullable;

/**
 * Records of the demo province's registers in the making, and the bodies, companies and days they
 * are made of. Companies are called 示例 and have credit codes of a division that does not exist;
 * persons have numbers in the place of names.
 */
final class RecordBook {
  private static final List<String> WORDS =
      List.of(
          "松江", "北疆", "龙江", "黑土", "三江", "兴安", "完达山下", "嫩水", "雪原", "寒地", "绿野", "金秋", "沃野", "冰城",
          "林海", "稻乡", "湿地", "丰禾", "长青", "新程");
  private static final List<String> TRADES =
      List.of(
          "食品有限公司",
          "乳业有限公司",
          "粮油有限公司",
          "餐饮管理有限公司",
          "医药连锁有限公司",
          "商贸有限公司",
          "热力有限公司",
          "水泥有限公司",
          "化工有限公司",
          "建筑工程有限公司",
          "造纸有限公司",
          "肉类加工有限公司");

  private final Map<String, List<Map<String, String>>> registers = new LinkedHashMap<>();
  private final Map<String, String> creditCodes = new HashMap<>();
  private final List<Issuer> issuers;
  private final LocalDate today;
  private final List<Company> companies = new ArrayList<>();

  /**
   * @param trade what the end of its name says it does
   */
  record Company(String name, String uscc, String city, String trade) {}

  RecordBook(List<Issuer> issuers, List<RegisterBody> bodies, LocalDate today) {
    this.issuers = issuers;
    this.today = today;
    bodies.stream()
        .filter(body -> body.uscc() != null)
        .forEach(body -> creditCodes.put(body.code(), String.valueOf(body.uscc())));
    var pen = new Pen(11);
    for (var city : cities()) {
      for (var trade : TRADES) {
        var word = WORDS.get(pen.between(0, WORDS.size() - 1));
        companies.add(
            new Company(
                city.area() + "示例" + word + trade,
                uscc("91", companies.size() + 1),
                city.area(),
                trade.replace("有限公司", "")));
      }
    }
  }

  /** Under division 239900, which is none. */
  private static String uscc(String kind, int number) {
    return DemoBodies.uscc(kind, "239900", OrganisationCode.withCheck("DM%06d".formatted(number)))
        .value();
  }

  /** What was written, by register. */
  Map<String, List<Map<String, String>>> registers() {
    return registers;
  }

  LocalDate today() {
    return today;
  }

  int year() {
    return today.getYear();
  }

  List<Issuer> issuers() {
    return issuers;
  }

  /** Governments of the prefectures. */
  List<Issuer> cities() {
    return issuers.stream()
        .filter(i -> i.level() == BodyLevel.PREFECTURE && i.government())
        .toList();
  }

  /** Governments of the counties, each with its prefecture's name. */
  List<Issuer> countiesOf(Issuer city) {
    return issuers.stream()
        .filter(
            i ->
                i.level() == BodyLevel.COUNTY
                    && i.government()
                    && i.place().startsWith(city.place().substring(0, 4)))
        .toList();
  }

  /** A department beside that government. */
  Issuer department(Issuer government, String key) {
    return issuers.stream()
        .filter(
            i ->
                i.place().equals(government.place())
                    && i.level() == government.level()
                    && i.department().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** The credit code of a body; one of the province's government where it has none. */
  String creditCode(Issuer of) {
    return creditCodes.getOrDefault(of.code(), creditCodes.values().iterator().next());
  }

  /** Companies of that city whose trade is one of these. */
  List<Company> companies(Issuer city, String... trades) {
    var wanted = List.of(trades);
    return companies.stream()
        .filter(
            c -> c.city().equals(city.area()) && (wanted.isEmpty() || wanted.contains(c.trade())))
        .toList();
  }

  /** A day so many days back. */
  LocalDate ago(int days) {
    return today.minusDays(days);
  }

  boolean hasCome(LocalDate day) {
    return !day.isAfter(today);
  }

  /** The day, or today where it has not come. */
  LocalDate atMostToday(LocalDate day) {
    return hasCome(day) ? day : today;
  }

  Row row(String register) {
    var row = new Row();
    registers.computeIfAbsent(register, name -> new ArrayList<>()).add(row.cells);
    return row;
  }

  /** A record being written. */
  static final class Row {
    private final Map<String, String> cells = new LinkedHashMap<>();

    /**
     * @param value left out when null
     */
    Row put(String field, @Nullable Object value) {
      if (value != null) {
        cells.put(field, value.toString());
      }
      return this;
    }

    /** An amount in hundredths of its unit. */
    Row amount(String field, long hundredths) {
      return put(field, hundredths(hundredths));
    }

    Row body(Issuer of) {
      return put("body", of.name());
    }
  }

  static String hundredths(long number) {
    return "%s%d.%02d"
        .formatted(number < 0 ? "-" : "", Math.abs(number) / 100, Math.abs(number) % 100);
  }
}
