package org.chengming.standards;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.organisations.Organisations;
import org.chengming.web.Fields;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Revises standards: a draft beside the valid version, handed in, and published by somebody who had
 * no hand in it. Takes EDITOR and PUBLISHER over the leading body; where none leads, SUPERVISOR
 * over a body at the top.
 */
@Component
public class StandardDrafting {
  private final StandardRepository repository;
  private final Standards standards;
  private final Organisations organisations;
  private final Audit audit;
  private final Clock clock;

  StandardDrafting(
      StandardRepository repository,
      Standards standards,
      Organisations organisations,
      Audit audit,
      Clock clock) {
    this.repository = repository;
    this.standards = standards;
    this.organisations = organisations;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether the actor may write drafts of it. */
  public boolean mayEdit(Actor actor, Standard standard) {
    return may(actor, standard, Role.EDITOR);
  }

  /** Whether the actor may publish what others wrote of it. */
  public boolean mayPublish(Actor actor, Standard standard) {
    return may(actor, standard, Role.PUBLISHER);
  }

  private boolean may(Actor actor, Standard standard, Role role) {
    var lead = standard.leadBodyId() == null ? standard.ownBodyId() : standard.leadBodyId();
    return lead == null
        ? actor.mayAtRoot(Role.SUPERVISOR)
        : organisations.bodies().find(lead).stream()
            .map(b -> organisations.bodies().heir(b.id()))
            .anyMatch(b -> actor.may(role, b.path()));
  }

  private void require(Actor actor, Standard standard, Role role, String act) {
    if (!may(actor, standard, role)) {
      throw new NotPermitted(
          "%s may not %s standard %s".formatted(actor.name(), act, standard.code()));
    }
  }

  /** The version in the making; empty while none is. */
  public Optional<Standard> draft(Standard standard) {
    return repository.open(standard.id());
  }

  /** Whether the draft was handed in. */
  @Transactional
  public boolean submitted(Standard draft) {
    return repository.lock(draft.versionId()).equals("SUBMITTED");
  }

  /** Begins a further version from the valid one. */
  @Transactional
  public void open(Actor actor, Standard standard) {
    require(actor, standard, Role.EDITOR, "revise");
    if (repository.open(standard.id()).isPresent()) {
      throw Refused.conflict(
          "这个标准已经有一版正在修订。", "Standard %s has a draft".formatted(standard.code()));
    }
    var version = repository.insertVersion(standard.id(), standard.scope());
    repository.fill(standard.id(), version, standard.items());
    step(actor, version, "OPEN", null);
    audit.record(
        actor, "StandardOpen", "standard", standard.code(), null, Fields.of("version", version));
  }

  /** Puts the item in the place of the one with its code, or at the end. */
  @Transactional
  public void put(Actor actor, Standard standard, DutyItem item) {
    var items = new ArrayList<>(writable(actor, standard).items());
    var at = place(items, item.code());
    if (at < 0) {
      items.add(item);
    } else {
      items.set(at, item);
    }
    fill(actor, standard, items, "EDIT", item.code());
  }

  @Transactional
  public void remove(Actor actor, Standard standard, String code) {
    var items = new ArrayList<>(writable(actor, standard).items());
    items.removeIf(i -> i.code().equals(code));
    fill(actor, standard, items, "EDIT", code);
  }

  private static int place(List<DutyItem> items, String code) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).code().equals(code)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * What a sheet holds, and why rows are not taken.
   *
   * @param items how many would be taken
   * @param wrong sentences, each with its row
   */
  public record SheetReport(int items, List<String> wrong) {
    public SheetReport {
      wrong = List.copyOf(wrong);
    }
  }

  /** Reads rows of a sheet and changes nothing. */
  public static SheetReport tryOut(List<List<String>> rows) {
    var reading = StandardTable.read(rows);
    var wrong = new ArrayList<>(reading.missing());
    reading.wrong().forEach(w -> wrong.add("第%d行：%s".formatted(w.line(), w.sentence())));
    return new SheetReport(reading.items().size(), wrong);
  }

  /** Makes the items of the sheet those of the draft; rows that moved stay the items they were. */
  @Transactional
  public void bring(Actor actor, Standard standard, List<List<String>> rows) {
    writable(actor, standard);
    var reading = StandardTable.read(rows);
    if (reading.items().isEmpty()) {
      throw Refused.because("file", "表里没有可以取用的事项。", "The sheet holds no items");
    }
    var items =
        Renumbering.undo(
            reading.items(), standard.items(), repository.identities(standard.id()).keySet());
    fill(actor, standard, items, "IMPORT", items.size() + "项");
  }

