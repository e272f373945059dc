package org.chengming.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Results of inspections: food samples, and reports on accidents. Firms are told apart by letters;
 * no persons appear.
 */
final class InspectionWriter {
  private static final List<String> FOODS =
      List.of(
          "大米", "小麦粉", "豆油", "酱油", "食醋", "散装白酒", "红肠", "鲜牛肉", "韭菜", "豇豆", "鸡蛋", "草鱼", "纯牛奶", "蛋糕",
          "月饼", "饮用纯净水", "木耳", "粘豆包", "冷冻水饺", "蜂蜜");
  private static final List<String> FAULTS =
      List.of("菌落总数", "腐霉利", "脱氢乙酸及其钠盐", "酒精度", "过氧化值", "恩诺沙星", "大肠菌群", "二氧化硫残留量", "铜绿假单胞菌");
  private static final List<String> CAUSES =
      List.of(
          "安全教育培训不到位，作业人员不了解岗位风险和应急措施",
          "未按照规定进行风险辨识，没有制定专项施工方案",
          "现场没有专人监护，违章指挥、冒险作业",
          "设备带病运行，安全保护装置失效",
          "隐患排查治理走过场，已经发现的隐患没有整改");

  Written food(Planned d, Pen pen, Shelf shelf) {
    var batches = pen.between(60, 420);
    var bad = pen.between(1, 7);
    var rows = new ArrayList<List<String>>();
    for (var i = 0; i < bad; i++) {
      rows.add(
          List.of(
              String.valueOf(i + 1),
              pen.one(FOODS),
              d.issuer().area()
                  + "某"
                  + pen.one("超市", "农贸市场摊位", "食品店", "餐饮店", "生鲜店")
                  + (char) ('A' + i),
              Html.day(d.formedOn().minusDays(pen.between(20, 70))),
              pen.one(FAULTS)));
    }
    var html =
        new Html()
            .p(
                "近期，%s组织食品安全监督抽检，共抽取%s等%d类食品%d批次，检验合格%d批次，不合格%d批次，合格率%.2f%%。现将有关情况公告如下："
                    .formatted(
                        d.issuer().name(),
                        String.join("、", pen.some(FOODS, 4)),
                        pen.between(5, 14),
                        batches,
                        batches - bad,
                        bad,
                        (batches - bad) * 100.0 / batches));
    html.h2("一、不合格食品情况").table("不合格样品信息", List.of("序号", "食品名称", "被抽样单位", "抽样日期", "不合格项目"), rows);
    html.h2("二、核查处置情况")
        .p("对抽检发现的不合格食品，已责令生产经营者立即下架、召回，查清流向、分析原因、整改到位，并依法立案查处%d起。核查处置结果按规定另行公布。", bad);
    html.h2("三、消费提示")
        .p(
            pen.one(
                    "购买散装食品时，请留意标签上的生产日期、保质期和贮存条件，尽量选择信誉好、冷链条件完备的经营者。",
                    "蔬菜食用前请用流动清水冲洗，去皮或者焯水后再烹调，可以减少农药残留。",
                    "请不要购买来源不明的散装白酒，出现头痛、视物模糊等症状应当立即就医。")
                + "发现食品安全问题，请拨打12315投诉举报。");
    return Written.of(html.signed(d).toString())
        .with(
            List.of(
                Sheets.csv("不合格样品信息.csv", List.of("序号", "食品名称", "被抽样单位", "抽样日期", "不合格项目"), rows)))
        .summed("抽检食品%d批次，不合格%d批次。".formatted(batches, bad));
  }

  /** Reports come within the time the regulation gives (Art. 29 of order 493). */
  static LocalDate accidentDay(LocalDate reported) {
    return reported.minusDays(58);
  }

  Written accident(Planned d, Pen pen, Shelf shelf) {
    var day = accidentDay(d.formedOn());
    var dead = d.title().contains("较大") ? pen.between(3, 5) : pen.between(1, 2);
    var loss = pen.between(120, 890);
    var place = d.issuer().area();
    var html =
        new Html()
            .p(
                "%s%d时%d分许，%s某企业在作业过程中发生事故，造成%d人死亡，直接经济损失%d万元。",
                Html.day(day), pen.between(7, 18), pen.between(1, 59), place, dead, loss);
    html.p(
        "依据《中华人民共和国安全生产法》《生产安全事故报告和调查处理条例》，%s成立事故调查组，由应急管理、公安、工会等部门派员组成，并聘请专家参加。调查组坚持科学严谨、依法依规、实事求是、注重实效的原则，查明了事故经过、原因，认定了事故性质，提出了处理建议和整改措施。现将有关情况报告如下：",
        d.issuer().governmentName());
    html.h2("一、基本情况")
        .p(
            "（一）事故单位。某企业甲，成立%d年，许可证照在有效期内，从业人员%d人；某企业乙，承担现场作业，没有相应资质。",
            pen.between(3, 20), pen.between(18, 260));
    html.p(
        "（二）作业现场。事发区域为封闭空间，长约%d米、宽约%d米，设有通风口%d处，事发时通风设备没有开启。",
        pen.between(6, 40), pen.between(3, 12), pen.between(1, 4));
    html.h2("二、事故经过和应急处置")
        .p(
            "当日上班后，现场负责人安排%d名作业人员实施作业，作业前没有检测气体浓度，没有办理作业审批手续。作业约%d分钟后，1名人员倒地，其他人员在没有佩戴防护装备的情况下盲目施救，造成伤亡扩大。",
            pen.between(2, 5), pen.between(10, 50));
    html.p(
        "接报后，消防、医疗救援力量%d分钟内到达现场，将被困人员全部救出送医。%s启动应急响应，开展现场处置、家属安抚和善后赔偿，未发生次生事故。经评估，应急响应及时、处置得当。",
        pen.between(8, 25), d.issuer().governmentName());
    html.h2("三、事故原因和性质").p("（一）直接原因。作业人员违反“先通风、再检测、后作业”的规定进入有限空间，吸入有毒有害气体。").p("（二）间接原因。");
    var number = 0;
    for (var cause : pen.some(CAUSES, 3)) {
      html.p("%d. %s。", ++number, cause);
    }
    html.p("（三）事故性质。经调查认定，这是一起%s生产安全责任事故。", d.title().contains("较大") ? "较大" : "一般");
    html.h2("四、责任认定和处理建议")
        .p("（一）某企业甲、某企业乙对事故发生负有责任，由应急管理部门依法给予行政处罚，并纳入安全生产失信联合惩戒。")
        .p("（二）企业主要负责人、现场负责人涉嫌犯罪的，由司法机关依法处理。")
        .p("（三）有关监管部门履职不到位，责成作出深刻检查，对相关责任人员依规依纪处理。");
    html.h2("五、防范和整改措施");
    var order = 0;
    for (var measure :
        Topic.all().stream()
            .filter(t -> t.name().equals("安全生产"))
            .findFirst()
            .orElseThrow()
            .measures()) {
      html.p("（" + Html.chinese(++order) + "）" + measure);
    }
    return Written.of(html.p(d.issuer().name() + "事故调查组").p(Html.day(d.formedOn())).toString())
        .summed("%s发生的事故造成%d人死亡，直接经济损失%d万元，认定为责任事故。".formatted(Html.day(day), dead, loss));
  }
}
