package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.EXPLAINER_LINK;
import static org.chengming.publishing.db.Tables.VALIDITY_CHANGE;
import static org.chengming.publishing.db.Tables.WITHDRAWAL;

import java.time.Clock;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is recorded of a live document beside its text: what it explains, what ended it, why it was
 * withdrawn.
 */
@Component
class Ties {
  private final DSLContext db;
  private final Audit audit;
  private final ChangeLog changes;
  private final PublicRecord publicRecord;
  private final Clock clock;

  Ties(DSLContext db, Audit audit, ChangeLog changes, PublicRecord publicRecord, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.changes = changes;
    this.publicRecord = publicRecord;
    this.clock = clock;
  }

  void withdrawn(Held live, long staff, String reason) {
    db.insertInto(WITHDRAWAL)
        .set(WITHDRAWAL.DOCUMENT_ID, live.documentId())
        .set(WITHDRAWAL.EDITION_ID, live.id())
        .set(WITHDRAWAL.REASON, reason.strip())
        .set(WITHDRAWAL.WITHDRAWN_BY, staff)
        .set(WITHDRAWAL.WITHDRAWN_AT, clock.instant())
        .execute();
    publicRecord.withdrawn(live, reason.strip());
  }

  void ended(Actor actor, Held live, EndDocument command) {
    @Nullable Long by = command.byDocumentId();
    db.insertInto(VALIDITY_CHANGE)
        .set(VALIDITY_CHANGE.DOCUMENT_ID, command.documentId())
        .set(VALIDITY_CHANGE.KIND, command.kind().name())
        .set(VALIDITY_CHANGE.EFFECTIVE_ON, command.effectiveOn())
        .set(VALIDITY_CHANGE.BY_DOCUMENT_ID, by)
        .set(
            VALIDITY_CHANGE.NOTE,
            command.note() == null || command.note().isBlank() ? null : command.note().strip())
        .set(VALIDITY_CHANGE.RECORDED_BY, actor.id())
        .set(VALIDITY_CHANGE.RECORDED_AT, clock.instant())
        .execute();
    audit.record(actor, "DocumentEnd", "document", command.documentId(), live.snapshot(), command);
    changes.addAll(
        by == null ? List.of(command.documentId()) : List.of(command.documentId(), by),
        Change.Kind.VALIDITY);
  }

  void linked(Actor actor, LinkExplainer command) {
    var added =
        db.insertInto(EXPLAINER_LINK)
            .set(EXPLAINER_LINK.EXPLAINER_ID, command.explainerId())
            .set(EXPLAINER_LINK.POLICY_ID, command.policyId())
            .set(EXPLAINER_LINK.LINKED_BY, actor.id())
            .set(EXPLAINER_LINK.LINKED_AT, clock.instant())
            .onConflictDoNothing()
            .execute();
    if (added == 1) {
      audit.record(actor, "ExplainerLink", "document", command.explainerId(), null, command);
      changes.addAll(List.of(command.explainerId(), command.policyId()), Change.Kind.LINKED);
    }
  }

  void unlinked(Actor actor, UnlinkExplainer command) {
    var removed =
        db.deleteFrom(EXPLAINER_LINK)
            .where(EXPLAINER_LINK.EXPLAINER_ID.eq(command.explainerId()))
            .and(EXPLAINER_LINK.POLICY_ID.eq(command.policyId()))
            .execute();
    if (removed == 1) {
      audit.record(actor, "ExplainerUnlink", "document", command.explainerId(), command, null);
      changes.addAll(List.of(command.explainerId(), command.policyId()), Change.Kind.LINKED);
    }
  }
}
