package org.chengming.requests.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chengming.gate.FindingKind;
import org.chengming.gate.PersonalDataFinder;
import org.chengming.web.Words;

/**
 * What would make a description easier to find, told while it is written. Worked out here from the
 * text alone; it hinders nobody from filing.
 *
 * <p>Art. 29: 申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述.
 */
enum Hint {
  SHORT,
  YEAR,
  NUMBER,
  MATTERS,
  QUESTION,
  COMPLAINT,
  PERSONAL;

  private static final int FEW = 8;
  private static final int MOST = 3;

  private static final Pattern TIME =
      Pattern.compile(
          "(19|20)\\d{2}|[一二三四五六七八九〇零○]{2,4}年|\\d{2}年|[今去前]年|上半年|下半年|季度|以来|至今|目前|现行|最新|\\d{1,2}月");
  private static final Pattern DOCUMENT = Pattern.compile("通知|决定|批复|意见|办法|规定|公告|通告|纪要|方案|规划|文件");
  private static final Pattern DOCUMENT_NUMBER =
      Pattern.compile("[〔\\[［【(（]\\s*\\d{4}\\s*[〕\\]］】)）]|\\d+\\s*号");
  private static final Pattern ITEM =
      Pattern.compile(
          "(^|[\\n；;。：:])\\s*([一二三四五六七八九]、|[（(][一二三四五六七八九1-9][）)]|[1-9][0-9]?([、)）]|[.．](?!\\d)))");
  private static final Pattern ANOTHER = Pattern.compile("另外|此外|同时(还|申请|请)|还(想|要|需|请)|以及.{0,60}以及");
  private static final Pattern ASKS =
      Pattern.compile("(为什么|为何|怎么办|如何办理|能不能|可不可以|是不是|什么时候|找谁)|吗\\s*[？?]?\\s*$");
  private static final Pattern COMPLAINS = Pattern.compile("举报|投诉|上访|信访|控告|请求(查处|处理|赔偿)");

  /** What is missing or too much, the most useful first, at most three. */
  static List<Hint> of(String wanted) {
    var text = wanted.strip();
    var hints = new ArrayList<Hint>();
    if (text.isEmpty()) {
      return hints;
    }
    add(hints, PERSONAL, tellsWho(text));
    add(hints, COMPLAINT, COMPLAINS.matcher(text).find());
    add(hints, QUESTION, ASKS.matcher(text).find());
    add(hints, MATTERS, several(text));
    var numbered = DOCUMENT_NUMBER.matcher(text).find();
    add(hints, YEAR, !numbered && !TIME.matcher(text).find());
    add(hints, NUMBER, !numbered && DOCUMENT.matcher(text).find());
    add(hints, SHORT, !numbered && text.codePointCount(0, text.length()) < FEW);
    return List.copyOf(hints.subList(0, Math.min(MOST, hints.size())));
  }

  private static void add(List<Hint> hints, Hint hint, boolean holds) {
    if (holds) {
      hints.add(hint);
    }
  }

  private static boolean tellsWho(String text) {
    return PersonalDataFinder.find(text).stream()
        .anyMatch(f -> f.kind() == FindingKind.RESIDENT_ID || f.kind() == FindingKind.MOBILE);
  }

  private static boolean several(String text) {
    return ITEM.matcher(text).results().count() > 1
        || text.chars().filter(c -> c == '；' || c == ';').count() > 1
        || ANOTHER.matcher(text).find();
  }

  String sentence(Words t) {
    return switch (this) {
      case SHORT -> t.of("再说得具体一点：哪个地方、哪个项目、哪一种数据。");
      case YEAR -> t.of("写上年份，例如“2025年”，找得更快。");
      case NUMBER -> t.of("知道文号就写上，例如“黑政发〔2014〕1号”；不知道也没关系。");
      case MATTERS -> t.of("看起来不止一件事。一事一申请，分开提更快。");
      case QUESTION -> t.of("申请公开要的是现成的文件和数据。想问事情怎么办，打机关的电话更快。");
      case COMPLAINT -> t.of("投诉、举报不能用这张表办，要找机关的投诉渠道（条例第三十九条）。要文件和数据的，接着写就行。");
      case PERSONAL -> t.of("这里不用写身份证号和电话，后面有地方填。");
    };
  }
}
