package org.chengming.registers;

import static org.chengming.registers.db.Tables.DRAFT;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeping a register at the desk: officials write rows into a draft, which lasts; another person
 * agrees to it, and it becomes an edition. Nobody agrees to what they wrote.
 */
@Component
public class Drafts {
  /** More come by the API. */
  public static final int MOST_ROWS = 20_000;

  static final Role[] WRITING = {Role.EDITOR};
  static final Role[] DECIDING = {Role.REVIEWER, Role.PUBLISHER};

  /** Whoever has anything to do with drafts, in the order of how much. */
  private static final Role[] SEEING = {
    Role.EDITOR, Role.REVIEWER, Role.PUBLISHER, Role.SUPERVISOR
  };

  private final DraftRepository repository;
  private final DraftCheck check;
  private final Registers registers;
  private final KeeperBodies bodies;
  private final Audit audit;
  private final Clock clock;

  Drafts(
      DraftRepository repository,
      DraftCheck check,
      Registers registers,
      KeeperBodies bodies,
      Audit audit,
      Clock clock) {
    this.repository = repository;
    this.check = check;
    this.registers = registers;
    this.bodies = bodies;
    this.audit = audit;
    this.clock = clock;
  }

  /** What the person may do with a draft as it stands. */
  public record Rights(boolean write, boolean takeBack, boolean decide) {}

  public Rights rights(Actor actor, Draft draft) {
    var writer = bodies.over(actor, draft.bodyId(), WRITING);
    return new Rights(
        writer && draft.state() == DraftState.WRITING,
        writer && draft.state() == DraftState.SUBMITTED,
        draft.state() == DraftState.SUBMITTED
            && !draft.by(actor.id())
            && bodies.over(actor, draft.bodyId(), DECIDING));
  }

  public boolean writes(Actor actor, RegisterDefinition register) {
    return bodies.acting(actor, register, WRITING).isPresent();
  }

  /** The registers the actor keeps or looks after. */
  public List<RegisterDefinition> kept(Actor actor) {
    return registers.all().stream().filter(r -> sees(actor, r)).toList();
  }

  private boolean sees(Actor actor, RegisterDefinition register) {
    return bodies.acting(actor, register, SEEING).isPresent();
  }

  /**
   * @throws NotPermitted unless the actor keeps it or looks after it
   */
  public RegisterDefinition kept(Actor actor, String name) {
    var register = registers.get(name);
    if (!sees(actor, register)) {
      throw new NotPermitted("%s does not keep register %s".formatted(actor.name(), name));
    }
    return register;
  }

  /** How many drafts in the actor's reach stand there, by register. */
  public Map<String, Integer> counts(Actor actor, DraftState state) {
    return repository.counts(state, bodies.ids(actor, SEEING));
  }

  /** The newest drafts of a register in the actor's reach. */
  public List<Draft> of(Actor actor, RegisterDefinition register, DraftState state, int most) {
    return repository.drafts(
        DRAFT
            .REGISTER
            .eq(register.name())
            .and(DRAFT.STATE.eq(state.name()))
            .and(DRAFT.BODY_ID.in(bodies.ids(actor, SEEING))),
        most);
  }

  /** The actor's own unfinished draft of a register, the newest. */
  public Optional<Draft> open(Actor actor, RegisterDefinition register) {
    return repository
        .drafts(
            DRAFT
                .REGISTER
                .eq(register.name())
                .and(DRAFT.STATE.eq(DraftState.WRITING.name()))
                .and(DRAFT.CREATED_BY.eq(actor.id())),
            1)
        .stream()
        .findFirst();
  }

  /**
   * @throws Missing when there is none
   * @throws NotPermitted when it is none of the actor's business
   */
  public Draft get(Actor actor, long id) {
    var draft = repository.find(id).orElseThrow(() -> new Missing("Draft " + id));
    bodies.require(actor, draft.bodyId(), "see draft " + id, SEEING);
    return draft;
  }

  /** As {@link #get}, to be shown; audited where it holds what is of persons. */
  @Transactional
  public Draft look(Actor actor, long id) {
    var draft = get(actor, id);
    seen(actor, registers.get(draft.register()), Map.of("draft", id));
    return draft;
  }

  private void seen(Actor actor, RegisterDefinition register, Map<String, ?> which) {
    if (register.sealsSomething()) {
      audit.record(actor, "PersonalSee", "Register", register.name(), null, which);
    }
  }

  public List<DraftRow> rows(Draft draft) {
    return repository.rows(registers.get(draft.register()), draft.id());
  }

  /** The draft beside what stands. */
  public DraftReview review(Draft draft) {
    return check.of(registers.get(draft.register()), draft.bodyId(), rows(draft), draft.changes());
  }

