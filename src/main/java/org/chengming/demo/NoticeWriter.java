package org.chengming.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Announcements to everybody: traffic, heating prices, land, recruitment. */
final class NoticeWriter {
  private static final List<String> POSTS =
      List.of(
          "综合岗位",
          "财务岗位",
          "信息技术岗位",
          "工程技术岗位",
          "法务岗位",
          "档案管理岗位",
          "检验检测岗位",
          "护理岗位",
          "语文教师",
          "数学教师",
          "农业技术推广岗位",
          "规划设计岗位");
  private static final List<String> MAJORS =
      List.of(
          "专业不限",
          "会计学、财务管理",
          "计算机类",
          "土木类",
          "法学类",
          "图书情报与档案管理类",
          "食品科学与工程类",
          "护理学类",
          "汉语言文学",
          "数学类",
          "植物生产类",
          "城乡规划");
  private static final List<String> CROPS = List.of("旱田", "水田", "菜田", "林地", "其他农用地");

  Written publicNotice(Planned d, Pen pen, Shelf shelf) {
    var html = new Html();
    var start = d.formedOn().plusDays(pen.between(3, 12));
    var end = start.plusDays(pen.between(20, 120));
    if (d.title().contains("禁")) {
      html.p("为维护公共安全和环境秩序，保护人民群众生命财产安全，根据有关法律、法规规定，现就有关事项通告如下：");
      html.p(
          "一、自%s至%s，在%s划定区域内实施%s。",
          Html.day(start),
          Html.day(end),
          d.issuer().area(),
          d.title().contains("烟花") ? "烟花爆竹禁放管理" : d.title().contains("秸秆") ? "秸秆禁烧管控" : "封山禁火管理");
      html.p("二、管控区域以%s公布的示意图为准，国家机关、学校、医院、加油站、集贸市场、林缘周边500米范围内全年管控。", d.issuer().governmentName());
      html.p("三、违反本通告的，由公安、应急管理、生态环境等部门依法处理；造成损失的，依法承担赔偿责任。");
      html.p("四、鼓励单位和个人举报违法行为，举报电话12345。对查证属实的，按照规定给予奖励并为举报人保密。");
    } else {
      html.p(
          "因%s，为保障施工安全和通行秩序，根据《中华人民共和国道路交通安全法》第三十九条的规定，决定对部分路段采取临时交通管理措施。现通告如下：",
          pen.one("供热主管网改造", "排水管网建设", "桥梁维修加固", "道路大修", "轨道交通站点施工"));
      html.p("一、施工时间：%s至%s，遇大风、降雨、寒潮等天气顺延。", Html.day(start), Html.day(end));
      html.p(
          "二、施工期间，%s禁止机动车通行；非机动车和行人请按现场标志通行。",
          pen.one("示范大街（第一道街至第五道街）半幅路面", "解放路与建设街交叉路口", "滨江路东段", "站前广场周边路段"));
      html.p("三、%d路、%d路公交线路临时绕行，具体站点以站牌公告为准。", pen.between(1, 30), pen.between(31, 120));
      html.p("四、周边单位和居民的出行不便，敬请谅解。咨询电话：12345。");
    }
    html.p("本通告自发布之日起施行。");
    return Written.of(html.signed(d).toString()).inForce(start, end);
  }

  Written heating(Planned d, Pen pen, Shelf shelf) {
    var old = pen.between(3150, 3900) / 100.0;
    var now = old + pen.between(80, 320) / 100.0;
    var season = d.year() + "—" + (d.year() + 1) + "年采暖期";
    var html = new Html().p("各供热单位，各热用户：");
    html.p(
        "为疏导供热成本，保障供热行业可持续运行，根据《政府制定价格行为规则》等规定，经成本监审、听证和集体审议，并报请%s同意，现将供热价格有关事项通知如下：",
        d.issuer().governmentName());
    html.p(
        "一、价格标准。居民供热价格由每平方米（使用面积）%.2f元调整为%.2f元；非居民供热价格由每平方米%.2f元调整为%.2f元。"
            .formatted(old, now, old * 1.15, now * 1.15));
    html.table(
        "供热价格调整表（单位：元/平方米·采暖期）",
        List.of("类别", "调整前", "调整后", "增减"),
        List.of(
            List.of(
                "居民", "%.2f".formatted(old), "%.2f".formatted(now), "%.2f".formatted(now - old)),
            List.of(
                "非居民",
                "%.2f".formatted(old * 1.15),
                "%.2f".formatted(now * 1.15),
                "%.2f".formatted((now - old) * 1.15))));
    html.p("二、困难群众补助。对城市低保户、特困供养人员，按照每户补助面积最高%d平方米给予补助，差额由财政承担，补助名单由社区公示。", pen.between(40, 60));
    html.p("三、供热质量。供热单位应当保证居民室内温度不低于20摄氏度。温度不达标的，按照不达标天数和幅度退还热费。");
    html.p(
        "四、执行时间。本通知自%s起执行。%s",
        season, d.about() == null ? "以往规定与本通知不一致的，以本通知为准。" : d.about().cited() + "同时废止。");
    var until = LocalDate.of(d.year() + 3, 10, 19);
    return Written.of(html.signed(d).toString())
        .inForce(LocalDate.of(d.year(), 10, 20), until)
        .summed("%s起，居民供热价格由每平方米%.2f元调整为%.2f元。".formatted(season, old, now));
  }

