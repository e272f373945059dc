package org.chengming.organisations.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyDirectory;
import org.chengming.organisations.Organisations;
import org.chengming.web.Missing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the rows of the desk's list of bodies, all from memory. */
@Component
class BodiesQuery {
  private static final int MOST = 200;

  private final Organisations organisations;

  BodiesQuery(Organisations organisations) {
    this.organisations = organisations;
  }

  BodiesPage ask(Actor actor, BodiesAsked asked, LocalDate today) {
    var bodies = organisations.bodies();
    var under = under(bodies, asked);
    var found =
        asked.searching() ? search(bodies, under, asked, today) : level(bodies, under, today);
    var rows = found.stream().limit(MOST).map(b -> row(actor, bodies, b, asked)).toList();
    return new BodiesPage(
        "机构",
        under,
        under == null ? List.of() : bodies.lineage(under.id()),
        rows,
        asked,
        found.size() - rows.size(),
        organisations.mayRegisterUnder(actor, under),
        actor.mayAnywhere(Role.ADMINISTRATOR));
  }

  private static @Nullable Body under(BodyDirectory bodies, BodiesAsked asked) {
    var code = asked.under();
    if (code == null || code.isEmpty()) {
      return null;
    }
    return bodies.byCode(code).orElseThrow(() -> new Missing("Body \"" + code + "\""));
  }

  private static List<Body> level(BodyDirectory bodies, @Nullable Body under, LocalDate today) {
    var level = under == null ? bodies.roots() : bodies.children(under.id());
    return level.stream().filter(b -> stands(b, today) && (under != null || !b.outside())).toList();
  }

  private static List<Body> search(
      BodyDirectory bodies, @Nullable Body under, BodiesAsked asked, LocalDate today) {
    var words = asked.words().toLowerCase(Locale.ROOT);
    var found = new ArrayList<Body>();
    for (var body : under == null ? bodies.all() : bodies.subtree(under.id())) {
      var shown =
          switch (asked.shown()) {
            case "all" -> true;
            case "ended" -> !stands(body, today);
            case "outside" -> body.outside();
            default -> stands(body, today);
          };
      if (shown && matches(body, words)) {
        found.add(body);
      }
    }
    return found;
  }

  private static boolean matches(Body body, String words) {
    return words.isEmpty()
        || body.name().toLowerCase(Locale.ROOT).contains(words)
        || body.code().contains(words)
        || body.brief().contains(words)
        || body.organisationCode().value().toLowerCase(Locale.ROOT).contains(words)
        || (body.uscc() != null && body.uscc().value().toLowerCase(Locale.ROOT).contains(words));
  }

  private BodiesPage.Row row(Actor actor, BodyDirectory bodies, Body body, BodiesAsked asked) {
    var lineage = bodies.lineage(body.id());
    var place =
        asked.searching()
            ? lineage.stream()
                .limit(lineage.size() - 1L)
                .map(Body::brief)
                .collect(Collectors.joining(" › "))
            : "";
    return new BodiesPage.Row(
        body,
        bodies.subtree(body.id()).size() - 1,
        place,
        organisations.mayChange(actor, body),
        actor.may(Role.ADMINISTRATOR, body.path()));
  }

  static boolean stands(Body body, LocalDate today) {
    return body.endedOn() == null || body.endedOn().isAfter(today);
  }
}
