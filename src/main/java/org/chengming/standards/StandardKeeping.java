package org.chengming.standards;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.organisations.Body;
import org.chengming.web.Fields;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands around a standard's versions: who leads it, which bodies it finds, own items. */
@Component
public class StandardKeeping {
  private static final int OWN_POSITION = 900;

  private final StandardRepository repository;
  private final Standards standards;
  private final Audit audit;
  private final Clock clock;

  StandardKeeping(StandardRepository repository, Standards standards, Audit audit, Clock clock) {
    this.repository = repository;
    this.standards = standards;
    this.audit = audit;
    this.clock = clock;
  }

  /** Says which body leads. Takes SUPERVISOR over a body at the top. */
  @Transactional
  public void lead(Actor actor, Standard standard, @Nullable Body body) {
    actor.requireAtRoot(Role.SUPERVISOR, "say who leads a standard");
    repository.lead(standard.id(), body == null ? null : body.id());
    standards.changed();
    audit.record(
        actor,
        "StandardLead",
        "standard",
        standard.code(),
        null,
        Fields.of("body", body == null ? "" : body.code()));
  }

  /** Says which sectors a body belongs to beside what its name says. Takes SUPERVISOR over it. */
  @Transactional
  public void tag(Actor actor, Body body, List<String> tags) {
    actor.require(Role.SUPERVISOR, body.path(), "tag a body");
    var known = new TreeSet<String>();
    standards.all().forEach(s -> known.addAll(s.scope().tags()));
    var unknown = tags.stream().filter(t -> !known.contains(t)).findFirst();
    if (unknown.isPresent()) {
      throw Refused.because(
          "tag", "没有一个标准用这个标记：请从列出的标准里选。", "No standard has the tag " + unknown.get());
    }
    var before = standards.snapshot().tags().getOrDefault(body.id(), Set.of());
    repository.retag(body.id(), new TreeSet<>(tags));
    standards.changed();
    audit.record(
        actor,
        "BodyTag",
        "body",
        body.id(),
        Fields.of("tags", before.stream().sorted().toList()),
        Fields.of("tags", tags.stream().distinct().sorted().toList()));
  }

  /** The body's own items beside what standards ask, begun when there are none yet. */
  @Transactional
  public String own(Actor actor, Body body) {
    actor.require(Role.EDITOR, body.path(), "begin items of its own");
    var code = "own-" + body.code();
    var id =
        repository.insert(
            code,
            Standard.Kind.OWN,
            body.name() + "的其他事项",
            "Further items",
            OWN_POSITION,
            body.id());
    if (repository.versions(id).isEmpty()) {
      var now = clock.instant();
      // An empty first version, so that there is something to revise.
      var version = repository.publish(id, Scope.ALL, List.of(), LocalDate.now(clock), now);
      repository.step(version, "PUBLISH", actor, now, null);
      standards.changed();
      audit.record(actor, "StandardOpen", "standard", code, null, Fields.of("body", body.code()));
    }
    return code;
  }
}
