package org.chengming.demo;

/** Explainers: a policy in questions and answers. */
final class ExplainerWriter {
  Written explainer(Planned d, Pen pen, Shelf shelf) {
    var policy = d.needsAbout();
    var html =
        new Html()
            .p(
                "%s，%s印发%s。为便于社会各界了解和执行，现就有关内容解读如下。",
                Html.day(policy.formedOn()), policy.issuer().name(), policy.cited());
    html.h2("问：为什么要出台这个文件？")
        .p(
            "答：%s。近年来，群众和企业就有关问题提出了不少意见建议，原有做法存在标准不统一、责任不清晰的情况，有必要作出统一规定。",
            policy.topic() == null ? "为了落实上级部署，解决实际问题" : "主要是为了" + policy.topic().aim());
    html.h2("问：起草过程中听取了哪些意见？")
        .p(
            "答：先后召开座谈会%d次，书面征求%d个单位意见，并在网站公开征求意见30日，收到意见建议%d条，采纳%d条，未采纳的逐条说明了理由。",
            pen.between(2, 5), pen.between(8, 40), pen.between(20, 60), pen.between(5, 19));
    html.h2("问：主要内容有哪些？");
    if (policy.topic() == null) {
      html.p("答：明确了适用范围、执行标准、办理程序和监督责任。");
    } else {
      var number = 0;
      for (var measure : policy.topic().measures()) {
        html.p("%s%d. %s", number == 0 ? "答：" : "", ++number, measure);
      }
    }
    html.h2("问：什么时候开始执行？").p("答：自文件规定的施行日期起执行。文件原文见相关链接，具体问题可以向%s咨询，电话12345转接。", d.issuer().name());
    return Written.of(html.signed(d).toString())
        .summed("用问答说明%s为什么出台、有哪些内容、何时执行。".formatted(policy.cited()));
  }
}
