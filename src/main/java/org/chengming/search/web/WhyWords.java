package org.chengming.search.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chengming.search.Why;
import org.chengming.web.Dates;
import org.chengming.web.Words;

/** Says in sentences why a document is among the results. */
final class WhyWords {
  private final Why why;
  private final Words t;

  WhyWords(Why why, Words t) {
    this.why = why;
    this.t = t;
  }

  /**
   * @param most whether it is what raised the document most
   */
  record Said(String text, boolean most) {}

  List<Said> reasons() {
    var strongest = why.strongest();
    var said = new ArrayList<Said>();
    for (var reason : why.reasons()) {
      said.add(new Said(sentence(reason), strongest.filter(reason::equals).isPresent()));
    }
    return said;
  }

  /** Where it stands. */
  String place() {
    if (!why.found()) {
      return t.of("这份文件不在这次搜索的结果里。");
    }
    if (!why.byScore()) {
      return t.of("这次没有按相关程度排，先后只看成文日期。");
    }
    return why.place() > 0
        ? t.of("在这次搜索的结果里排第 %s 位。", why.place())
        : t.of("排在前 200 位以后，那里只看词有多少、多常见。");
  }

  String sentence(Why.Reason reason) {
    var words = reason.words();
    var quoted = words.stream().map(this::quoted).collect(Collectors.joining());
    return switch (reason.sign()) {
      case CHOSEN -> t.of("编辑把它放在最前面：%s", String.join("", words));
      case NUMBER -> t.of("您输入的%s就是它的文号或索引号。", quoted);
      case CITED -> t.of("它提到了%s。", quoted);
      case WHOLE_TITLE -> t.of("它的标题就是您输入的字。");
      case TITLE -> words.isEmpty() ? t.of("标题里有您输入的一部分字。") : t.of("标题里有%s。", quoted);
      case KEYWORDS -> words.isEmpty() ? t.of("关键词里有您输入的一部分字。") : t.of("关键词里有%s。", quoted);
      case ISSUER -> words.isEmpty() ? t.of("发布机构的名称里有您输入的一部分字。") : t.of("发布机构的名称里有%s。", quoted);
      case QUOTED -> t.of("一字不差地有%s。", quoted);
      case ANYWHERE ->
          words.isEmpty()
              ? t.of("全文里有您输入的一部分字，或者意思相同的词。")
              : t.of("全文里有%s。标题、正文、摘要和附件都算全文。", quoted);
      case EDITORS_SYNONYM -> t.of("“%s”的另一种说法“%s”在里面，是编辑添加的同义词。", words.get(0), words.get(1));
      case SHIPPED_SYNONYM -> t.of("“%s”的另一种说法“%s”在里面，是系统自带的同义词。", words.get(0), words.get(1));
      case PARTLY ->
          t.of(
              "没有完整的“%s”，只有其中的%s。",
              words.getFirst(),
              words.stream().skip(1).map(this::quoted).collect(Collectors.joining()));
      case MISSING -> t.of("没有%s。", quoted);
      case TOGETHER -> t.of("您输入的词它都有，排在只有一部分词的文件前面。");
      case NEAR -> t.of("意思和您问的接近，按意思的远近排第 %s。", words.getFirst());
      case FAR -> t.of("按意思的远近排第 %s，不算近。", words.getFirst());
      case LEARNED -> t.of("说法和您的不一样；系统从评判过的问题和答案里学到，这样问的人要找的往往是它这样的文件。");
      case JOINED -> t.of("您输入的词它有得太少，是因为意思接近才列出来的。");
      case OFFICIAL -> t.of("有文号，是正式公文，略微靠前。");
      case RECENT -> t.of("成文于%s，比较新，略微靠前。", Dates.day(why.hit().formedOn(), t));
      case OLDER -> t.of("成文于%s，比较早，靠前得少。", Dates.day(why.hit().formedOn(), t));
      case NOT_IN_FORCE ->
          t.of("这份文件%s。排序不看有没有效，要只看有效的，可以用“时效”筛选。", t.of(why.hit().validity().label()));
    };
  }

  private String quoted(String word) {
    return t.of("“%s”", word);
  }
}