  /**
   * What would come of rows, without keeping them.
   *
   * @throws NotPermitted unless the actor writes in the register
   */
  public DraftReview tryOut(Actor actor, RegisterDefinition register, List<DraftRow> rows) {
    return check.of(register, writingFor(actor, register), rows, 0);
  }

  private long writingFor(Actor actor, RegisterDefinition register) {
    return bodies
        .acting(actor, register, WRITING)
        .orElseThrow(
            () ->
                new NotPermitted(
                    "%s may not write in register %s".formatted(actor.name(), register.name())))
        .id();
  }

  /**
   * A record as one types it again, all of it, with what is computed left out; audited where it
   * holds what is of persons.
   *
   * @throws Missing when there is none
   * @throws NotPermitted unless the actor writes in the register
   */
  @Transactional
  public Map<String, String> typed(Actor actor, RegisterDefinition register, String key) {
    writingFor(actor, register);
    var record = check.standing(register, List.of(key)).get(key);
    if (record == null) {
      throw new Missing("Record %s of %s".formatted(key, register.name()));
    }
    seen(actor, register, Map.of("record", key));
    return check.typed(register, record);
  }

  /** Begins a draft with rows. @return its number */
  @Transactional
  public long begin(Actor actor, RegisterDefinition register, String note, List<DraftRow> rows) {
    var body = writingFor(actor, register);
    check.requirePublic(rows);
    var id = repository.insert(actor, register.name(), body, note(note), clock.instant());
    repository.step(actor, id, Draft.Act.WRITE, null, clock.instant());
    repository.put(register, id, DraftRow.numbered(rows));
    audit.record(
        actor,
        "RegisterDraftWrite",
        "register_draft",
        id,
        null,
        Map.of("register", register.name(), "rows", rows.size()));
    return id;
  }

  /** Puts these rows in the place of those it had; removals stay. */
  @Transactional
  public void write(Actor actor, long id, String note, List<DraftRow> rows) {
    var draft = writable(actor, id);
    repository.dropPut(id);
    var line = repository.nextLine(id);
    var placed = new ArrayList<DraftRow>();
    for (var row : rows) {
      placed.add(DraftRow.put(line++, row.cells()));
    }
    requireFew(line - 1);
    repository.put(registers.get(draft.register()), id, placed);
    repository.name(id, note(note));
    wrote(actor, draft, rows.size());
  }

  /** Puts one row in, in the place of another when a line is given. @return its line */
  @Transactional
  public long put(Actor actor, long id, @Nullable Long line, DraftRow row) {
    var draft = writable(actor, id);
    check.requirePublic(List.of(row));
    var at = line == null ? repository.nextLine(id) : line;
    requireFew(draft.rows() + 1L);
    repository.put(
        registers.get(draft.register()),
        id,
        List.of(new DraftRow(at, row.removes(), row.cells(), row.reason())));
    wrote(actor, draft, 1);
    return at;
  }

  @Transactional
  public void drop(Actor actor, long id, long line) {
    var draft = writable(actor, id);
    repository.drop(id, line);
    wrote(actor, draft, 1);
  }

  private void wrote(Actor actor, Draft draft, int rows) {
    repository.touched(draft.id(), clock.instant());
    if (draft.steps().stream()
        .noneMatch(
            s -> s.act() == Draft.Act.WRITE && java.util.Objects.equals(s.staffId(), actor.id()))) {
      repository.step(actor, draft.id(), Draft.Act.WRITE, null, clock.instant());
    }
    audit.record(
        actor,
        "RegisterDraftWrite",
        "register_draft",
        draft.id(),
        null,
        Map.of("register", draft.register(), "rows", rows));
  }

  static void requireFew(long rows) {
    if (rows > MOST_ROWS) {
      throw Refused.because(
          "text", "一份草稿最多%,d行，更多的请分几份，或者由程序经接口送。".formatted(MOST_ROWS), "Too many rows");
    }
  }

  private String note(String typed) {
    var note = typed.strip();
    if (note.isEmpty() || note.length() > PublicWords.LONGEST_NOTE) {
      throw Refused.because("note", "请用200字以内说明这次改了什么，公众会看到。", "No note of the draft");
    }
    check.requirePublic("note", note, PublicWords.LONGEST_NOTE);
    return note;
  }

  private Draft writable(Actor actor, long id) {
    var draft = held(id);
    bodies.require(actor, draft.bodyId(), "write in draft " + id, WRITING);
    if (draft.state() != DraftState.WRITING) {
      throw Refused.conflict(
          "这份草稿现在是“%s”，不能改。".formatted(draft.state().label()),
          "Draft %d is %s".formatted(id, draft.state()));
    }
    return draft;
  }

  private Draft held(long id) {
    return repository.lock(id).orElseThrow(() -> new Missing("Draft " + id));
  }
}
