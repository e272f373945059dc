package org.chengming.demo;

/** What a department says of its sector, item by item. */
final class SectorWriter {
  Written notice(Planned d, Pen pen, Shelf shelf) {
    var html = new Html();
    html.p(
        "按照《中华人民共和国政府信息公开条例》和本领域公开标准目录，%s现将有关情况公开如下。以下内容由各科室按照职责提供，如有变更将及时更新。", d.issuer().name());
    var parts = d.title().substring(d.issuer().area().length()).split("[、和]");
    for (var i = 0; i < parts.length; i++) {
      html.h2("%d. %s".formatted(i + 1, parts[i]))
          .p(
              "本年度涉及%d个单位、%d项内容，已经核对无误；与上年相比%s。",
              pen.between(2, 40), pen.between(3, 90), pen.one("有所增加", "基本持平", "有所减少"));
    }
    html.p("咨询和监督电话：12345。需要进一步了解的，可以向%s申请公开。", d.issuer().name());
    return Written.of(html.signed(d).toString());
  }
}
