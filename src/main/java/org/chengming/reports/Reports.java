package org.chengming.reports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.audit.Audit;
import org.chengming.gate.Outgoing;
import org.chengming.gate.WayOut;
import org.chengming.organisations.Body;
import org.chengming.reports.ReportStep.Act;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Annual reports on their way to the public: written by a request officer, approved by somebody
 * else, published and from then on never changed; a correction is a further version.
 */
@Component
public class Reports {
  private static final int LONGEST = 500;

  private final ReportRepository repository;
  private final ReportFigures figures;
  private final ReportRules rules;
  private final Access access;
  private final WayOut gate;
  private final Audit audit;
  private final Clock clock;

  Reports(
      ReportRepository repository,
      ReportFigures figures,
      ReportRules rules,
      Access access,
      WayOut gate,
      Audit audit,
      Clock clock) {
    this.repository = repository;
    this.figures = figures;
    this.rules = rules;
    this.access = access;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
  }

  /** The report in the making, for those who work on the body's reports. */
  @Transactional(readOnly = true)
  public Optional<Draft> draft(Actor actor, String bodyCode, int year) {
    return repository.draft(access.require(actor, bodyCode).id(), year);
  }

  /** What is in the making on a year, of all bodies. */
  @Transactional(readOnly = true)
  public List<Draft> drafts(int year) {
    return repository.drafts(year);
  }

  /** What was done to it so far, the oldest first. */
  @Transactional(readOnly = true)
  public List<ReportStep> steps(Actor actor, String bodyCode, int year) {
    return repository.steps(access.require(actor, bodyCode).id(), year);
  }

  /**
   * Saves the draft.
   *
   * @throws Refused where a number is none, or somebody else saved in between
   */
  @Transactional
  public void save(Actor actor, SaveReport command) {
    var body = writing(actor, command.bodyCode());
    rules.requireOver(command.year());
    var before = repository.draft(body.id(), command.year()).orElse(null);
    if (before != null && before.state() != ReportState.DRAFT) {
      throw Refused.conflict("这份报告已经送审，要改请先退回。", "Report is %s".formatted(before.state()));
    }
    var form = Forms.of(command.year());
    var draft =
        new Draft(
            body.id(),
            command.year(),
            ReportState.DRAFT,
            command.scope(),
            rules.typed(form, command.typed()),
            rules.texts(form, command.sections()),
            null,
            reason(body, command),
            command.revision() + 1,
            clock.instant());
    repository.store(draft);
    happened(actor, draft, body, Act.SAVED, "ReportSave", null);
  }

  private @Nullable String reason(Body body, SaveReport command) {
    if (repository.publications(body.id(), command.year()).isEmpty()) {
      return null;
    }
    if (command.reason().isBlank() || command.reason().length() > LONGEST) {
      throw Refused.because(
          "reason", "这一年的报告已经公布过，请写明为什么更正，最多 %d 个字。".formatted(LONGEST), "No reason");
    }
    return command.reason().strip();
  }

  /**
   * Hands it to somebody else; from now on its figures are fixed.
   *
   * @throws Refused with all that is missing or does not hold
   */
  @Transactional
  public void submit(Actor actor, String bodyCode, int year) {
    var body = writing(actor, bodyCode);
    var draft = repository.lock(body.id(), year);
    draft.state().require(ReportState.SUBMITTED);
    var all = figures.all(body, draft);
    rules.check(Forms.of(year), draft, all, before(body, year, draft.scope()));
    move(draft, ReportState.SUBMITTED, all);
    happened(actor, draft, body, Act.SUBMITTED, "ReportSubmit", null);
  }

  /** Back to whoever writes it, with a reason. */
  @Transactional
  public void sendBack(Actor actor, String bodyCode, int year, String note) {
    var body = access.require(actor, bodyCode);
    var draft = repository.lock(body.id(), year);
    draft.state().require(ReportState.DRAFT);
    if (note.isBlank() || note.length() > LONGEST) {
      throw Refused.because("note", "请写明为什么退回，最多 %d 个字。".formatted(LONGEST), "No reason");
    }
    move(draft, ReportState.DRAFT, null);
    happened(actor, draft, body, Act.SENT_BACK, "ReportSendBack", note.strip());
  }

