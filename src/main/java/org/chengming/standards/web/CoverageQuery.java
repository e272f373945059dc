package org.chengming.standards.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentStandings;
import org.chengming.registers.Registers;
import org.chengming.standards.CoverageReads;
import org.chengming.standards.CoverageReads.Line;
import org.chengming.standards.CoverageReads.Tally;
import org.chengming.standards.Exemptions;
import org.chengming.standards.ItemState;
import org.chengming.standards.Standard;
import org.chengming.standards.Standards;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the public pages of coverage. */
@Component
class CoverageQuery {
  private final CoverageReads reads;
  private final Standards standards;
  private final Organisations organisations;
  private final Exemptions exemptions;
  private final DocumentStandings documents;
  private final Registers registers;
  private final RegisterPaths paths;

  CoverageQuery(
      CoverageReads reads,
      Standards standards,
      Organisations organisations,
      Exemptions exemptions,
      DocumentStandings documents,
      Registers registers,
      RegisterPaths paths) {
    this.reads = reads;
    this.standards = standards;
    this.organisations = organisations;
    this.exemptions = exemptions;
    this.documents = documents;
    this.registers = registers;
    this.paths = paths;
  }

  static CoveragePage.Figures figures(Tally tally) {
    return new CoveragePage.Figures(
        tally.asked(),
        tally.inTime(),
        tally.late(),
        tally.missing(),
        tally.exempt(),
        tally.waiting(),
        tally.percent());
  }

  /** The body asked for, null for all. */
  @Nullable Body under(String code) {
    return code.isEmpty()
        ? null
        : organisations.bodies().byCode(code).orElseThrow(() -> new Missing("Body " + code));
  }

  /**
   * Which child each body below counts for; one without children counts for itself.
   *
   * @param under null for all
   */
  Map<Long, Long> groups(@Nullable Body under) {
    var known = organisations.bodies();
    var groups = new HashMap<Long, Long>();
    if (under == null && known.roots().stream().filter(b -> !b.outside()).count() != 1) {
      known.roots().forEach(r -> known.subtree(r.id()).forEach(b -> groups.put(b.id(), r.id())));
      return groups;
    }
    var top =
        under == null
            ? known.roots().stream().filter(b -> !b.outside()).findFirst().orElseThrow()
            : under;
    groups.put(top.id(), top.id());
    known
        .children(top.id())
        .forEach(child -> known.subtree(child.id()).forEach(b -> groups.put(b.id(), child.id())));
    return groups;
  }

  CoveragePage page(String code, Frame frame) {
    var t = frame.t();
    var under = under(code);
    var sums = reads.sums(groups(under));
    var all = new HashMap<Long, Tally>();
    sums.values()
        .forEach(s -> s.forEach((standard, tally) -> all.merge(standard, tally, Tally::plus)));
    var title = under == null ? t.of("公开情况") : t.of("%s：公开情况", under.label(t));
    var path = "/coverage" + (under == null ? "" : "?under=" + under.code());
    return new CoveragePage(
        Head.of(title, path).describedAs(t.of("应当公开的，公开了多少，迟了多少，还有多少没有公开。")),
        title,
        path,
        above(under, "/coverage?under=", t),
        counted(t),
        figures(all.values().stream().reduce(Tally.NONE, Tally::plus)),
        standards.all().stream()
            .filter(s -> all.containsKey(s.id()) && s.kind() != Standard.Kind.OWN)
            .map(
                s ->
                    new CoveragePage.Row(
                        "/standards/" + s.code(), s.label(t), figures(tally(all, s))))
            .toList(),
        bodies(sums, under, t));
  }

  private static Tally tally(Map<Long, Tally> sums, Standard standard) {
    return sums.getOrDefault(standard.id(), Tally.NONE);
  }

  private List<CoveragePage.Row> bodies(
      Map<Long, Map<Long, Tally>> sums, @Nullable Body under, Words t) {
    var known = organisations.bodies();
    return ordered(sums.keySet()).stream()
        .map(
            b -> {
              var leaf = known.children(b.id()).isEmpty() || b.equals(under);
              var sum = sums.getOrDefault(b.id(), Map.of()).values();
              return new CoveragePage.Row(
                  leaf ? "/bodies/" + b.code() + "/catalogue" : "/coverage?under=" + b.code(),
                  b.label(t),
                  figures(sum.stream().reduce(Tally.NONE, Tally::plus)));
            })
        .toList();
  }

