package org.chengming.demo;

/** Replies to requests, and decisions that end other documents. */
final class LetterWriter {
  Written reply(Planned d, Pen pen, Shelf shelf) {
    var place = d.title().replaceFirst("^.*关于同意", "").replaceFirst("的批复$", "");
    var html = new Html().p(d.issuer().level().ordinal() <= 1 ? "有关市（地）人民政府（行署）：" : "有关单位：");
    html.p("你单位《关于%s的请示》收悉。经研究，现批复如下：", pen.one("审批", "报批", "申请批准") + place);
    html.p("一、原则同意%s。", place);
    html.p(
        "二、%s",
        pen.one(
            "要严格按照批准的内容组织实施，不得擅自改变用途、扩大规模、提高标准；确需调整的，应当按照原程序报批。",
            "要认真落实各项保障措施，统筹安排资金，加强工程质量和安全管理，按期完成建设任务。",
            "要做好与相关规划的衔接，依法保护耕地、生态环境和历史文化遗产，维护群众合法权益。"));
    if (pen.chance(55)) {
      html.p("三、请你单位会同有关部门加强指导和监督检查，有关情况及时报告，并依法向社会公开。");
    }
    return Written.of(html.p("此复。").signed(d).toString());
  }

  /** Ends older documents of the same government and its departments, by name and number. */
  Written decision(Planned d, Pen pen, Shelf shelf) {
    var old =
        shelf
            .before(d)
            .filter(p -> p.number() != null && (p.kind() == Kind.WORK || p.kind() == Kind.OPINION))
            .filter(shelf::stands)
            .filter(p -> p.issuer().place().equals(d.issuer().place()) && p.year() <= d.year() - 4)
            .toList();
    var ended = pen.some(old, pen.between(2, 8));
    shelf.end(ended);
    var html = new Html().p(d.issuer().recipients());
    html.p("为维护法制统一，深化“放管服”改革，根据上级有关要求，%s对行政规范性文件进行了清理。经研究，决定：", d.issuer().name());
    if (ended.isEmpty()) {
      html.p("一、%d年以前印发的、有效期届满且没有明确延续的行政规范性文件，不再作为行政管理的依据。", d.year() - 5);
    } else {
      html.p("一、废止下列%d件行政规范性文件：", ended.size());
      var number = 0;
      for (var document : ended) {
        html.p("%d. %s", ++number, document.cited());
      }
    }
    html.p("二、本决定公布前已经依照上述文件办结的事项继续有效；正在办理的，按照有利于当事人的原则处理。");
    html.p("三、各单位要对照调整有关办事指南和权责清单，并在20个工作日内向社会公布。");
    return Written.of(html.p("本决定自公布之日起施行。").signed(d).toString())
        .inForce(d.publishedOn(), null)
        .ending(ended)
        .summed(ended.isEmpty() ? "停止执行有效期届满的行政规范性文件。" : "废止行政规范性文件%d件。".formatted(ended.size()));
  }
}
