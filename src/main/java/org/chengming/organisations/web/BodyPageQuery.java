package org.chengming.organisations.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.web.Dates;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the desk's page of a body, with one of its forms as it was typed when that was refused. */
@Component
class BodyPageQuery {
  private final Organisations organisations;

  BodyPageQuery(Organisations organisations) {
    this.organisations = organisations;
  }

  /**
   * @throws Missing when no body has the code
   */
  Body body(String code) {
    return organisations
        .bodies()
        .byCode(code)
        .orElseThrow(() -> new Missing("Body \"" + code + "\""));
  }

  /** The page of a body yet to be registered. */
  BodyPage fresh(Actor actor, Form form) {
    var parent = organisations.bodies().byCode(form.value("parentCode")).orElse(null);
    if (!organisations.mayRegisterUnder(actor, parent)) {
      throw new NotPermitted(
          "%s may not register a body here: it takes ADMINISTRATOR over its parent"
              .formatted(actor.name()));
    }
    var lineage = parent == null ? List.<Body>of() : organisations.bodies().lineage(parent.id());
    var none = Form.of(Map.of());
    var parentName = parent == null ? "" : parent.name();
    return new BodyPage(
        "登记机构", null, lineage, parentName, form, none, form, none, List.of(), true, true, false);
  }

  /**
   * @param refused the forms that were refused, by {@code registration}, {@code codes}, {@code
   *     description} or {@code ending}
   */
  BodyPage of(Frame frame, String code, Map<String, Form> refused, boolean saved) {
    var actor = frame.signedIn();
    var body = body(code);
    var mayChange = organisations.mayChange(actor, body);
    var mayDescribe = actor.may(Role.ADMINISTRATOR, body.path());
    if (!mayChange && !mayDescribe) {
      throw new NotPermitted(
          "%s may not change the body %s: it takes ADMINISTRATOR".formatted(actor.name(), code));
    }
    var bodies = organisations.bodies();
    var parent = body.parentId() == null ? null : bodies.get(body.parentId());
    return new BodyPage(
        body.name(),
        body,
        bodies.lineage(body.id()),
        parent == null ? "" : parent.name(),
        form(refused, "registration", BodyForms.registration(body, parent)),
        form(refused, "codes", BodyForms.codes(body)),
        form(refused, "description", BodyForms.description(body)),
        form(refused, "ending", Map.of()),
        relations(frame, body),
        mayChange,
        mayDescribe,
        saved);
  }

  private static Form form(Map<String, Form> refused, String name, Map<String, String> stored) {
    @Nullable Form typed = refused.get(name);
    return typed == null ? Form.of(stored) : typed;
  }

  private List<BodyPage.Relation> relations(Frame frame, Body body) {
    var bodies = organisations.bodies();
    var relations = new ArrayList<BodyPage.Relation>();
    for (var s : bodies.predecessors(body.id())) {
      relations.add(
          new BodyPage.Relation(
              s.kind(),
              true,
              bodies.get(s.predecessorId()),
              Dates.day(s.effectiveOn(), frame.t()),
              s.basis()));
    }
    for (var s : bodies.successors(body.id())) {
      relations.add(
          new BodyPage.Relation(
              s.kind(),
              false,
              bodies.get(s.successorId()),
              Dates.day(s.effectiveOn(), frame.t()),
              s.basis()));
    }
    return relations;
  }
}
