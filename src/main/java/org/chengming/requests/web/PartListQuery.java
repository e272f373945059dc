package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Part;
import org.chengming.requests.PartClock;
import org.chengming.requests.PartFiles;
import org.chengming.requests.PartState;
import org.chengming.requests.web.PartListPage.Item;
import org.chengming.requests.web.PartListPage.Tab;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists parts: what a body owes others, what it awaits, and who is silent. */
@Component
class PartListQuery {
  private static final int SHOWN = 200;
  private static final int SOON = 2;

  private final PartFiles parts;
  private final PartClock clock;
  private final Organisations organisations;

  PartListQuery(PartFiles parts, PartClock clock, Organisations organisations) {
    this.parts = parts;
    this.clock = clock;
    this.organisations = organisations;
  }

  PartListPage list(Actor actor, String show, LocalDate today, @Nullable Long selected) {
    var lists = new LinkedHashMap<String, List<Item>>();
    var owed = parts.owed(actor);
    var awaited = parts.awaited(actor);
    lists.put("owed", items(owed, today, true));
    lists.put(
        "approval",
        items(owed.stream().filter(p -> p.state() == PartState.DRAFTED).toList(), today, true));
    lists.put("awaited", items(awaited, today, false));
    var late = new ArrayList<>(items(late(owed, today), today, true));
    var theirs = late(awaited, today).stream().filter(p -> !owed.contains(p)).toList();
    late.addAll(items(theirs, today, false));
    lists.put("late", late);
    var known = lists.containsKey(show) ? show : "owed";
    var labels = List.of("要我们答的", "要签发的", "我们请别的机关答的", "过期未答");
    var tabs = new ArrayList<Tab>();
    lists.forEach((code, list) -> tabs.add(new Tab(code, labels.get(tabs.size()), list.size())));
    return new PartListPage(
        tabs, known, lists.getOrDefault(known, List.of()).stream().limit(SHOWN).toList(), selected);
  }

  private static List<Part> late(List<Part> parts, LocalDate today) {
    return parts.stream().filter(p -> p.late(today)).toList();
  }

  private List<Item> items(List<Part> parts, LocalDate today, boolean ours) {
    return parts.stream().map(p -> item(p, today, ours)).toList();
  }

  private Item item(Part part, LocalDate today, boolean ours) {
    var bodies = organisations.bodies();
    int left = clock.left(part, today);
    var late = part.late(today);
    return new Item(
        part.id(),
        ours ? "/desk/request-parts/" + part.id() : "/desk/requests/" + part.number().value(),
        title(part),
        late ? "超%d天".formatted(Math.max(1, -left)) : "剩%d天".formatted(left),
        late ? "status status-bad" : left <= SOON ? "status status-warn" : "",
        "%s　%s请%s答"
            .formatted(
                part.state().label(),
                bodies.heir(part.askedBy()).brief(),
                bodies.heir(part.bodyId()).brief()));
  }

  static String title(Part part) {
    return DeskListQuery.line(part.question());
  }
}