  /** Those that stand for others below them first: they say most. */
  List<Body> ordered(Set<Long> bodies) {
    var known = organisations.bodies();
    return known.all().stream()
        .filter(b -> bodies.contains(b.id()))
        .sorted(Comparator.comparing(b -> known.children(b.id()).isEmpty()))
        .toList();
  }

  List<CoveragePage.Link> above(@Nullable Body under, String path, Words t) {
    if (under == null) {
      return List.of();
    }
    return organisations.bodies().lineage(under.id()).stream()
        .map(b -> new CoveragePage.Link(path + b.code(), b.label(t)))
        .toList();
  }

  String counted(Words t) {
    var day = reads.countedOn();
    return day == null ? "" : Dates.day(day, t);
  }

  CataloguePage catalogue(Body body, Frame frame) {
    var t = frame.t();
    var lines = reads.lines(body);
    var standing =
        documents.of(
            lines.stream()
                .filter(l -> l.last() != null && l.last().documentId() > 0)
                .map(l -> l.last().documentId())
                .distinct()
                .toList());
    var reasons = new HashMap<Long, String>();
    exemptions.of(List.of(body.id())).stream()
        .filter(e -> "CONFIRMED".equals(e.verdict()))
        .forEach(e -> reasons.put(e.itemId(), e.reason()));
    var sections = new ArrayList<CataloguePage.Section>();
    for (var standard : standards.all()) {
      var own = lines.stream().filter(l -> l.standard().id() == standard.id()).toList();
      if (!own.isEmpty()) {
        sections.add(
            new CataloguePage.Section(
                standard.label(t),
                "/standards/" + standard.code(),
                figures(tally(own)),
                own.stream()
                    .map(
                        l ->
                            line(
                                l,
                                shown(l, body, standing, t),
                                reasons.get(l.item().id()),
                                frame.today(),
                                t))
                    .toList()));
      }
    }
    var title = t.of("%s：公开目录", body.label(t));
    var path = "/bodies/" + body.code() + "/catalogue";
    return new CataloguePage(
        Head.of(title, path).describedAs(t.of("%s应当公开什么，公开了什么。", body.label(t))),
        body.label(t),
        "/bodies/" + body.code(),
        path,
        figures(tally(lines)),
        sections);
  }

  static Tally tally(List<Line> lines) {
    var tally = Tally.NONE;
    for (var line : lines) {
      tally =
          tally.plus(
              switch (line.state()) {
                case IN_TIME -> new Tally(1, 0, 0, 0, 0);
                case LATE -> new Tally(0, 1, 0, 0, 0);
                case MISSING -> new Tally(0, 0, 1, 0, 0);
                case NOT_APPLICABLE -> new Tally(0, 0, 0, 1, 0);
                case WAITING -> new Tally(0, 0, 0, 0, 1);
              });
    }
    return tally;
  }

  /** What was published for the item last; null for nothing. */
  CataloguePage.@Nullable Shown shown(
      Line line, Body body, Map<Long, DocumentStandings.Standing> standing, Words t) {
    var last = line.last();
    if (last == null) {
      return null;
    }
    if (last.documentId() == 0) {
      var written = line.item().register();
      return new CataloguePage.Shown(
          paths.of(written == null ? last.register() : written, body),
          registers
              .find(last.register())
              .map(register -> t.of("登记簿：%s", register.label(t)))
              .orElseGet(() -> t.of("本机关的介绍")));
    }
    var document = standing.get(last.documentId());
    return document == null || document.path() == null
        ? null
        : new CataloguePage.Shown(document.path(), document.title());
  }

  private static CataloguePage.Line line(
      Line line,
      CataloguePage.@Nullable Shown shown,
      @Nullable String reason,
      LocalDate today,
      Words t) {
    return new CataloguePage.Line(
        line.item().code(),
        line.item().firstLevel(),
        line.item().secondLevel(),
        line.item().limit().text(),
        t.of(line.state().label()),
        style(line.state()),
        when(line, today, t),
        shown,
        reason);
  }

  static String style(ItemState state) {
    return switch (state) {
      case MISSING -> "status status-bad";
      case LATE -> "status status-warn";
      case IN_TIME -> "status";
      case WAITING, NOT_APPLICABLE -> "status status-past";
    };
  }

  private static String when(Line line, LocalDate today, Words t) {
    if (line.state() == ItemState.MISSING && line.due() != null) {
      return t.of("本应在 %s 前公开。", Dates.day(line.due(), t));
    }
    if (line.due() != null && line.due().isBefore(today.plusDays(62))) {
      return t.of("%s 前公开。", Dates.day(line.due(), t));
    }
    return line.last() == null ? "" : t.of("%s 公开。", Dates.day(line.last().on(), t));
  }
}
