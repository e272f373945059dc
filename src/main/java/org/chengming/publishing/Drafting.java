package org.chengming.publishing;

import static org.chengming.actors.Role.EDITOR;

import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.organisations.Organisations;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writing: from an empty draft, or from the live edition, until it is handed in. Takes EDITOR over
 * the document's body.
 */
@Component
public class Drafting {
  /** More would not be read by anyone, and each is looked at by a reviewer. */
  static final int MOST_ATTACHMENTS = 100;

  private final EditionRepository editions;
  private final DraftSaves saves;
  private final Permits permits;
  private final Completeness completeness;
  private final Gate gate;
  private final Organisations organisations;
  private final Move move;
  private final Audit audit;

  Drafting(
      EditionRepository editions,
      DraftSaves saves,
      Permits permits,
      Completeness completeness,
      Gate gate,
      Organisations organisations,
      Move move,
      Audit audit) {
    this.editions = editions;
    this.saves = saves;
    this.permits = permits;
    this.completeness = completeness;
    this.gate = gate;
    this.organisations = organisations;
    this.move = move;
    this.audit = audit;
  }

  @Transactional
  public Draft draft(Actor actor, DraftDocument command) {
    permits.require(actor, EDITOR, command.bodyId(), "draft a document");
    var staff = Permits.person(actor, "draft a document");
    var body = organisations.bodies().get(command.bodyId());
    if (body.outside()) {
      throw Refused.because(
          "body",
          "“%s”不在本平台发布。".formatted(body.name()),
          "Body %s is outside".formatted(body.code()));
    }
    var fields = command.fields().tidy();
    var held =
        editions.insertDraft(
            actor, editions.insertDocument(actor, command.bodyId()), fields, List.of(), null);
    saves.keep(held, staff, 1, fields, true);
    audit.record(actor, "DocumentDraft", "document", held.documentId(), null, held.snapshot());
    return new Draft(held.documentId(), held.id(), 1);
  }

  /** Saves; when somebody saved in between, theirs stands and both are kept. */
  @Transactional
  public SaveOutcome save(Actor actor, SaveDraft command) {
    var held = held(actor, command.editionId(), "write in");
    var staff = Permits.person(actor, "write");
    var fields = command.fields().tidy();
    var edition = held.edition();
    if (fields.equals(held.fields())) {
      return new SaveOutcome.Saved(edition.getRevision());
    }
    if (command.revision() != edition.getRevision()) {
      var save = saves.keep(held, staff, command.revision(), fields, false);
      audit.record(
          actor,
          "EditionSaveBeside",
          "document",
          held.documentId(),
          held.snapshot(),
          Map.of("save", save));
      return new SaveOutcome.Conflict(save, edition.getRevision());
    }
    var before = held.snapshot();
    EditionRepository.fill(
        edition,
        fields,
        ContentHash.of(fields, EditionRepository.files(editions.attachments(held.id()))));
    edition.setRevision(edition.getRevision() + 1);
    editions.store(held);
    saves.keep(held, staff, edition.getRevision(), fields, true);
    audit.record(actor, "EditionSave", "document", held.documentId(), before, held.snapshot());
    return new SaveOutcome.Saved(edition.getRevision());
  }

  /** Attaches a stored file; whoever does has a hand in the text. */
  @Transactional
  public long attach(Actor actor, AttachFile command) {
    var held = held(actor, command.editionId(), "attach to");
    if (editions.attachments(held.id()).size() >= MOST_ATTACHMENTS) {
      throw Refused.because(
          "file",
          "一个文件最多%d个附件。".formatted(MOST_ATTACHMENTS),
          "Edition %d has enough attachments".formatted(held.id()));
    }
    var id = editions.insertAttachment(held.id(), command.file());
    touched(actor, held, "EditionAttach", Map.of("attachment", command.file()));
    return id;
  }

  @Transactional
  public void remove(Actor actor, RemoveAttachment command) {
    var held =
        held(actor, editions.editionOfAttachment(command.attachmentId()), "take an attachment off");
    editions.deleteAttachment(command.attachmentId());
    touched(actor, held, "EditionDetach", Map.of("attachment", command.attachmentId()));
  }