  private void fill(
      Actor actor, Standard standard, List<DutyItem> items, String kind, String note) {
    var draft = writable(actor, standard);
    repository.fill(standard.id(), draft.versionId(), items);
    step(actor, draft.versionId(), kind, note);
    audit.record(
        actor,
        "StandardEdit",
        "standard",
        standard.code(),
        Fields.of("items", draft.items().size()),
        Fields.of("items", items.size(), "what", note));
  }

  private Standard writable(Actor actor, Standard standard) {
    require(actor, standard, Role.EDITOR, "write in");
    return held(standard, "DRAFT");
  }

  private Standard held(Standard standard, String state) {
    var draft =
        repository
            .open(standard.id())
            .orElseThrow(
                () ->
                    Refused.conflict(
                        "没有正在修订的一版，请先开始修订。",
                        "Standard %s has no draft".formatted(standard.code())));
    var stands = repository.lock(draft.versionId());
    if (!stands.equals(state)) {
      throw Refused.conflict(
          state.equals("DRAFT") ? "已经送审，退回以后才能改。" : "还没有送审。",
          "The draft of %s is %s, not %s".formatted(standard.code(), stands, state));
    }
    return draft;
  }

  /** Hands the draft in. */
  @Transactional
  public void submit(Actor actor, Standard standard, String changeNote) {
    var draft = writable(actor, standard);
    if (draft.items().isEmpty()) {
      throw Refused.because("", "没有一项内容，不能送审。", "The draft is empty");
    }
    if (changeNote.isBlank() && standard.version() < draft.version()) {
      throw Refused.because("note", "请写明这一版改了什么，公众会看到。", "It takes a change note");
    }
    repository.move(draft.versionId(), "SUBMITTED", note(changeNote), null, null);
    step(actor, draft.versionId(), "SUBMIT", note(changeNote));
    audit.record(
        actor,
        "StandardSubmit",
        "standard",
        standard.code(),
        null,
        Fields.of("version", draft.version()));
  }

  /** Gives the draft back to whoever wrote it. */
  @Transactional
  public void sendBack(Actor actor, Standard standard, String reason) {
    require(actor, standard, Role.PUBLISHER, "send back");
    var draft = held(standard, "SUBMITTED");
    if (reason.isBlank()) {
      throw Refused.because("reason", "请写明为什么退回。", "It takes a reason");
    }
    repository.move(draft.versionId(), "DRAFT", draft.changeNote(), null, null);
    step(actor, draft.versionId(), "SEND_BACK", clean(reason));
    audit.record(
        actor, "StandardSendBack", "standard", standard.code(), null, Fields.of("reason", reason));
  }

  /**
   * Makes the draft the valid version.
   *
   * @throws NotPermitted when the actor had a hand in it
   */
  @Transactional
  public void publish(Actor actor, Standard standard, LocalDate validFrom) {
    require(actor, standard, Role.PUBLISHER, "publish");
    var draft = held(standard, "SUBMITTED");
    if (actor.id() == null || repository.wrote(draft.versionId(), actor.id())) {
      throw new NotPermitted(
          "%s wrote in version %d of %s".formatted(actor.name(), draft.version(), standard.code()));
    }
    if (validFrom.isAfter(LocalDate.now(clock))) {
      throw Refused.because("validFrom", "生效日期不能在今天以后，到那一天再发布。", "Valid from " + validFrom);
    }
    repository.move(draft.versionId(), "PUBLISHED", draft.changeNote(), validFrom, clock.instant());
    step(actor, draft.versionId(), "PUBLISH", null);
    standards.changed();
    audit.record(
        actor,
        "StandardPublish",
        "standard",
        standard.code(),
        Fields.of("version", standard.version()),
        Fields.of("version", draft.version(), "validFrom", validFrom.toString()));
  }

  /** Gives the draft up; the valid version stays. */
  @Transactional
  public void discard(Actor actor, Standard standard) {
    var draft = writable(actor, standard);
    repository.move(draft.versionId(), "DISCARDED", draft.changeNote(), null, null);
    step(actor, draft.versionId(), "DISCARD", null);
    audit.record(
        actor,
        "StandardDiscard",
        "standard",
        standard.code(),
        Fields.of("version", draft.version()),
        null);
  }

  private void step(Actor actor, long version, String kind, @Nullable String note) {
    repository.step(version, kind, actor, clock.instant(), note);
  }

  private static @Nullable String note(String text) {
    return text.isBlank() ? null : clean(text);
  }

  /** PostgreSQL keeps no text with a zero in it. */
  private static String clean(String text) {
    return text.replace("\u0000", "").strip();
  }
}
