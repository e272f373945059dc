package org.chengming.organisations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The public bodies and divisions of this installation. Reading is from memory; a change is seen at
 * once where it was made and within a second by every other node.
 */
@Component
public class Organisations {
  private final BodyRepository repository;
  private final DivisionRepository divisionRepository;
  private final Audit audit;
  private final Directory directory;
  private volatile @Nullable Divisions divisions;

  Organisations(
      BodyRepository repository,
      DivisionRepository divisionRepository,
      Directory directory,
      Audit audit) {
    this.repository = repository;
    this.divisionRepository = divisionRepository;
    this.directory = directory;
    this.audit = audit;
  }

  /** All bodies as they stand now. */
  public BodyDirectory bodies() {
    return directory.bodies();
  }

  /**
   * All administrative divisions; they are loaded at start and do not change while the server runs.
   */
  public Divisions divisions() {
    var known = divisions;
    if (known == null) {
      known = new Divisions(divisionRepository.all());
      divisions = known;
    }
    return known;
  }

  /**
   * Registers a body. Takes an administrator over its parent.
   *
   * @throws Refused with every problem of the body
   */
  @Transactional
  public Body register(Actor actor, RegisterBody body) {
    return registerAll(actor, List.of(body)).getFirst();
  }

  /**
   * Registers bodies, all or none. A list may hold parents before their children.
   *
   * @return the bodies in the order of the list
   * @throws Refused with the problems of the first wrong body
   */
  @Transactional
  public List<Body> registerAll(Actor actor, List<RegisterBody> list) {
    requireRegistration(actor, list);
    var rules = new BodyRules(bodies(), divisions());
    for (var body : list) {
      var problems = rules.check(body);
      if (!problems.isEmpty()) {
        throw new Refused(
            "Body \"%s\" cannot be registered: %s".formatted(body.code(), problems),
            problems,
            false);
      }
    }
    insertInWaves(list);
    directory.changed();
    var registered = new ArrayList<Body>();
    for (var body : list) {
      var stored = bodies().byCode(body.code()).orElseThrow();
      audit.record(actor, "BodyRegister", "body", stored.id(), null, stored);
      registered.add(stored);
    }
    return registered;
  }

  /**
   * Changes what is registered of a body. Takes an administrator over its parent, and over the new
   * parent.
   */
  @Transactional
  public Body edit(Actor actor, EditBody edit) {
    var before = bodies().get(edit.id());
    requireOverParent(actor, before, "edit the body " + before.code());
    var problems = new ArrayList<Problem>();
    if (edit.name().isBlank()) {
      problems.add(new Problem("name", "请填写机构名称。"));
    } else if (!edit.name().equals(before.name()) && !edit.correction()) {
      problems.add(new Problem("name", "机构改名请用“机构变动”，旧文件仍保留原名；只是登记时写错的，请勾选“更正录入错误”。"));
    }
    if (edit.divisionCode() != null && divisions().find(edit.divisionCode()).isEmpty()) {
      problems.add(new Problem("divisionCode", "没有区划代码“%s”。".formatted(edit.divisionCode())));
    }
    if (edit.foundedOn() != null
        && before.endedOn() != null
        && edit.foundedOn().isAfter(before.endedOn())) {
      problems.add(new Problem("foundedOn", "成立日期不能晚于撤销日期。"));
    }
    var parentId = newParent(actor, edit, before, problems);
    refuseIf(problems, "Body %s cannot be edited".formatted(before.code()));
    repository.update(edit.id(), edit, parentId);
    return changed(actor, "BodyEdit", before);
  }

  /** Repairs a body's codes. Takes an administrator over its parent. */
  @Transactional
  public Body correctCodes(Actor actor, CorrectCodes correction) {
    var before = bodies().get(correction.id());
    requireOverParent(actor, before, "correct the codes of " + before.code());
    var problems = new BodyRules(bodies(), divisions()).check(before, correction);
    refuseIf(problems, "The codes of %s cannot be %s".formatted(before.code(), correction));
    repository.correctCodes(correction);
    return changed(actor, "BodyCorrectCodes", before);
  }

