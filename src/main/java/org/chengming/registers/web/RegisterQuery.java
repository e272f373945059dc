package org.chengming.registers.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chengming.registers.Field;
import org.chengming.registers.FieldType;
import org.chengming.registers.RecordHistory;
import org.chengming.registers.RecordLists;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterDefinition.Rhythm;
import org.chengming.registers.RegisterRecord;
import org.chengming.registers.Registers;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.ListingRequest;
import org.chengming.web.Missing;
import org.chengming.web.SiteIdentity;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the pages and files of registers from their definitions. */
@Component
class RegisterQuery {
  private static final int MOST_CHOICES = 60;
  private static final Map<String, String> AREAS =
      new TreeMap<>(
          Map.of(
              "N2", "财政资金", "N3", "保障性住房", "N4", "食品药品安全", "N5", "环境保护", "N6", "安全生产", "N7",
              "价格和收费", "N8", "征地拆迁", "N9", "公共企事业单位"));

  private final Registers registers;
  private final RecordLists lists;
  private final RecordHistory history;
  private final SiteIdentity site;

  RegisterQuery(Registers registers, RecordLists lists, RecordHistory history, SiteIdentity site) {
    this.registers = registers;
    this.lists = lists;
    this.history = history;
    this.site = site;
  }

  RegistersPage index(Frame frame) {
    var t = frame.t();
    var areas = new ArrayList<RegistersPage.Area>();
    AREAS.forEach(
        (code, label) -> {
          var lines =
              registers.all().stream()
                  .filter(r -> r.area().equals(code))
                  .map(r -> line(r, frame))
                  .toList();
          if (!lines.isEmpty()) {
            areas.add(new RegistersPage.Area(t.of(label), lines));
          }
        });
    var head = Head.of(t.of("重点领域登记簿"), "/registers").describedAs(t.of("可以查、可以下载、每一条都有历史的公开数据。"));
    return new RegistersPage(head, areas);
  }

  private RegistersPage.Line line(RegisterDefinition register, Frame frame) {
    var standing = registers.standing(register.name());
    return new RegistersPage.Line(
        "/registers/" + register.name(),
        register.label(frame.t()),
        register.about(frame.t()),
        standing.records(),
        standing.updatedAt() == null ? null : Dates.day(standing.updatedAt(), frame.t()),
        rhythm(register.rhythm(), frame.t()));
  }

  RegisterPage page(
      RegisterDefinition register, RecordAddress address, ListingRequest asked, Frame frame) {
    var t = frame.t();
    var path = "/registers/" + register.name();
    var found = find(register, address, asked);
    var standing = registers.standing(register.name());
    var here = path + address.query();
    var shown = register.shown();
    return new RegisterPage(
        Head.of(register.label(t), path).describedAs(register.about(t)),
        register.label(t),
        register.about(t),
        path,
        standing.records(),
        standing.updatedAt() == null ? null : Dates.moment(standing.updatedAt(), t),
        late(register.rhythm(), standing.updatedAt(), frame),
        rhythm(register.rhythm(), t),
        register.filters().stream().map(f -> filter(register, f, address, t)).toList(),
        shown.stream().map(f -> column(register, f, path, address, t)).toList(),
        found.records().stream().map(r -> row(r, shown, path)).toList(),
        !address.filters().isEmpty(),
        asked.cursor() == null ? null : here,
        found.next() == null ? null : with(here, "cursor=" + found.next()),
        path + ".csv" + address.query(),
        path + ".json" + address.query(),
        standing.batch() == 0 ? null : path + "/editions/" + standing.batch() + ".ndjson",
        register.lookup() == null ? null : path + "/lookup");
  }

  private RecordLists.PageOf find(
      RegisterDefinition register, RecordAddress address, ListingRequest asked) {
    return lists.page(
        register,
        new RecordLists.Asked(address.filters(), address.sort(), asked.cursor(), asked.size()));
  }

  private RegisterPage.Filter filter(
      RegisterDefinition register, Field field, RecordAddress address, Words t) {
    var value = address.filters().getOrDefault(field.name(), "");
    var typed = field.type() == FieldType.DATE;
    var choices = typed ? List.<String>of() : lists.values(register, field, MOST_CHOICES);
    return new RegisterPage.Filter(
        field.name(),
        field.label(t),
        value,
        typed ? "date" : "text",
        choices.size() < MOST_CHOICES ? choices : List.of());
  }

