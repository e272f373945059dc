package org.chengming.standards.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.Organisations;
import org.chengming.standards.DutyItem;
import org.chengming.standards.Standard;
import org.chengming.web.Dates;
import org.chengming.web.Head;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes standards readable. */
@Component
class StandardText {
  private final Organisations organisations;

  StandardText(Organisations organisations) {
    this.organisations = organisations;
  }

  StandardsPage index(List<Standard> all, Words t) {
    var groups = new LinkedHashMap<Standard.Kind, List<StandardsPage.Line>>();
    all.stream()
        .filter(s -> s.kind() != Standard.Kind.OWN)
        .forEach(s -> groups.computeIfAbsent(s.kind(), k -> new ArrayList<>()).add(line(s, t)));
    var head = Head.of(t.of("公开标准"), "/standards").describedAs(t.of("每个领域必须公开什么，谁公开，什么时候公开。"));
    return new StandardsPage(
        head,
        groups.entrySet().stream()
            .map(
                g ->
                    new StandardsPage.Group(
                        g.getKey() == Standard.Kind.LAW ? t.of("法规要求的") : t.of("各领域的标准目录"),
                        g.getValue()))
            .toList());
  }

  private StandardsPage.Line line(Standard standard, Words t) {
    return new StandardsPage.Line(
        "/standards/" + standard.code(),
        standard.label(t),
        standard.items().size(),
        standard.version(),
        standard.validFrom() == null ? "" : Dates.day(standard.validFrom(), t),
        lead(standard, t));
  }

  String lead(Standard standard, Words t) {
    var lead = standard.leadBodyId() == null ? standard.ownBodyId() : standard.leadBodyId();
    return lead == null ? "" : organisations.bodies().find(lead).map(b -> b.label(t)).orElse("");
  }

  /**
   * @param current the valid version
   * @param shown the one the page is about
   * @param versions all, newest first, without items
   * @param before the version before the one shown; null for the first
   */
  StandardPage page(
      Standard current,
      Standard shown,
      List<Standard> versions,
      @Nullable Standard before,
      Words t) {
    var path = "/standards/" + current.code();
    var old = shown.version() != current.version();
    var here = old ? path + "/versions/" + shown.version() : path;
    return new StandardPage(
        Head.of(t.of("%s：公开标准", current.label(t)), here)
            .describedAs(t.of("%s 必须公开的 %s 项内容、依据和时限。", current.label(t), shown.items().size())),
        current.label(t),
        path,
        shown.version(),
        shown.validFrom() == null ? "" : Dates.day(shown.validFrom(), t),
        lead(current, t),
        shown.changeNote(),
        bound(shown, t),
        old,
        sections(shown, t),
        versions.stream()
            .map(
                v ->
                    new StandardPage.Version(
                        v.version() == current.version() ? path : path + "/versions/" + v.version(),
                        v.version(),
                        v.validFrom() == null ? "" : Dates.day(v.validFrom(), t),
                        v.version() == shown.version(),
                        v.changeNote()))
            .toList(),
        before == null ? List.of() : StandardDiff.of(before, shown));
  }

  private String bound(Standard standard, Words t) {
    var scope = standard.scope();
    var parts = new ArrayList<String>();
    if (standard.ownBodyId() != null) {
      return lead(standard, t);
    }
    if (!scope.levels().isEmpty()) {
      parts.add(levels(scope.levels(), t));
    }
    if (!scope.kinds().isEmpty()) {
      parts.add(String.join(t.of("、"), scope.kinds().stream().map(k -> k.label(t)).toList()));
    }
    if (!scope.names().isEmpty()) {
      parts.add(t.of("名称含有“%s”", String.join(t.of("”或“"), scope.names())));
    }
    return String.join(t.of("，"), parts);
  }

  static String levels(List<BodyLevel> levels, Words t) {
    return String.join(t.of("、"), levels.stream().map(l -> l.label(t)).toList());
  }

  private static List<StandardPage.Section> sections(Standard standard, Words t) {
    var sections = new LinkedHashMap<String, List<StandardPage.Item>>();
    for (var item : standard.items()) {
      sections.computeIfAbsent(item.firstLevel(), f -> new ArrayList<>()).add(item(item, t));
    }
    return sections.entrySet().stream()
        .map(s -> new StandardPage.Section(s.getKey(), s.getValue()))
        .toList();
  }

  private static StandardPage.Item item(DutyItem item, Words t) {
    return new StandardPage.Item(
        item.code(),
        item.secondLevel(),
        item.content(),
        item.basis(),
        item.limit().text(),
        item.subject(),
        String.join("、", item.channels()),
        item.audience(),
        t.of(item.way().label()),
        levels(item.levels(), t),
        item.register() == null ? null : RegisterPaths.of(item.register()));
  }

  /** The rows of all files: the headings an import takes again. */
  static final List<String> HEADINGS =
      List.of(
          "序号",
          "一级事项",
          "二级事项",
          "公开内容（要素）",
          "公开依据",
          "公开时限",
          "公开主体",
          "公开渠道和载体",
          "公开对象",
          "公开方式",
          "公开层级",
          "条例第二十条",
          "登记簿",
          "标题词");

  static List<List<String>> rows(Standard standard) {
    return standard.items().stream()
        .map(
            i ->
                List.of(
                    i.code(),
                    i.firstLevel(),
                    i.secondLevel(),
                    i.content(),
                    i.basis(),
                    i.limit().text(),
                    i.subject(),
                    String.join("；", i.channels()),
                    i.audience(),
                    i.way().label(),
                    levels(i.levels(), Words.CHINESE),
                    i.duty() == null ? "" : i.duty(),
                    i.register() == null ? "" : i.register(),
                    String.join("；", i.words())))
        .toList();
  }

  static Map<String, Object> json(Standard standard, @Nullable String lead) {
    var json = new LinkedHashMap<String, Object>();
    json.put("code", standard.code());
    json.put("title", standard.title());
    json.put("kind", standard.kind());
    json.put("version", standard.version());
    if (standard.validFrom() != null) {
      json.put("validFrom", standard.validFrom().toString());
    }
    if (lead != null && !lead.isEmpty()) {
      json.put("lead", lead);
    }
    json.put("items", standard.items().stream().map(StandardText::json).toList());
    return json;
  }

  private static Map<String, Object> json(DutyItem item) {
    var json = new LinkedHashMap<String, Object>();
    json.put("code", item.code());
    json.put("firstLevel", item.firstLevel());
    json.put("secondLevel", item.secondLevel());
    json.put("content", item.content());
    json.put("basis", item.basis());
    json.put("limit", limit(item));
    json.put("subject", item.subject());
    json.put("channels", item.channels());
    json.put("audience", item.audience());
    json.put("way", item.way());
    json.put("levels", item.levels());
    if (item.duty() != null) {
      json.put("duty", item.duty());
    }
    if (item.register() != null) {
      json.put("register", item.register());
    }
    return json;
  }

  private static Map<String, Object> limit(DutyItem item) {
    var limit = item.limit();
    var json = new LinkedHashMap<String, Object>();
    json.put("text", limit.text());
    json.put("rhythm", limit.rhythm());
    if (limit.month() > 0) {
      json.put("month", limit.month());
    }
    if (limit.day() > 0) {
      json.put("day", limit.day());
    }
    if (limit.days() > 0) {
      json.put("days", limit.days());
      json.put("unit", limit.unit());
    }
    return json;
  }
}
