package org.chengming.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.chengming.organisations.BodyLevel;

/**
 * Finds for a kind of document somebody to issue it, a day to issue it on, and what it is called.
 */
final class Slots {
  static final LocalDate LAST = LocalDate.of(2026, 11, 12);
  private static final List<String> VILLAGES =
      List.of("永胜村", "兴隆村", "红旗村", "东风村", "富强村", "新立村", "长青村", "团结村", "胜利村", "和平村", "保安村", "双兴村");
  private static final List<String> TOWNS =
      List.of("城郊乡", "兴安镇", "长发镇", "四合镇", "望江镇", "松木河乡", "西格木镇", "群胜乡");
  private static final List<String> MATTERS =
      List.of(
          "城市供水管网改造工程可行性研究报告",
          "国土空间总体规划局部调整方案",
          "保障性住房配套基础设施项目初步设计",
          "设立省级经济开发区",
          "城市基准地价更新成果",
          "水库除险加固工程初步设计报告",
          "历史文化街区保护规划",
          "乡镇级饮用水水源保护区划分方案",
          "中等职业学校布局调整方案",
          "公立医院新建住院楼项目建议书");
  private static final List<String> ACCIDENTS = List.of("一般中毒和窒息", "一般中毒和窒息", "一般中毒和窒息", "较大中毒和窒息");

  private final List<Issuer> issuers;
  private final Predicate<LocalDate> working;
  private final Set<String> once = new HashSet<>();

  Slots(List<Issuer> issuers, Predicate<LocalDate> working) {
    this.issuers = issuers;
    this.working = working;
  }

  /**
   * The document, with an older one it replaces before it and an explainer after it now and then;
   * none when its place is taken.
   */
  List<Slot> of(Kind kind, Pen pen, long seed) {
    return switch (kind) {
      case WORK, OPINION, SCHEME, MEASURES, BLUEPRINT -> policy(kind, pen, seed);
      case HEATING ->
          yearly(kind, pen, seed, issuer(pen, List.of("fgw"), false), 8, 4, "关于调整%s居民供热价格的通知");
      case BUDGET -> yearly(kind, pen, seed, issuer(pen, List.of(), true), 2, 1, "%s%d年部门预算公开说明");
      case DISCLOSURE_REPORT ->
          yearly(kind, pen, seed, issuer(pen, List.of(), true), 1, 1, "%s%d年政府信息公开工作年度报告");
      case STATISTICS ->
          yearly(kind, pen, seed, issuer(pen, List.of("tj"), true), 3, 1, "%s%d年国民经济和社会发展统计公报");
      case FOOD -> single(kind, pen, seed, issuer(pen, List.of("sc"), true));
      case PUBLIC_NOTICE, LAND, ACCIDENT ->
          single(kind, pen, seed, issuer(pen, List.of("gov"), false));
      case DECISION -> single(kind, pen, seed, issuer(pen, List.of("gov"), true));
      case RECRUITMENT -> single(kind, pen, seed, issuer(pen, List.of("rs", "jy"), true));
      case REPLY -> single(kind, pen, seed, issuer(pen, List.of("gov", "fgw"), true));
      case EXPLAINER, SECTOR -> List.of();
    };
  }

  private List<Slot> policy(Kind kind, Pen pen, long seed) {
    var topic = pen.one(Topic.all());
    var wide = kind == Kind.BLUEPRINT;
    var issuer =
        wide || pen.chance(35)
            ? issuer(pen, List.of(pen.chance(60) || wide ? "gov" : "office"), true)
            : issuer(pen, List.of(topic.department(), "office"), true);
    var formed =
        wide
            ? workingDay(
                LocalDate.of(
                    pen.one(List.of(2016, 2017, 2021, 2021, 2022, 2026)),
                    pen.between(3, 10),
                    pen.between(1, 28)))
            : day(pen, 2012, 1, 12);
    var title = issuer.name() + title(kind, topic, issuer, formed, pen);
    var slot =
        new Slot(
            kind, issuer, wide ? null : topic, formed, published(pen, formed), title, null, seed);
    var all = new ArrayList<Slot>();
    if (kind == Kind.MEASURES && formed.getYear() >= 2017 && pen.chance(40)) {
      var before = workingDay(formed.minusDays(pen.between(1300, 1800)));
      var old =
          new Slot(
              kind,
              issuer,
              topic,
              before,
              published(pen, before),
              title.replace("管理办法", "管理暂行办法"),
              null,
              seed + 1_000_000_000L);
      all.add(old);
      slot = new Slot(kind, issuer, topic, formed, slot.publishedOn(), title, old, seed);
    }
    all.add(slot);
    if (kind.policy() && formed.getYear() >= 2014 && pen.chance(38)) {
      all.add(explainer(slot, pen, seed));
    }
    return all;
  }

  private Slot explainer(Slot policy, Pen pen, long seed) {
    var formed = workingDay(policy.publishedOn().plusDays(pen.between(0, 6)));
    var name =
        policy
            .title()
            .substring(policy.issuer().name().length())
            .replaceFirst("^关于印发", "")
            .replaceFirst("的通知$", "");
    return new Slot(
        Kind.EXPLAINER,
        policy.issuer(),
        policy.topic(),
        formed,
        formed,
        (name.startsWith("《") ? name : "《" + name + "》") + "政策解读",
        policy,
        seed + 2_000_000_000L);
  }

