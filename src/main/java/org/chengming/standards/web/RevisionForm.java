package org.chengming.standards.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.BodyLevel;
import org.chengming.standards.DutyItem;
import org.chengming.standards.ItemRegister;
import org.chengming.standards.TimeLimit;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;

/** One item as a form. */
final class RevisionForm {
  private RevisionForm() {}

  static Map<String, String> of(DutyItem item) {
    var values = new HashMap<String, String>();
    values.put("code", item.code());
    values.put("firstLevel", item.firstLevel());
    values.put("secondLevel", item.secondLevel());
    values.put("content", item.content());
    values.put("basis", item.basis());
    values.put("limit", item.limit().text());
    values.put("subject", item.subject());
    values.put("channels", String.join("；", item.channels()));
    values.put("audience", item.audience());
    values.put("duty", item.duty() == null ? "" : item.duty());
    values.put("register", item.register() == null ? "" : item.register());
    values.put("words", String.join("；", item.words()));
    values.put("onRequest", item.way() == DutyItem.Way.ON_REQUEST ? "on" : "");
    item.levels().forEach(l -> values.put("level-" + l.name(), "on"));
    return values;
  }

  /**
   * @throws Refused with everything that is wrong
   */
  static DutyItem item(Map<String, String> typed) {
    var problems = new ArrayList<Problem>();
    var code = text(typed, "code");
    if (!code.matches("[0-9a-z]+([.-][0-9a-z]+)*")) {
      problems.add(new Problem("code", "序号写成 3.2 的样子。"));
    }
    for (var needed : List.of("firstLevel", "secondLevel")) {
      if (text(typed, needed).isEmpty()) {
        problems.add(new Problem(needed, "一级事项和二级事项都要写。"));
      }
    }
    var limit = TimeLimit.parse(text(typed, "limit"));
    if (limit == null) {
      problems.add(new Problem("limit", "看不出是什么时候；请写成“20个工作日内”“每年3月31日前”“每月10日前”“实时公开”或者“长期公开”。"));
    }
    if (limit == null || !problems.isEmpty()) {
      throw new Refused("The item cannot be kept: " + problems, problems, false);
    }
    return new DutyItem(
        0,
        code,
        text(typed, "firstLevel"),
        text(typed, "secondLevel"),
        text(typed, "content"),
        text(typed, "basis"),
        limit,
        text(typed, "subject"),
        list(text(typed, "channels")),
        text(typed, "audience").isEmpty() ? "全社会" : text(typed, "audience"),
        typed.containsKey("onRequest") ? DutyItem.Way.ON_REQUEST : DutyItem.Way.PROACTIVE,
        Arrays.stream(BodyLevel.values())
            .filter(l -> typed.containsKey("level-" + l.name()))
            .toList(),
        text(typed, "duty").matches("20-\\d{1,2}") ? text(typed, "duty") : null,
        ItemRegister.readable(text(typed, "register")) ? text(typed, "register") : null,
        list(text(typed, "words")));
  }

  private static String text(Map<String, String> typed, String name) {
    return typed.getOrDefault(name, "").replace("\u0000", "").strip();
  }

  static List<String> list(String typed) {
    return Arrays.stream(typed.split("[;；\\n]+"))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .limit(30)
        .toList();
  }
}
