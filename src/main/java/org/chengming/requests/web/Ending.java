package org.chengming.requests.web;

import java.util.List;
import java.util.stream.Stream;
import org.chengming.requests.Outcome;

/**
 * One way to end a case with the letter it takes.
 *
 * @param value the outcome's code and the letter's variant, {@code 4.1B}
 */
record Ending(String value, String label) {

  static List<Ending> of(List<Outcome> outcomes) {
    return outcomes.stream().flatMap(Ending::of).toList();
  }

  /** The value of the letter that outcome mostly takes. */
  static String usual(String outcome) {
    return switch (outcome) {
      case "1" -> "1B";
      case "4.1" -> "4.1A";
      default -> outcome;
    };
  }

  private static Stream<Ending> of(Outcome o) {
    return switch (o.code()) {
      case "1" ->
          Stream.of(
              with(o, "B", "提供信息"), with(o, "A", "已主动公开，告知怎样查到"), with(o, "C", "告知什么时候、怎样取得"));
      case "4.1" ->
          Stream.of(
              with(o, "A", "信息不存在"), with(o, "B", "不归本机关，知道归哪个机关"), with(o, "C", "不归本机关，不知道归谁"));
      default -> Stream.of(new Ending(o.code(), "%s（%s）".formatted(o.full(), o.source())));
    };
  }

  private static Ending with(Outcome o, String variant, String label) {
    return new Ending(o.code() + variant, "%s：%s（%s）".formatted(o.full(), label, o.source()));
  }
}