  private static String title(Kind kind, Topic topic, Issuer issuer, LocalDate formed, Pen pen) {
    return switch (kind) {
      case OPINION ->
          "关于" + pen.one("加强", "推进", "进一步做好") + topic.full() + "的" + pen.one("实施意见", "指导意见", "意见");
      case SCHEME -> "关于印发《%s实施方案》的通知".formatted(topic.full());
      case MEASURES -> "关于印发《%s%s管理办法》的通知".formatted(issuer.area(), topic.full());
      case BLUEPRINT ->
          "关于印发《%s“%s”公共服务规划》的通知"
              .formatted(
                  issuer.area(),
                  formed.getYear() < 2021 ? "十三五" : formed.getYear() < 2026 ? "十四五" : "十五五");
      default ->
          "关于"
              + pen.one("做好%d年%s工作", "进一步加强%2$s工作", "抓好%2$s工作落实", "切实做好当前%2$s工作")
                  .formatted(formed.getYear(), topic.full())
              + "的通知";
    };
  }

  private List<Slot> yearly(
      Kind kind, Pen pen, long seed, Issuer issuer, int month, int every, String title) {
    var formed = day(pen, 2013, month, Math.min(month + 1, 12));
    if (!once.add(kind + issuer.code() + formed.getYear() / every)) {
      return List.of();
    }
    var name = kind == Kind.HEATING || kind == Kind.STATISTICS ? issuer.area() : issuer.name();
    var year = kind == Kind.BUDGET ? formed.getYear() : formed.getYear() - 1;
    return List.of(
        new Slot(
            kind,
            issuer,
            null,
            formed,
            published(pen, formed),
            title.formatted(name, year),
            null,
            seed));
  }

  private List<Slot> single(Kind kind, Pen pen, long seed, Issuer issuer) {
    var formed = day(pen, kind == Kind.LAND ? 2020 : kind == Kind.DECISION ? 2017 : 2012, 1, 12);
    var title =
        switch (kind) {
          case FOOD -> issuer.area() + "食品安全监督抽检信息公告（" + formed.getYear() + "年第%d期）";
          case LAND -> "关于" + pen.one(TOWNS) + pen.one(VILLAGES) + "征收土地补偿安置方案的公告";
          case RECRUITMENT ->
              "%s%d年公开招聘%s工作人员公告"
                  .formatted(
                      issuer.area(),
                      formed.getYear(),
                      issuer.department().equals("jy") ? "教师和教育系统" : "事业单位");
          case REPLY ->
              issuer.name()
                  + "关于同意"
                  + pen.one(TOWNS).replaceFirst("[镇乡]$", "")
                  + "片区"
                  + pen.one(MATTERS)
                  + "的批复";
          case DECISION -> issuer.name() + "关于废止部分行政规范性文件的决定";
          case ACCIDENT ->
              "%s“%d·%d”%s事故调查报告"
                  .formatted(
                      issuer.area(),
                      InspectionWriter.accidentDay(formed).getMonthValue(),
                      InspectionWriter.accidentDay(formed).getDayOfMonth(),
                      pen.one(ACCIDENTS));
          default ->
              issuer.name() + "关于" + (pen.chance(40) ? "部分路段临时交通管制" : season(formed)) + "的通告";
        };
    return List.of(new Slot(kind, issuer, null, formed, published(pen, formed), title, null, seed));
  }

  /** What the time of year forbids. */
  private static String season(LocalDate day) {
    return switch (day.getMonthValue()) {
      case 12, 1, 2 -> "禁止燃放烟花爆竹";
      case 3, 4, 5, 6 -> "春季森林草原防火禁火";
      case 7, 8 -> "部分路段临时交通管制";
      default -> "秋季秸秆禁烧";
    };
  }

  /**
   * Somebody of these departments, of any when none is named; the home of the 2014 notice a little
   * oftener than its size.
   */
  private Issuer issuer(Pen pen, List<String> departments, boolean province) {
    var roll = pen.between(1, 100);
    var home = roll > 94 ? "230804" : roll > 86 ? "2308" : "";
    var level =
        roll > 86
            ? null
            : roll > 52 ? BodyLevel.COUNTY : roll > 24 ? BodyLevel.PREFECTURE : BodyLevel.PROVINCE;
    for (var wanted : departments.isEmpty() ? List.of("") : departments) {
      var fitting =
          issuers.stream()
              .filter(i -> level == null ? i.place().equals(home) : i.level() == level)
              .filter(i -> wanted.isEmpty() ? !i.government() : i.department().equals(wanted))
              .toList();
      if (!fitting.isEmpty() && (province || level != BodyLevel.PROVINCE)) {
        return pen.one(fitting);
      }
    }
    return issuers.stream()
        .filter(
            i ->
                i.code()
                    .equals(
                        "jiamusi-" + (departments.isEmpty() ? "office" : departments.getFirst())))
        .findFirst()
        .or(() -> issuers.stream().filter(i -> i.code().equals("jiamusi")).findFirst())
        .orElseThrow();
  }

  /** A working day from the first year on, later years oftener. */
  private LocalDate day(Pen pen, int firstYear, int fromMonth, int toMonth) {
    var year = Math.max(pen.between(firstYear, 2026), pen.between(firstYear, 2026));
    var date = LocalDate.of(year, pen.between(fromMonth, toMonth), pen.between(1, 28));
    return workingDay(date.isAfter(LAST) ? date.minusYears(1) : date);
  }

  /** Mostly within twenty working days, as Art. 26 wants; one in fifteen is late. */
  private LocalDate published(Pen pen, LocalDate formed) {
    var late = pen.chance(7);
    var date =
        workingDay(
            formed.plusDays(late ? pen.between(32, 180) : pen.chance(30) ? 0 : pen.between(1, 18)));
    return date.isAfter(LAST)
        ? workingDay(LAST.minusDays(1)).isBefore(formed) ? formed : workingDay(LAST.minusDays(1))
        : date;
  }

  private LocalDate workingDay(LocalDate date) {
    var day = date;
    while (!working.test(day)) {
      day = day.plusDays(1);
    }
    return day;
  }
}
