package org.chengming.requests;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several bodies' parts as one answer.
 *
 * @param outcome the row of the report it would be counted in, null while no part is given
 * @param why that row
 * @param text to be edited by whoever answers
 * @param missing how many parts are still awaited
 */
public record JointAnswer(@Nullable String outcome, String why, String text, int missing) {
  private static final String NUMERALS = "一二三四五六七八九十";
  private static final int TITLE = 30;

  /**
   * @param name of the body with that id
   */
  static JointAnswer of(List<Part> parts, Function<Long, String> name) {
    var given = parts.stream().filter(p -> p.answer().isPresent()).toList();
    var codes =
        given.stream().flatMap(p -> p.answer().stream()).map(PartStep::outcome).distinct().toList();
    var text = new StringBuilder("您申请的信息由几个机关分别掌握，现将各机关的答复一并告知如下。\n");
    for (int i = 0; i < given.size(); i++) {
      var part = given.get(i);
      text.append(
          "\n%s、%s答复“%s”：\n%s\n"
              .formatted(
                  numeral(i + 1),
                  name.apply(part.bodyId()),
                  title(part.question()),
                  part.answer().map(PartStep::text).orElse("")));
    }
    return new JointAnswer(row(codes), why(codes), text.toString(), parts.size() - given.size());
  }

  private static String title(@Nullable String question) {
    var line = question == null ? "" : question.lines().findFirst().orElse("");
    return line.codePointCount(0, line.length()) <= TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, TITLE)) + "…";
  }

  private static String numeral(int n) {
    return n <= 10
        ? NUMERALS.substring(n - 1, n)
        : n < 20 ? "十" + NUMERALS.charAt(n - 11) : String.valueOf(n);
  }

  /**
   * The one row of table 3 that a case counts in, whatever its parts came to (国办公开办函〔2021〕30号:
   * 部分公开（区分处理的，只计这一情形）): alike, that row; something granted and something not, 2; nothing granted,
   * the first of the report's order, since refusals (3.x) carry the stricter remedy.
   */
  static @Nullable String row(List<String> codes) {
    if (codes.stream().distinct().count() <= 1) {
      return codes.isEmpty() ? null : codes.getFirst();
    }
    return granted(codes) ? "2" : codes.stream().min(Comparator.naturalOrder()).orElseThrow();
  }

  private static boolean granted(List<String> codes) {
    return codes.contains("1") || codes.contains("2");
  }

  private static String why(List<String> codes) {
    if (codes.isEmpty()) {
      return "还没有机关答复。";
    }
    if (codes.stream().distinct().count() == 1) {
      return "各部分的处理结果相同，按同一行计。";
    }
    return granted(codes) ? "有的给、有的不给，是区分处理，只计“部分公开”一行。" : "都没有给，但理由不同：一件只计一行，取报告里排在最前的一行。";
  }
}
