package org.chengming.standards.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.standards.CoverageReads;
import org.chengming.standards.Exemptions;
import org.chengming.standards.ItemState;
import org.chengming.standards.Standard;
import org.chengming.standards.Standards;
import org.chengming.web.Frame;
import org.springframework.stereotype.Component;

/** Makes the pages of those who supervise. */
@Component
class HeatQuery {
  private final CoverageReads reads;
  private final CoverageQuery coverage;
  private final Standards standards;
  private final Organisations organisations;
  private final Exemptions exemptions;

  HeatQuery(
      CoverageReads reads,
      CoverageQuery coverage,
      Standards standards,
      Organisations organisations,
      Exemptions exemptions) {
    this.reads = reads;
    this.coverage = coverage;
    this.standards = standards;
    this.organisations = organisations;
    this.exemptions = exemptions;
  }

  /** The bodies below, towards each sector. Two queries. */
  HeatPage heat(Frame frame, String code) {
    var actor = frame.signedIn();
    var under = coverage.under(code);
    if (under != null) {
      actor.require(Role.SUPERVISOR, under.path(), "see the coverage of " + code);
    } else if (!actor.mayAtRoot(Role.SUPERVISOR)) {
      under =
          organisations.bodies().all().stream()
              .filter(b -> actor.may(Role.SUPERVISOR, b.path()))
              .findFirst()
              .orElseThrow(() -> new NotPermitted(actor.name() + " supervises no body"));
    }
    var sums = reads.sums(coverage.groups(under));
    var shown =
        standards.all().stream()
            .filter(s -> s.kind() != Standard.Kind.OWN)
            .filter(s -> sums.values().stream().anyMatch(m -> m.containsKey(s.id())))
            .toList();
    var top = under;
    return new HeatPage(
        under == null ? "公开覆盖" : under.name() + "：公开覆盖",
        coverage.above(under, "/desk/coverage?under=", frame.t()).stream()
            .filter(l -> mayOpen(actor, l))
            .toList(),
        coverage.counted(frame.t()),
        shown.stream().map(s -> new HeatPage.Sector(s.code(), s.title())).toList(),
        coverage.ordered(sums.keySet()).stream()
            .map(b -> row(b, b.equals(top), sums.getOrDefault(b.id(), Map.of()), shown))
            .toList(),
        exemptions(exemptions.waiting(), actor),
        exemptions(exemptions.standing(), actor));
  }

  private boolean mayOpen(Actor actor, CoveragePage.Link link) {
    var code = link.path().substring(link.path().indexOf('=') + 1);
    return organisations.bodies().byCode(code).stream()
        .anyMatch(b -> actor.may(Role.SUPERVISOR, b.path()));
  }

  private HeatPage.Row row(
      Body body, boolean itself, Map<Long, CoverageReads.Tally> sums, List<Standard> shown) {
    var leaf = itself || organisations.bodies().children(body.id()).isEmpty();
    var todo = "/desk/duties?body=" + body.code();
    var all = sums.values().stream().reduce(CoverageReads.Tally.NONE, CoverageReads.Tally::plus);
    return new HeatPage.Row(
        body.brief(),
        leaf ? todo : "/desk/coverage?under=" + body.code(),
        todo,
        new HeatPage.Cell(true, CoverageQuery.figures(all), todo),
        shown.stream()
            .map(
                s -> {
                  var sum = sums.get(s.id());
                  return new HeatPage.Cell(
                      sum != null,
                      CoverageQuery.figures(sum == null ? CoverageReads.Tally.NONE : sum),
                      "/desk/coverage/%s?under=%s".formatted(s.code(), body.code()));
                })
            .toList());
  }

  private List<HeatPage.Waiting> exemptions(List<Exemptions.Exemption> all, Actor actor) {
    var rows = new ArrayList<HeatPage.Waiting>();
    for (var each : all) {
      var body = organisations.bodies().find(each.bodyId());
      var place = standards.item(each.itemId());
      if (body.isPresent() && place.isPresent() && actor.may(Role.SUPERVISOR, body.get().path())) {
        rows.add(
            new HeatPage.Waiting(
                each.id(),
                body.get().name(),
                place.get().standard().title() + "：" + place.get().item().secondLevel(),
                each.reason(),
                each.proposedBy(),
                "/desk/duties/%s/%s/%s"
                    .formatted(
                        body.get().code(),
                        place.get().standard().code(),
                        place.get().item().code())));
      }
    }
    return rows;
  }

  /** The items of a standard, and who misses each. */
  ItemPage items(Frame frame, String standard, String code) {
    var actor = frame.signedIn();
    var under = coverage.under(code);
    var found = standards.get(standard);
    var known = organisations.bodies();
    var below =
        (under == null ? known.all() : known.subtree(under.id()))
            .stream().filter(b -> actor.may(Role.SUPERVISOR, b.path())).map(Body::id).toList();
    if (below.isEmpty()) {
      throw new NotPermitted(actor.name() + " supervises no body there");
    }
    var states = reads.states(found, below);
    var items = new ArrayList<ItemPage.Item>();
    for (var item : found.items()) {
      var of = states.getOrDefault(item.id(), Map.of());
      if (!of.isEmpty()) {
        items.add(
            new ItemPage.Item(
                item.code() + " " + item.secondLevel(),
                item.limit().text(),
                of.entrySet().stream()
                    .filter(e -> e.getValue() == ItemState.MISSING)
                    .map(e -> known.get(e.getKey()))
                    .map(b -> new ItemPage.Body("/desk/duties?body=" + b.code(), b.name()))
                    .toList(),
                count(of, ItemState.LATE),
                count(of, ItemState.IN_TIME),
                count(of, ItemState.WAITING) + count(of, ItemState.NOT_APPLICABLE)));
      }
    }
    return new ItemPage(
        (under == null ? "" : under.name() + "：") + found.title(),
        "/desk/coverage" + (code.isEmpty() ? "" : "?under=" + code),
        items);
  }

  private static long count(Map<Long, ItemState> states, ItemState state) {
    return states.values().stream().filter(s -> s == state).count();
  }
}