  /** Somebody who has not written at it finds it right. */
  @Transactional
  public void approve(Actor actor, String bodyCode, int year) {
    var body = approving(actor, bodyCode);
    var draft = repository.lock(body.id(), year);
    draft.state().require(ReportState.APPROVED);
    if (wrote(actor, body, year)) {
      throw Refused.conflict("您写过这份报告，要由别人审核。", "Nobody approves their own report");
    }
    requireClean(draft);
    move(draft, ReportState.APPROVED, draft.fixed());
    happened(actor, draft, body, Act.APPROVED, "ReportApprove", null);
  }

  /** Whether the actor wrote at what is in the making now. */
  @Transactional(readOnly = true)
  public boolean wrote(Actor actor, Body body, int year) {
    var wrote = false;
    for (var step : repository.steps(body.id(), year)) {
      wrote |=
          (step.act() == Act.SAVED || step.act() == Act.SUBMITTED)
              && Objects.equals(step.staffId(), actor.id());
      wrote &= step.act() != Act.PUBLISHED && step.act() != Act.IMPORTED;
    }
    return wrote;
  }

  /** It goes out as it was submitted; an earlier version stays readable. */
  @Transactional
  public Publication publish(Actor actor, String bodyCode, int year) {
    var body = approving(actor, bodyCode);
    var draft = repository.lock(body.id(), year);
    draft.state().require(ReportState.PUBLISHED);
    requireClean(draft);
    var fixed = Objects.requireNonNull(draft.fixed(), "An approved report has its figures");
    var versions = repository.publications(body.id(), year);
    var publication =
        new Publication(
            body.id(),
            year,
            versions.size() + 1,
            draft.scope(),
            fixed,
            draft.sections(),
            draft.reason(),
            null,
            actor.name(),
            clock.instant());
    repository.publish(publication, Forms.of(year).code());
    repository.remove(draft);
    happened(actor, draft, body, Act.PUBLISHED, "ReportPublish", draft.reason());
    return publication;
  }

  /** Its words pass the gate; whom to ask about it is meant to be known. */
  private void requireClean(Draft draft) {
    var pieces = new ArrayList<Outgoing.Piece>();
    draft
        .sections()
        .forEach(
            (code, text) -> {
              if (!code.equals("contact")) {
                pieces.add(new Outgoing.Piece(code, "文字部分", text));
              }
            });
    if (draft.reason() != null) {
      pieces.add(new Outgoing.Piece("reason", "更正的理由", draft.reason()));
    }
    var found = gate.look("annual report", pieces).blocking();
    if (!found.isEmpty()) {
      throw new Refused(
          "The report of %d holds %d findings".formatted(draft.year(), found.size()),
          found.stream()
              .map(
                  f ->
                      new Refused.Problem(
                          "sections",
                          "报告的%s里有%s（%s），请退回去掉再公布。"
                              .formatted(f.spots().getFirst().label(), f.label(), f.instead())))
              .toList(),
          false);
    }
  }

  /** What the report of the year before says: as published, else as the requests give it now. */
  @Transactional(readOnly = true)
  public @Nullable Figures before(Body body, int year, Scope scope) {
    if (!rules.isOver(year - 1)) {
      return null;
    }
    return repository.publications(body.id(), year - 1).stream()
        .findFirst()
        .map(Publication::figures)
        .orElseGet(() -> figures.compute(body, year - 1, scope).figures());
  }

  private void move(Draft draft, ReportState to, @Nullable Figures fixed) {
    repository.store(
        new Draft(
            draft.bodyId(),
            draft.year(),
            to,
            draft.scope(),
            draft.typed(),
            draft.sections(),
            fixed,
            draft.reason(),
            draft.revision() + 1,
            clock.instant()));
  }

  private Body writing(Actor actor, String bodyCode) {
    var body = access.require(actor, bodyCode);
    if (!access.writes(actor, body)) {
      throw new NotPermitted(
          "%s may not write reports of %s: it takes REQUEST_OFFICER"
              .formatted(actor.name(), bodyCode));
    }
    return body;
  }

  private Body approving(Actor actor, String bodyCode) {
    var body = access.require(actor, bodyCode);
    if (!access.approves(actor, body)) {
      throw new NotPermitted(
          "%s may not approve reports of %s: it takes SUPERVISOR or PUBLISHER"
              .formatted(actor.name(), bodyCode));
    }
    return body;
  }

  private void happened(
      Actor actor, Draft draft, Body body, Act act, String audited, @Nullable String note) {
    repository.step(body.id(), draft.year(), act, actor, note);
    audit.record(
        actor,
        audited,
        "annual report",
        "%s %d".formatted(body.code(), draft.year()),
        null,
        Map.of("scope", draft.scope(), "note", note == null ? "" : note));
  }
}