  /** Sets contact points and disclosure guide. Takes an administrator over the body itself. */
  @Transactional
  public Body describe(Actor actor, DescribeBody description) {
    var before = bodies().get(description.id());
    actor.require(Role.ADMINISTRATOR, before.path(), "describe the body " + before.code());
    repository.describe(description.id(), description.guide(), description.contacts());
    return changed(actor, "BodyDescribe", before);
  }

  /** Ends a body that nothing follows. Takes an administrator over its parent. */
  @Transactional
  public Body end(Actor actor, long id, LocalDate on) {
    var before = bodies().get(id);
    requireOverParent(actor, before, "end the body " + before.code());
    var problems = new ArrayList<Problem>();
    SuccessionRules.checkEnding(before, on, problems);
    if (bodies().children(id).stream().anyMatch(c -> c.endedOn() == null)) {
      problems.add(new Problem("", "“%s”还有下级机构，请先变更它们的上级。".formatted(before.name())));
    }
    refuseIf(problems, "Body %s cannot end on %s".formatted(before.code(), on));
    repository.end(id, on);
    return changed(actor, "BodyEnd", before);
  }

  /** Whether the actor may register a body under the parent; null stands for a new root. */
  public boolean mayRegisterUnder(Actor actor, @Nullable Body parent) {
    return parent == null
        ? actor.mayAtRoot(Role.ADMINISTRATOR)
        : actor.may(Role.ADMINISTRATOR, parent.path());
  }

  /** Whether the actor may edit, end and succeed the body. */
  public boolean mayChange(Actor actor, Body body) {
    return mayRegisterUnder(actor, body.parentId() == null ? null : bodies().get(body.parentId()));
  }

  private void requireRegistration(Actor actor, List<RegisterBody> list) {
    var inList = new HashMap<String, RegisterBody>();
    list.forEach(b -> inList.put(b.code(), b));
    for (var body : list) {
      var parent = body.parentCode();
      if (parent == null) {
        actor.requireAtRoot(
            Role.ADMINISTRATOR, "register %s without a parent".formatted(body.code()));
      } else if (!inList.containsKey(parent)) {
        bodies()
            .byCode(parent)
            .ifPresent(p -> actor.require(Role.ADMINISTRATOR, p.path(), "register " + body.code()));
      }
    }
  }

  /**
   * @throws NotPermitted unless the actor may change the body
   */
  void requireOverParent(Actor actor, Body body, String act) {
    if (!mayChange(actor, body)) {
      throw new NotPermitted(
          "%s may not %s: it takes ADMINISTRATOR over its parent".formatted(actor.name(), act));
    }
  }

  private @Nullable Long newParent(
      Actor actor, EditBody edit, Body before, List<Problem> problems) {
    if (edit.parentCode() == null) {
      if (before.parentId() != null) {
        actor.requireAtRoot(Role.ADMINISTRATOR, "take %s from its parent".formatted(before.code()));
      }
      return null;
    }
    var parent = bodies().byCode(edit.parentCode());
    if (parent.isEmpty()) {
      problems.add(new Problem("parentCode", "没有网址代码为“%s”的上级机构。".formatted(edit.parentCode())));
      return null;
    }
    if (parent.get().path().startsWith(before.path())) {
      problems.add(new Problem("parentCode", "上级机构不能是它自己或者它的下级。"));
    }
    actor.require(Role.ADMINISTRATOR, parent.get().path(), "put bodies under " + edit.parentCode());
    return parent.get().id();
  }

  /** Parents first: a wave holds all bodies whose parents stand by then. */
  private void insertInWaves(List<RegisterBody> list) {
    Map<String, Long> ids = new HashMap<>();
    bodies().all().forEach(b -> ids.put(b.code(), b.id()));
    var left = list;
    while (!left.isEmpty()) {
      var wave =
          left.stream()
              .filter(b -> b.parentCode() == null || ids.containsKey(b.parentCode()))
              .toList();
      ids.putAll(repository.insert(wave, ids));
      left = left.stream().filter(b -> !ids.containsKey(b.code())).toList();
    }
  }

  private Body changed(Actor actor, String act, Body before) {
    directory.changed();
    var after = bodies().get(before.id());
    audit.record(actor, act, "body", before.id(), before, after);
    return after;
  }

  static void refuseIf(List<Problem> problems, String message) {
    if (!problems.isEmpty()) {
      throw new Refused(message + ": " + problems, problems, false);
    }
  }
}
