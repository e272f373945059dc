package org.chengming.registers.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.chengming.registers.Field;
import org.chengming.registers.RecordFigures;
import org.chengming.registers.RecordLists;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterRecord;
import org.chengming.registers.RegisterView;
import org.chengming.registers.Registers;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.ListingRequest;
import org.chengming.web.Refused.Problem;
import org.chengming.web.SiteIdentity;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the list of registers, and the page and pages of data of one. */
@Component
class RegisterQuery {
  private static final Map<String, String> AREAS = areas();

  private final Registers registers;
  private final RecordLists lists;
  private final RecordFigures figures;
  private final Filters filters;
  private final Ways ways;
  private final DatasetDescriptions datasets;
  private final DemoMark demo;
  private final SiteIdentity site;

  RegisterQuery(
      Registers registers,
      RecordLists lists,
      RecordFigures figures,
      Filters filters,
      Ways ways,
      DatasetDescriptions datasets,
      DemoMark demo,
      SiteIdentity site) {
    this.registers = registers;
    this.lists = lists;
    this.figures = figures;
    this.filters = filters;
    this.ways = ways;
    this.datasets = datasets;
    this.demo = demo;
    this.site = site;
  }

  /** In the order of the notice's points. */
  private static Map<String, String> areas() {
    var areas = new LinkedHashMap<String, String>();
    areas.put("N1", "行政许可和处罚");
    areas.put("N2", "财政资金");
    areas.put("N3", "保障性住房");
    areas.put("N4", "食品药品安全");
    areas.put("N5", "环境保护");
    areas.put("N6", "安全生产");
    areas.put("N7", "价格和收费");
    areas.put("N8", "征地拆迁");
    areas.put("N9", "公共企事业单位");
    areas.put("N14", "依申请公开");
    return areas;
  }

  RegistersPage index(Frame frame) {
    var t = frame.t();
    var areas = new ArrayList<RegistersPage.Area>();
    AREAS.forEach((code, label) -> area(areas, t.of(label), r -> r.area().equals(code), frame));
    area(areas, t.of("其他领域"), r -> !AREAS.containsKey(r.area()), frame);
    var head = Head.of(t.of("重点领域登记簿"), "/registers").describedAs(t.of("可以查、可以下载、每一条都有历史的公开数据。"));
    return new RegistersPage(head, areas);
  }

  private void area(
      List<RegistersPage.Area> areas,
      String label,
      Predicate<RegisterDefinition> within,
      Frame frame) {
    var lines = registers.all().stream().filter(within).map(r -> line(r, frame)).toList();
    if (!lines.isEmpty()) {
      areas.add(new RegistersPage.Area(label, lines));
    }
  }

  private RegistersPage.Line line(RegisterDefinition register, Frame frame) {
    var standing = registers.standing(register.name());
    return new RegistersPage.Line(
        "/registers/" + register.name(),
        register.label(frame.t()),
        register.about(frame.t()),
        standing.records(),
        standing.updatedAt() == null ? null : Dates.day(standing.updatedAt(), frame.t()),
        Rhythms.label(register.rhythm(), frame.t()));
  }

  RegisterPage page(
      RegisterDefinition register, RecordAddress address, ListingRequest asked, Frame frame) {
    return page(register, address, asked, find(register, address, asked), List.of(), frame);
  }

  /** The register where it cannot be narrowed as was asked: nothing found, what was typed kept. */
  RegisterPage refused(
      RegisterDefinition register,
      RecordAddress address,
      ListingRequest asked,
      List<Problem> problems,
      Frame frame) {
    return page(register, address, asked, new RecordLists.PageOf(List.of(), null), problems, frame);
  }

  private RegisterPage page(
      RegisterDefinition register,
      RecordAddress address,
      ListingRequest asked,
      RecordLists.PageOf found,
      List<Problem> problems,
      Frame frame) {
    var t = frame.t();
    var path = "/registers/" + register.name();
    var standing = registers.standing(register.name());
    var here = path + address.query();
    var shown = register.shown();
    var narrowed = !address.filters().isEmpty();
    var summed = summed(register, address, found, narrowed ? -1 : standing.records());
    var all = filters.of(register, address, t);
    return new RegisterPage(
        head(register, frame),
        register.label(t),
        register.about(t),
        path,
        standing.records(),
        standing.updatedAt() == null ? null : Dates.moment(standing.updatedAt(), t),
        Rhythms.late(register.rhythm(), standing.updatedAt(), frame),
        Rhythms.label(register.rhythm(), t),
        register.licence(),
        ways.of(register, "", t),
        all,
        shown.stream().map(f -> column(register, f, path, address, t)).toList(),
        found.records().stream().map(r -> row(r, shown, path, t)).toList(),
        summed.texts(shown),
        summed.sentence(t),
        narrowed,
        problems,
        found.records().isEmpty() ? Filters.fewer(all, address, path, t) : List.of(),
        asked.cursor() == null ? null : here,
        found.next() == null ? null : with(here, "cursor=" + found.next()),
        ways.downloads(register, address),
        path + "/embed",
        register.lookup() == null ? null : path + "/lookup");
  }