  Written land(Planned d, Pen pen, Shelf shelf) {
    var html = new Html();
    var village = d.title().replaceFirst("^关于", "").replaceFirst("征收土地.*$", "");
    html.p("根据《中华人民共和国土地管理法》及其实施条例的规定，经土地现状调查和社会稳定风险评估，拟定征地补偿安置方案，现公告如下：");
    html.p(
        "一、征收范围和目的。拟征收%s集体土地，用于%s。具体位置以勘测定界图为准。",
        village, pen.one("城市基础设施建设", "保障性住房建设", "学校建设", "公路建设", "水利设施建设"));
    var rows = new ArrayList<List<String>>();
    var area = 0.0;
    var total = 0.0;
    for (var crop : pen.some(CROPS, pen.between(2, 4))) {
      var hectares = pen.between(800, 90_000) / 10_000.0;
      var price = pen.between(45, 96);
      area += hectares;
      total += Math.round(hectares * price * 100) / 100.0;
      rows.add(
          List.of(
              crop, "%.4f".formatted(hectares), price + ".00", "%.2f".formatted(hectares * price)));
    }
    rows.add(List.of("合计", "%.4f".formatted(area), "", "%.2f".formatted(total)));
    html.table("征收土地现状和补偿费用表", List.of("地类", "面积（公顷）", "区片综合地价（万元/公顷）", "补偿费（万元）"), rows);
    html.p("二、补偿标准。土地补偿费和安置补助费按照公布的区片综合地价执行；青苗和地上附着物按照实际损失据实补偿，实施突击栽种、抢建的不予补偿。");
    html.p("三、安置对象和方式。涉及农业人口%d人，采取货币安置，并按照规定落实被征地农民社会保障费用，专款专用。", pen.between(6, 180));
    html.p(
        "四、补偿登记。土地所有权人、使用权人应当自公告期满之日起%d日内，持不动产权属证明材料到%s办理补偿登记。", 15, d.issuer().governmentName());
    html.p(
        "五、异议反馈。公告期为30日，自%s至%s。多数被征地农村集体经济组织成员认为方案不符合规定的，可以书面申请听证。",
        Html.day(d.publishedOn()), Html.day(d.publishedOn().plusDays(30)));
    return Written.of(html.p("特此公告。").signed(d).toString())
        .summed("拟征收%s集体土地%.4f公顷，补偿费用合计%.2f万元。".formatted(village, area, total));
  }

  Written recruitment(Planned d, Pen pen, Shelf shelf) {
    var rows = new ArrayList<List<String>>();
    var people = 0;
    for (var i = 0; i < pen.between(4, 9); i++) {
      var at = pen.between(0, POSTS.size() - 1);
      var count = pen.between(1, 6);
      people += count;
      rows.add(
          List.of(
              "%d%03d".formatted(d.year(), i + 1),
              POSTS.get(at),
              String.valueOf(count),
              pen.one("本科及以上", "大专及以上", "硕士研究生"),
              MAJORS.get(at)));
    }
    var signUp = d.publishedOn().plusDays(7);
    var exam = signUp.plusDays(pen.between(20, 40));
    var html =
        new Html()
            .p(
                "为满足工作需要，根据《事业单位公开招聘人员暂行规定》等规定，按照公开、平等、竞争、择优的原则，面向社会公开招聘工作人员%d名。现将有关事项公告如下：",
                people);
    html.h2("一、招聘岗位").table("岗位一览表", List.of("岗位代码", "岗位", "人数", "学历", "专业"), rows);
    html.h2("二、报名条件")
        .p(
            "具有中华人民共和国国籍，拥护宪法，品行良好，身体条件符合岗位要求，年龄在35周岁以下（博士研究生放宽至40周岁）。受过刑事处罚、在各级公务员招考中被认定有舞弊等严重违纪行为且在禁考期内的人员不得报名。");
    html.h2("三、报名和考试")
        .p("报名时间：%s9:00至%s17:00，采取网上报名方式，不收取报名费。", Html.day(signUp), Html.day(signUp.plusDays(5)));
    html.p(
        "笔试时间：%s，科目为《职业能力倾向测验》和《综合应用能力》，按照笔试成绩从高到低以1:3的比例确定面试人选。考试总成绩=笔试成绩×60%%＋面试成绩×40%%。",
        Html.day(exam));
    html.h2("四、考察、体检和公示").p("按照总成绩等额确定考察、体检人选。拟聘用人员名单在本平台公示7个工作日，公示无异议的按程序办理聘用手续，试用期1年。");
    html.p("监督电话：12345。本公告由%s负责解释。", d.issuer().name());
    return Written.of(html.signed(d).toString())
        .with(List.of(Sheets.csv("岗位一览表.csv", List.of("岗位代码", "岗位", "人数", "学历", "专业"), rows)))
        .summed(
            "公开招聘工作人员%d名，报名时间%s至%s。"
                .formatted(people, Html.day(signUp), Html.day(signUp.plusDays(5))));
  }
}
