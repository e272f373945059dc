package org.chengming.organisations;

import java.util.ArrayList;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bodies that give way to others (机构变动): nothing is renamed in place, so that a document keeps the
 * name that issued it.
 */
@Component
public class Successions {
  private final Organisations organisations;
  private final BodyRepository repository;
  private final Directory directory;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  Successions(
      Organisations organisations,
      BodyRepository repository,
      Directory directory,
      Audit audit,
      ApplicationEventPublisher events) {
    this.organisations = organisations;
    this.repository = repository;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Lets bodies give way to others. Takes an administrator over the parents of them all.
   *
   * @throws Refused when the numbers do not fit the kind, or a body has ended
   */
  @Transactional
  public void succeed(Actor actor, Succeed succession) {
    var bodies = directory.bodies();
    for (var ids : List.of(succession.predecessors(), succession.successors())) {
      ids.forEach(
          id ->
              organisations.requireOverParent(
                  actor, bodies.get(id), "let body %d be succeeded".formatted(id)));
    }
    Organisations.refuseIf(
        SuccessionRules.check(bodies, succession), "Succession %s cannot be".formatted(succession));
    for (var predecessor : succession.predecessors()) {
      repository.end(predecessor, succession.effectiveOn());
      link(succession, predecessor);
      audit.record(actor, "BodySucceed", "body", predecessor, bodies.get(predecessor), succession);
    }
    directory.changed();
    publish(succession);
  }

  /**
   * Lets a body go on under a new name. Takes an administrator over its parent.
   *
   * @return the body under its new name
   */
  @Transactional
  public Body rename(Actor actor, Rename rename) {
    var before = directory.bodies().get(rename.id());
    organisations.requireOverParent(actor, before, "rename the body " + before.code());
    var problems = new ArrayList<Problem>();
    SuccessionRules.checkEnding(before, rename.effectiveOn(), problems);
    if (rename.name().equals(before.name())) {
      problems.add(new Problem("newName", "新名称与原名称相同。"));
    }
    Organisations.refuseIf(problems, "Body %s cannot be renamed".formatted(before.code()));
    repository.end(before.id(), rename.effectiveOn());
    directory.changed();
    var after = organisations.register(actor, registration(before, rename));
    var succession =
        new Succeed(
            SuccessionKind.RENAME,
            List.of(before.id()),
            List.of(after.id()),
            rename.effectiveOn(),
            rename.basis());
    link(succession, before.id());
    directory.changed();
    audit.record(actor, "BodySucceed", "body", before.id(), before, succession);
    publish(succession);
    return after;
  }

  private RegisterBody registration(Body before, Rename rename) {
    var parent =
        before.parentId() == null ? null : directory.bodies().get(before.parentId()).code();
    return new RegisterBody(
        rename.code(),
        rename.name(),
        rename.shortName(),
        null,
        before.level(),
        before.kind(),
        before.divisionCode(),
        parent,
        before.uscc(),
        before.organisationCode(),
        before.guide(),
        before.outside(),
        rename.effectiveOn(),
        before.contacts());
  }

  private void link(Succeed succession, long predecessor) {
    for (var successor : succession.successors()) {
      repository.insert(
          new Succession(
              predecessor,
              successor,
              succession.kind(),
              succession.effectiveOn(),
              succession.basis()));
    }
  }

  private void publish(Succeed s) {
    events.publishEvent(
        new BodySucceeded(s.kind(), s.predecessors(), s.successors(), s.effectiveOn()));
  }
}