  private Head head(RegisterDefinition register, Frame frame) {
    var path = "/registers/" + register.name();
    return Head.of(register.label(frame.t()), path)
        .describedAs(register.about(frame.t()))
        .feed(frame.t().of("%s的更新", register.label(frame.t())), path + "/editions.atom")
        .data(datasets.schemaOrg(register));
  }

  /**
   * @param records all the register holds, -1 when the list is narrowed
   */
  private Summed summed(
      RegisterDefinition register, RecordAddress address, RecordLists.PageOf found, long records) {
    if (found.records().isEmpty() || RegisterView.sums(register).isEmpty()) {
      return Summed.NOTHING;
    }
    return records > RecordFigures.MOST_SUMMED
        ? Summed.TOO_MANY
        : figures.sums(register, address.filters()).map(Summed::of).orElse(Summed.TOO_LONG);
  }

  private RecordLists.PageOf find(
      RegisterDefinition register, RecordAddress address, ListingRequest asked) {
    return lists.page(
        register,
        new RecordLists.Asked(address.filters(), address.sort(), asked.cursor(), asked.size()));
  }

  static RegisterPage.Column column(
      RegisterDefinition register, Field field, String path, RecordAddress address, Words t) {
    if (!field.sort()) {
      return plain(field, t);
    }
    var falling = "-" + field.name();
    var own = address.sort().isEmpty() && register.order().getFirst().equals(field.name());
    var order =
        own || address.sort().equals(falling)
            ? "descending"
            : address.sort().equals(field.name()) ? "ascending" : "";
    var other = order.equals("descending") ? field.name() : falling;
    var column = plain(field, t);
    return new RegisterPage.Column(
        column.label(),
        column.unit(),
        column.kind(),
        path + address.sortedBy(other).query(),
        order,
        column.levels());
  }

  /** A column that offers no order. */
  static RegisterPage.Column plain(Field field, Words t) {
    var style =
        switch (field.type()) {
          case NUMBER, INTEGER -> RegisterPage.Style.NUMBER;
          case DATE, DATETIME, YEAR -> RegisterPage.Style.UNBROKEN;
          case STRING, BOOLEAN ->
              field.name().equals(Companies.FIELD)
                  ? RegisterPage.Style.COMPANY
                  : RegisterPage.Style.TEXT;
        };
    var scale = RegisterView.Scale.AIR_QUALITY.labels();
    return new RegisterPage.Column(
        field.label(t),
        field.unit(),
        style,
        null,
        "",
        field.vocabulary().equals(scale) ? scale : List.of());
  }

  static RegisterPage.Row row(RegisterRecord record, List<Field> shown, String path, Words t) {
    return new RegisterPage.Row(
        path + "/records/" + RecordFiles.inPath(record.key()),
        shown.stream().map(f -> Shown.cell(record, f, t)).toList());
  }

  /** A list as programs read it: values with their types, and where it goes on. */
  Map<String, Object> json(
      RegisterDefinition register, RecordAddress address, ListingRequest asked, String path) {
    var found = find(register, address, asked);
    var next =
        found.next() == null
            ? null
            : site.url() + with(path + address.query(), "cursor=" + found.next());
    var list = RecordFiles.json(register, found.records(), next, site.url());
    demo.put(register, list);
    return list;
  }

  /**
   * A part of a list as a table.
   *
   * @param next where it goes on, null on the last
   */
  record Part(byte[] bytes, @Nullable String next) {}

  Part csv(RegisterDefinition register, RecordAddress address, ListingRequest asked) {
    var found = find(register, address, asked);
    var path = "/registers/" + register.name() + ".csv" + address.query();
    return new Part(
        RecordFiles.csv(register, found.records()),
        found.next() == null ? null : site.url() + with(path, "cursor=" + found.next()));
  }

  private static String with(String path, String parameter) {
    return path + (path.contains("?") ? "&" : "?") + parameter;
  }
}
