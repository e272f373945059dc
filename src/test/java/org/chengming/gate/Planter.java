package org.chengming.gate;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes numbers and addresses of persons who do not exist, right in form and check, and writes them
 * as people do; and things that only look like them. The same seed makes the same.
 */
final class Planter {
  private static final List<String> AREAS =
      List.of("230102", "230103", "232126", "110105", "320602", "440305", "510107", "622301");
  private static final List<String> MOBILES =
      List.of("130", "138", "139", "147", "150", "158", "166", "176", "181", "188", "191", "199");
  private static final List<String> ISSUERS =
      List.of("622202", "621700", "622848", "621661", "623052");
  private static final String CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final List<String> INVISIBLE =
      List.of("\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad");

  private final Random random;

  Planter(Random random) {
    this.random = random;
  }

  /**
   * Something planted.
   *
   * @param plain the number in one spelling
   * @param written as it stands in the text
   */
  record Item(FindingKind kind, String plain, String written) {}

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> of) {
    return of.get(below(of.size()));
  }

  String figures(int count) {
    var figures = new StringBuilder();
    for (int i = 0; i < count; i++) {
      figures.append(below(10));
    }
    return figures.toString();
  }

  String residentId() {
    var number =
        one(AREAS)
            + "%d%02d%02d".formatted(1930 + below(90), 1 + below(12), 1 + below(28))
            + figures(3);
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (number.charAt(i) - '0') * weights[i];
    }
    return number + "10X98765432".charAt(sum % 11);
  }

  String oldResidentId() {
    return one(AREAS)
        + "%02d%02d%02d".formatted(30 + below(69), 1 + below(12), 1 + below(28))
        + figures(3);
  }

  String mobile() {
    return one(MOBILES) + figures(8);
  }

  String card() {
    var number = one(ISSUERS) + figures(one(List.of(9, 12)));
    for (char check = '0'; ; check++) {
      if (BankCard.checked(number + check)) {
        return number + check;
      }
    }
  }

  /**
   * @param front what stands before the number of the organisation, six signs of division after it
   */
  String code(String front) {
    var code = new StringBuilder(front + one(AREAS));
    while (code.length() < 17) {
      code.append(CODE_SIGNS.charAt(below(CODE_SIGNS.length())));
    }
    int sum = 0;
    for (int i = 0, weight = 1; i < 17; i++, weight = weight * 3 % 31) {
      sum += CODE_SIGNS.indexOf(code.charAt(i)) * weight;
    }
    return code.append(CODE_SIGNS.charAt((31 - sum % 31) % 31)).toString();
  }

  String plate() {
    var front = one(List.of("黑", "吉", "京", "沪", "粤")) + one(List.of("A", "B", "C", "R"));
    return switch (below(4)) {
      case 0 -> front + one(List.of("D", "F")) + figures(5);
      case 1 -> front + figures(3) + one(List.of("K", "Q")) + figures(1);
      default -> front + figures(5);
    };
  }

  private Item telephone() {
    var area = one(List.of("0451", "0452", "010", "024", "0755"));
    var local = (2 + below(7)) + figures(7);
    var written =
        switch (below(4)) {
          case 0 -> "（" + area + "）" + local;
          case 1 -> area + " " + local;
          case 2 -> area + "-" + local.substring(0, 4) + " " + local.substring(4);
          default -> area + "-" + local;
        };
    return new Item(FindingKind.FIXED_PHONE, area + local, written);
  }

  private Item address(boolean home) {
    var road = one(List.of("试验", "澄江", "松岭", "北苑")) + one(List.of("路", "街", "大街", "巷"));
    int house = 1 + below(400);
    var written =
        home
            ? switch (below(3)) {
              case 0 -> "%s%d号%d单元%d室".formatted(road, house, 1 + below(6), 101 + below(1800));
              case 1 ->
                  "%s小区%d号楼%d单元%d"
                      .formatted(
                          road.substring(0, 2), 1 + below(30), 1 + below(6), 101 + below(900));
              default -> "%s村%d组%d号".formatted(road.substring(0, 2), 1 + below(9), house);
            }
            : "%s%d号".formatted(road, house);
    return new Item(home ? FindingKind.HOME_ADDRESS : FindingKind.ADDRESS, written, written);
  }

  /** Something of the kind, in any spelling; with its words before it, in half of all. */
  Item of(FindingKind kind) {
    return switch (kind) {
      case RESIDENT_ID -> {
        var number = residentId();
        yield new Item(kind, number, spelled(number, 6, 8, 4));
      }
      case MOBILE -> {
        var number = mobile();
        yield new Item(kind, number, (below(12) == 0 ? "+86 " : "") + spelled(number, 3, 4, 4));
      }
      case BANK_CARD -> {
        var number = card();
        yield new Item(kind, number, spelled(number, 4, 4, 4, 4));
      }
      case PLATE -> {
        var number = plate();
        yield new Item(
            kind,
            number,
            below(3) == 0 ? number.substring(0, 2) + "·" + number.substring(2) : number);
      }
      case EMAIL -> {
        var mail = "u" + figures(5) + one(List.of("@example.org", "@mail.example.com"));
        yield new Item(kind, mail.toUpperCase(Locale.ROOT), mail);
      }
      case SOLE_TRADER -> {
        var code = code("92");
        yield new Item(kind, code, code);
      }
      case TRAVEL_DOCUMENT -> {
        var number = "E" + figures(8);
        yield new Item(kind, number, "护照" + number);
      }
      case FIXED_PHONE -> telephone();
      case ADDRESS -> address(false);
      case HOME_ADDRESS -> address(true);
      case PERSON_NAME, WRONG_WORD, DOUBTFUL_WORD ->
          throw new IllegalArgumentException("No number: " + kind);
    };
  }

  /**
   * The number as people write it: in groups, wide, in Chinese figures, broken, with unseen signs.
   */
  String spelled(String number, int... groups) {
    return switch (below(10)) {
      case 0 -> grouped(number, " ", groups);
      case 1 -> grouped(number, one(List.of("-", "—", "·", ".")), groups);
      case 2 -> wide(number);
      case 3 -> chinese(number);
      case 4 -> broken(number);
      case 5 -> unseen(number);
      case 6 -> number.toLowerCase(Locale.ROOT);
      default -> number;
    };
  }

  private static String grouped(String number, String between, int... groups) {
    var written = new StringBuilder();
    int at = 0;
    for (int group : groups) {
      written
          .append(at == 0 ? "" : between)
          .append(number, at, Math.min(number.length(), at + group));
      at = Math.min(number.length(), at + group);
    }
    return at < number.length() ? written + between + number.substring(at) : written.toString();
  }

  private static String wide(String number) {
    return number
        .chars()
        .mapToObj(c -> String.valueOf((char) (c + 0xFEE0)))
        .reduce("", String::concat);
  }

  private static String chinese(String number) {
    return number
        .chars()
        .mapToObj(c -> c == 'X' ? "X" : "〇一二三四五六七八九".substring(c - '0', c - '0' + 1))
        .reduce("", String::concat);
  }

  private String broken(String number) {
    int at = 3 + below(number.length() - 6);
    return number.substring(0, at) + one(List.of("\n", "\n  ", "\r\n")) + number.substring(at);
  }

  private String unseen(String number) {
    var written = new StringBuilder();
    number
        .chars()
        .forEach(c -> written.append((char) c).append(below(3) == 0 ? one(INVISIBLE) : ""));
    return written.toString();
  }

  /** What only looks like a number of a person, with the words it stands among. */
  String likeness() {
    var eleven = mobile();
    return switch (below(22)) {
      case 0 -> "试政发〔%d〕%d号".formatted(2010 + below(17), 1 + below(300));
      case 1 -> "统一社会信用代码：" + code("91");
      case 2 -> "统一社会信用代码" + code("11");
      case 3 -> "索引号：%s/%d-%05d".formatted("230000006", 2010 + below(17), below(99999));
      case 4 -> "投资%s元".formatted(eleven);
      case 5 -> "总额%s.%02d万元".formatted(figures(6), below(100));
      case 6 -> "流水号%s".formatted(eleven);
      case 7 -> "物资编码：%s".formatted(eleven);
      case 8 -> "（%d）黑0102民初%d号".formatted(2010 + below(17), below(20000));
      case 9 ->
          "%d年%d月%d日%02d:%02d:%02d"
              .formatted(
                  2000 + below(27), 1 + below(12), 1 + below(28), below(24), below(60), below(60));
      case 10 -> "发票代码%s，发票号码%s".formatted(figures(12), figures(8));
      case 11 -> "招标编号：HLJ-%d-%s".formatted(2010 + below(17), eleven);
      case 12 -> "https://www.example.org/art/%d/%s.html".formatted(2010 + below(17), eleven);
      case 13 -> "坐标%d.%s，%d.%s".formatted(120 + below(14), eleven, 43 + below(10), figures(8));
      case 14 -> "登记号2026SR%s".formatted(figures(7));
      case 15 -> "许可证编号：%s%s".formatted("JY12301020", figures(6));
      case 16 -> "热线12345，服务时间8:30—17:00";
      case 17 -> "预算%,d元，结余%,d元".formatted(below(2_000_000_000), below(90_000_000));
      case 18 -> "设备序列号SN%sA".formatted(eleven);
      case 19 -> "项目代码%d-230102-04-01-%s".formatted(2010 + below(17), figures(6));
      case 20 -> "合同编号%s".formatted(figures(16));
      default -> "面积%s平方米，%d户，第%d号楼改造".formatted(figures(4), below(900), below(40));
    };
  }
}
