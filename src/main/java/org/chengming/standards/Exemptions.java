package org.chengming.standards;

import static org.chengming.standards.db.Tables.EXEMPTION;
import static org.jooq.impl.DSL.any;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.standards.Standards.Place;
import org.chengming.standards.db.tables.records.ExemptionRecord;
import org.chengming.web.Fields;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Items that do not apply to a body: it says why, and somebody who supervises it rules. */
@Component
public class Exemptions {
  /**
   * @param verdict CONFIRMED, REFUSED or ENDED; null while it waits
   */
  public record Exemption(
      long id,
      long bodyId,
      long itemId,
      String reason,
      String proposedBy,
      Instant proposedAt,
      @Nullable String verdict,
      @Nullable String note) {}

  private final DSLContext db;
  private final Standards standards;
  private final Organisations organisations;
  private final CoverageCount count;
  private final Audit audit;
  private final Clock clock;

  Exemptions(
      DSLContext db,
      Standards standards,
      Organisations organisations,
      CoverageCount count,
      Audit audit,
      Clock clock) {
    this.db = db;
    this.standards = standards;
    this.organisations = organisations;
    this.count = count;
    this.audit = audit;
    this.clock = clock;
  }

  /** Takes EDITOR over the body. */
  @Transactional
  public void propose(Actor actor, Body body, Place place, String reason) {
    actor.require(Role.EDITOR, body.path(), "propose an exemption");
    if (reason.isBlank()) {
      throw Refused.because("reason", "请写明为什么这一项不适用，公众会看到。", "An exemption needs its reason");
    }
    var open =
        db.fetchExists(
            EXEMPTION,
            EXEMPTION.BODY_ID.eq(body.id()),
            EXEMPTION.ITEM_ID.eq(place.item().id()),
            EXEMPTION.VERDICT.isNull().or(EXEMPTION.VERDICT.eq("CONFIRMED")));
    if (open) {
      throw Refused.conflict(
          "这一项已经报过不适用了。",
          "Item %s of %s has an exemption".formatted(place.item().code(), body.code()));
    }
    var id =
        db.insertInto(EXEMPTION)
            .set(EXEMPTION.BODY_ID, body.id())
            .set(EXEMPTION.STANDARD_ID, place.standard().id())
            .set(EXEMPTION.ITEM_ID, place.item().id())
            .set(EXEMPTION.REASON, clean(reason))
            .set(EXEMPTION.PROPOSED_BY, person(actor))
            .set(EXEMPTION.PROPOSED_BY_NAME, actor.name())
            .set(EXEMPTION.PROPOSED_AT, clock.instant())
            .returningResult(EXEMPTION.ID)
            .fetchSingle(EXEMPTION.ID);
    audit.record(
        actor,
        "ExemptionPropose",
        "exemption",
        id,
        null,
        Fields.of("body", body.code(), "item", place.item().code(), "reason", reason));
  }

  /** Confirms or refuses what waits. Takes SUPERVISOR over the body; nobody rules their own. */
  @Transactional
  public void rule(Actor actor, long id, boolean confirmed, String note) {
    var held = held(id);
    var body = organisations.bodies().get(held.getBodyId());
    actor.require(Role.SUPERVISOR, body.path(), "rule on an exemption");
    if (held.getVerdict() != null) {
      throw Refused.conflict("这一项已经有结论了。", "Exemption %d is %s".formatted(id, held.getVerdict()));
    }
    if (person(actor) == held.getProposedBy()) {
      throw new NotPermitted("%s proposed exemption %d".formatted(actor.name(), id));
    }
    if (!confirmed && note.isBlank()) {
      throw Refused.because("note", "不同意的，请写明理由。", "A refusal needs its reason");
    }
    settle(actor, held, confirmed ? "CONFIRMED" : "REFUSED", note);
  }

  /**
   * Ends a confirmed one: the item applies again, and counts from then on. Takes SUPERVISOR over
   * the body.
   */
  @Transactional
  public void end(Actor actor, long id, String note) {
    var held = held(id);
    var body = organisations.bodies().get(held.getBodyId());
    actor.require(Role.SUPERVISOR, body.path(), "end an exemption");
    if (note.isBlank()) {
      throw Refused.because("note", "请写明为什么这一项又适用了，那个机关会看到。", "An end needs its reason");
    }
    if (!"CONFIRMED".equals(held.getVerdict())) {
      throw Refused.conflict("只有同意过的才能结束。", "Exemption %d is %s".formatted(id, held.getVerdict()));
    }
    settle(actor, held, "ENDED", note);
  }

  private ExemptionRecord held(long id) {
    return db.selectFrom(EXEMPTION)
        .where(EXEMPTION.ID.eq(id))
        .forUpdate()
        .fetchOptional()
        .orElseThrow(() -> new Missing("Exemption " + id));
  }

  private void settle(Actor actor, ExemptionRecord held, String verdict, String note) {
    var before = held.getVerdict();
    held.setVerdict(verdict);
    held.setNote(note.isBlank() ? null : clean(note));
    held.setRuledBy(person(actor));
    held.setRuledByName(actor.name());
    held.setRuledAt(clock.instant());
    held.update();
    standards
        .item(held.getItemId())
        .ifPresent(
            place ->
                count.some(
                    List.of(held.getBodyId()), List.of(place.standard()), LocalDate.now(clock)));
    audit.record(
        actor,
        verdict.equals("ENDED") ? "ExemptionEnd" : "ExemptionRule",
        "exemption",
        held.getId(),
        before == null ? null : Fields.of("verdict", before),
        Fields.of("verdict", verdict, "note", note));
  }

  private static long person(Actor actor) {
    if (actor.id() == null) {
      throw new NotPermitted("An exemption takes a person");
    }
    return actor.id();
  }

  /** What waits or was last ruled of these bodies; newest first. */
  public List<Exemption> of(Collection<Long> bodies) {
    return db.selectFrom(EXEMPTION)
        .where(EXEMPTION.BODY_ID.eq(any(bodies.toArray(Long[]::new))))
        .orderBy(EXEMPTION.ID.desc())
        .limit(2000)
        .fetch(Exemptions::exemption);
  }

  /** What waits for a ruling, the oldest first. */
  public List<Exemption> waiting() {
    return db.selectFrom(EXEMPTION)
        .where(EXEMPTION.VERDICT.isNull())
        .orderBy(EXEMPTION.ID)
        .limit(500)
        .fetch(Exemptions::exemption);
  }

  /** What was agreed to and stands, the newest first. */
  public List<Exemption> standing() {
    return db.selectFrom(EXEMPTION)
        .where(EXEMPTION.VERDICT.eq("CONFIRMED"))
        .orderBy(EXEMPTION.ID.desc())
        .limit(500)
        .fetch(Exemptions::exemption);
  }

  /**
   * @throws Missing when the item applies to the body
   */
  public Exemption standing(Body body, Place place) {
    return of(List.of(body.id())).stream()
        .filter(e -> e.itemId() == place.item().id() && "CONFIRMED".equals(e.verdict()))
        .findFirst()
        .orElseThrow(
            () ->
                new Missing("Exemption of %s from %s".formatted(body.code(), place.item().code())));
  }

  private static Exemption exemption(ExemptionRecord r) {
    return new Exemption(
        r.getId(),
        r.getBodyId(),
        r.getItemId(),
        r.getReason(),
        r.getProposedByName(),
        r.getProposedAt(),
        r.getVerdict(),
        r.getNote());
  }

  /** PostgreSQL keeps no text with a zero in it. */
  private static String clean(String text) {
    return text.replace("\u0000", "").strip();
  }
}