  @Transactional
  public void arrange(Actor actor, ArrangeAttachments command) {
    var held = held(actor, command.editionId(), "arrange the attachments of");
    if (!command.attachmentIds().isEmpty()) {
      editions.arrange(held.id(), command.attachmentIds());
      touched(actor, held, "EditionArrange", Map.of("attachments", command.attachmentIds()));
    }
  }

  /**
   * What would keep the edition from being handed in, as sentences for the person; for showing
   * beside the draft.
   */
  @Transactional(readOnly = true)
  public List<Refused.Problem> problems(long editionId) {
    return completeness.problems(
        editions.read(editionId), EditionRepository.files(editions.attachments(editionId)));
  }

  /**
   * Hands the draft in for review.
   *
   * @throws Refused with everything that is missing, at once
   */
  @Transactional
  public void submit(Actor actor, SubmitEdition command) {
    var held = editions.lock(command.editionId());
    permits.require(actor, EDITOR, held, "submit");
    held.state().require(EditionState.SUBMITTED);
    gate.forReview(held);
    move.to(actor, held, EditionState.SUBMITTED, Step.SUBMIT, "EditionSubmit", null);
  }

  /** Takes back what was handed in. Whoever wrote of it may, until somebody has reviewed it. */
  @Transactional
  public void takeBack(Actor actor, TakeBackEdition command) {
    var held = editions.lock(command.editionId());
    permits.requireOwn(actor, EDITOR, held, "take back");
    if (held.state() != EditionState.SUBMITTED) {
      throw Refused.conflict(
          "这一版现在是“%s”，不能收回；已经有人审核的，请审核人退回。".formatted(held.state().label()),
          "Edition %d is %s and cannot be taken back".formatted(held.id(), held.state()));
    }
    move.to(actor, held, EditionState.DRAFT, Step.TAKE_BACK, "EditionTakeBack", null);
  }

  /** Opens a draft from the live edition. */
  @Transactional
  public Draft correct(Actor actor, CorrectDocument command) {
    var live =
        editions
            .lockLive(command.documentId())
            .orElseThrow(
                () ->
                    Refused.conflict(
                        "这份文件没有已发布的版本，不能更正。",
                        "Document %d is not live".formatted(command.documentId())));
    permits.require(actor, EDITOR, live, "correct");
    var staff = Permits.person(actor, "correct a document");
    if (command.changeNote().isBlank()) {
      throw Refused.because(
          "changeNote", "请写明更正了什么、为什么，读者会看到。", "A correction needs its change note");
    }
    if (editions.inWork(live.document()).isPresent()) {
      throw Refused.conflict(
          "已经有一个新版正在办理，请在那一版上改。",
          "Document %d has an edition in work".formatted(command.documentId()));
    }
    var kept = editions.attachments(live.id());
    var old = live.fields();
    var fields = old.saying(Pictures.toDesk(old.contentHtml(), kept));
    var files = EditionRepository.files(kept);
    var held =
        editions.insertDraft(actor, live.document(), fields, files, command.changeNote().strip());
    saves.keep(held, staff, 1, fields, true);
    audit.record(
        actor, "DocumentCorrect", "document", held.documentId(), live.snapshot(), held.snapshot());
    return new Draft(held.documentId(), held.id(), 1);
  }

  /**
   * Gives up what is not yet live. An editor may give up a draft; what was handed in, only after it
   * was sent back.
   */
  @Transactional
  public void discard(Actor actor, DiscardDraft command) {
    var held = held(actor, command.editionId(), "discard");
    move.to(actor, held, EditionState.DISCARDED, Step.DISCARD, "EditionDiscard", command.reason());
  }

  private Held held(Actor actor, long editionId, String act) {
    var held = editions.lock(editionId);
    permits.require(actor, EDITOR, held, act);
    if (held.state() != EditionState.DRAFT) {
      throw Refused.conflict(
          "这一版现在是“%s”，退回起草后才能改。".formatted(held.state().label()),
          "Edition %d is %s".formatted(held.id(), held.state()));
    }
    return held;
  }

  private void touched(Actor actor, Held held, String act, Object what) {
    var staff = Permits.person(actor, "attach");
    EditionRepository.fill(
        held.edition(),
        held.fields(),
        ContentHash.of(held.fields(), EditionRepository.files(editions.attachments(held.id()))));
    editions.store(held);
    saves.keep(held, staff, held.edition().getRevision(), held.fields(), true);
    audit.record(actor, act, "document", held.documentId(), null, what);
  }
}