  private static RegisterPage.Column column(
      RegisterDefinition register, Field field, String path, RecordAddress address, Words t) {
    var style =
        switch (field.type()) {
          case NUMBER, INTEGER -> RegisterPage.Style.NUMBER;
          case DATE, DATETIME, YEAR -> RegisterPage.Style.UNBROKEN;
          case STRING, BOOLEAN -> RegisterPage.Style.TEXT;
        };
    if (!field.sort()) {
      return new RegisterPage.Column(field.label(t), field.unit(), style, null, "");
    }
    var falling = "-" + field.name();
    var own = address.sort().isEmpty() && register.order().getFirst().equals(field.name());
    var order =
        own || address.sort().equals(falling)
            ? "descending"
            : address.sort().equals(field.name()) ? "ascending" : "";
    var other = order.equals("descending") ? field.name() : falling;
    return new RegisterPage.Column(
        field.label(t), field.unit(), style, path + address.sortedBy(other).query(), order);
  }

  private static RegisterPage.Row row(RegisterRecord record, List<Field> shown, String path) {
    return new RegisterPage.Row(
        path + "/records/" + RecordFiles.escaped(record.key()),
        shown.stream().map(record::text).toList());
  }

  /** A list as programs read it: values with their types, and where it goes on. */
  Map<String, Object> json(
      RegisterDefinition register, RecordAddress address, ListingRequest asked, String path) {
    var found = find(register, address, asked);
    var next =
        found.next() == null
            ? null
            : site.url() + with(path + address.query(), "cursor=" + found.next());
    return RecordFiles.json(register, found.records(), next, site.url());
  }

  byte[] csv(RegisterDefinition register, RecordAddress address, ListingRequest asked) {
    return RecordFiles.csv(register, find(register, address, asked).records());
  }

  RecordPage record(RegisterDefinition register, String key, Frame frame) {
    var t = frame.t();
    var record =
        lists
            .find(register, key)
            .orElseThrow(() -> new Missing("Record " + key + " of " + register.name()));
    var title =
        String.join(" ", register.key().stream().map(k -> record.text(register.get(k))).toList());
    var path = "/registers/" + register.name();
    return new RecordPage(
        Head.of(title + " " + register.label(t), path + "/records/" + RecordFiles.escaped(key)),
        title,
        register.label(t),
        path,
        register.shown().stream()
            .map(
                f ->
                    new RecordPage.Line(
                        f.label(t), f.unit(), record.text(f), t.english() ? null : f.description()))
            .toList(),
        past(register, record, t));
  }

  private List<RecordPage.Past> past(RegisterDefinition register, RegisterRecord record, Words t) {
    var after = new LinkedHashMap<String, String>();
    register.shown().forEach(f -> after.put(f.name(), record.text(f)));
    var past = new ArrayList<RecordPage.Past>();
    for (var state : history.of(register, record.key())) {
      var changes = new ArrayList<RecordPage.Change>();
      for (var field : register.shown()) {
        var before = state.values().getOrDefault(field.name(), "");
        var now = after.getOrDefault(field.name(), "");
        if (!before.equals(now)) {
          changes.add(new RecordPage.Change(field.label(t), before, now));
        }
        after.put(field.name(), before);
      }
      past.add(
          new RecordPage.Past(Dates.moment(state.from(), t), Dates.moment(state.to(), t), changes));
    }
    return past;
  }

  private static String with(String path, String parameter) {
    return path + (path.contains("?") ? "&" : "?") + parameter;
  }

  private static String rhythm(Rhythm rhythm, Words t) {
    return t.of(
        switch (rhythm) {
          case HOURLY -> "每小时更新";
          case DAILY -> "每天更新";
          case MONTHLY -> "每月更新";
          case YEARLY -> "每年更新";
          case AS_IT_HAPPENS -> "有变化就更新";
        });
  }

  /** What is due by its rhythm and twice over has not come is late. */
  private static @Nullable String late(Rhythm rhythm, @Nullable Instant updated, Frame frame) {
    var days =
        switch (rhythm) {
          case HOURLY, DAILY -> 2;
          case MONTHLY -> 62;
          case YEARLY -> 500;
          case AS_IT_HAPPENS -> Integer.MAX_VALUE;
        };
    if (updated == null || days == Integer.MAX_VALUE) {
      return null;
    }
    var day = updated.atZone(Dates.CHINA).toLocalDate();
    return day.plusDays(days).isBefore(frame.today())
        ? frame.t().of("这个登记簿应当%s，已经迟了。", rhythm(rhythm, frame.t()))
        : null;
  }
}
