package org.chengming.standards.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.chengming.standards.DutyItem;
import org.chengming.standards.Standard;
import org.chengming.standards.web.StandardPage.Change;

/** What differs between two versions, item by item. */
final class StandardDiff {
  private StandardDiff() {}

  static List<Change> of(Standard before, Standard after) {
    var old = new LinkedHashMap<String, DutyItem>();
    before.items().forEach(i -> old.put(i.code(), i));
    var changes = new ArrayList<Change>();
    for (var item : after.items()) {
      var was = old.remove(item.code());
      if (was == null) {
        changes.add(new Change("ADDED", name(item), "", said(item)));
      } else if (!said(was).equals(said(item))) {
        changes.add(
            new Change("CHANGED", name(item), difference(was, item), difference(item, was)));
      }
    }
    old.values().forEach(i -> changes.add(new Change("REMOVED", name(i), said(i), "")));
    return List.copyOf(changes);
  }

  private static String name(DutyItem item) {
    return item.code() + " " + item.secondLevel();
  }

  private static String said(DutyItem item) {
    return String.join("；", parts(item).values());
  }

  /** Of all parts those in which the other differs. */
  private static String difference(DutyItem item, DutyItem other) {
    var others = parts(other);
    var different = new ArrayList<String>();
    parts(item)
        .forEach(
            (name, text) -> {
              if (!text.equals(others.get(name))) {
                different.add(name + "：" + text);
              }
            });
    return String.join("；", different);
  }

  private static HashMap<String, String> parts(DutyItem item) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("一级事项", item.firstLevel());
    parts.put("二级事项", item.secondLevel());
    parts.put("内容", item.content());
    parts.put("依据", item.basis());
    parts.put("时限", item.limit().text());
    parts.put("主体", item.subject());
    parts.put("渠道", String.join("、", item.channels()));
    parts.put("对象", item.audience());
    parts.put("方式", item.way().label());
    parts.put("层级", item.levels().toString());
    return parts;
  }
}
