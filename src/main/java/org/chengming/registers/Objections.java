package org.chengming.registers;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.keys.PrintedCode;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * Whoever is concerned by a record says that it is wrong, and gets an answer within the days the
 * register promises: it was corrected, which only a change of the record itself makes true, or it
 * was refused, with a reason.
 */
@Component
public class Objections {
  /** Who decides, over a body that keeps the register. */
  private static final Role[] DECIDING = {Role.PUBLISHER, Role.REVIEWER};

  private static final Actor ANYBODY = Actor.system("登记簿异议");
  private static final int MOST = 200;

  private final ObjectionRepository repository;
  private final Registers registers;
  private final RecordLists lists;
  private final RecordKeepers keepers;
  private final RecordSeal seal;
  private final LookupAttempts attempts;
  private final Audit audit;
  private final Clock clock;
  private final ObjectMapper json;
  private final SecureRandom random = new SecureRandom();

  Objections(
      ObjectionRepository repository,
      Registers registers,
      RecordLists lists,
      RecordKeepers keepers,
      RecordSeal seal,
      LookupAttempts attempts,
      Audit audit,
      Clock clock,
      ObjectMapper json) {
    this.repository = repository;
    this.registers = registers;
    this.lists = lists;
    this.keepers = keepers;
    this.seal = seal;
    this.attempts = attempts;
    this.audit = audit;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Takes an objection.
   *
   * @param address where it comes from
   * @return the code by which its answer is read
   * @throws Missing when the register takes none, or has no such record
   * @throws LookedUpTooOften when the address has sent too many within the hour
   */
  @Transactional
  public PrintedCode file(
      RegisterDefinition register, String key, Objection.Said said, String address) {
    if (register.promise().objectionDays() == null) {
      throw new Missing("Objections to register " + register.name());
    }
    var record =
        lists
            .find(register, key)
            .orElseThrow(() -> new Missing("Record " + key + " of " + register.name()));
    attempts.countObjection(address);
    var bytes = new byte[16];
    random.nextBytes(bytes);
    var code = PrintedCode.from(bytes);
    var id = repository.add(record, register.name(), seal.mark(mark(code)), clock.instant());
    repository.seal(id, seal.sealText(json.writeValueAsString(said), place(id)));
    audit.record(
        ANYBODY, "ObjectionFile", "Objection", id, null, Map.of("register", register.name()));
    return code;
  }

  /**
   * Where it stands, for whoever has the code; empty for any other.
   *
   * @throws LookedUpTooOften when the address has tried too many wrong codes within the hour
   */
  @Transactional
  public Optional<Objection> follow(String typed, String address) {
    attempts.countCode(address);
    var found = PrintedCode.parse(typed).flatMap(code -> repository.byCode(seal.marks(mark(code))));
    found.ifPresent(objection -> attempts.takeBackCode(address));
    return found;
  }

  /** Those of the registers the actor decides on, the first due first. */
  public List<Objection> open(Actor actor) {
    if (!actor.mayAnywhere(Role.PUBLISHER)) {
      actor.requireAnywhere(Role.REVIEWER, "see objections");
    }
    return of(actor, true, MOST);
  }

  /** The last that were decided, newest first. */
  public List<Objection> decided(Actor actor) {
    return of(actor, false, 50);
  }

  public Objection get(Actor actor, long id) {
    var objection = repository.get(id);
    require(actor, objection, "read objection " + id);
    return objection;
  }

  /** What they wrote, which is audited; null when the key that sealed it is lost. */
  @Transactional
  public Objection.@org.jspecify.annotations.Nullable Said read(Actor actor, long id) {
    require(actor, repository.get(id), "read objection " + id);
    audit.record(actor, "ObjectionRead", "Objection", id, null, null);
    var text = seal.openText(repository.sealed(id), place(id));
    return text == null ? null : json.readValue(text, Objection.Said.class);
  }

  /** Whether the record has changed since, or is no longer there. */
  public boolean changedSince(Objection objection) {
    return lists
        .find(registers.get(objection.register()), objection.key())
        .map(record -> record.batch() != objection.batch())
        .orElse(true);
  }

  /**
   * Answers it.
   *
   * @param reason for whoever objected
   * @throws Refused when the record stands as it did, so nothing was corrected, or when somebody
   *     has answered before
   */
  @Transactional
  public void decide(Actor actor, long id, Objection.Outcome outcome, String reason) {
    var objection = repository.get(id);
    require(actor, objection, "decide objection " + id);
    if (reason.isBlank()) {
      throw Refused.because("reason", "请写给提出人的答复。", "No reason");
    }
    if (outcome == Objection.Outcome.CORRECTED && !changedSince(objection)) {
      throw Refused.conflict(
          "这条记录还没有改。先改记录或者撤下它，再在这里答复已经更正。",
          "Record %s of %s is as it was".formatted(objection.key(), objection.register()));
    }
    if (!repository.decide(id, actor, outcome, reason.strip(), clock.instant())) {
      throw Refused.conflict("这件已经有人答复了。", "Objection %d is decided".formatted(id));
    }
    audit.record(
        actor, "ObjectionDecide", "Objection", id, null, Map.of("outcome", outcome.name()));
  }

  /** Of a record that is gone, or in a register that is, those decide who keep all of it. */
  private boolean may(Actor actor, Objection objection) {
    return registers
        .find(objection.register())
        .filter(r -> keepers.may(actor, r, lists.find(r, objection.key()), DECIDING))
        .isPresent();
  }

  private List<Objection> of(Actor actor, boolean open, int most) {
    var names =
        registers.all().stream()
            .filter(register -> keepers.any(actor, register, DECIDING))
            .map(RegisterDefinition::name)
            .toList();
    return repository.of(names, open, most).stream().filter(o -> may(actor, o)).toList();
  }

  private void require(Actor actor, Objection objection, String act) {
    if (!may(actor, objection)) {
      throw new NotPermitted("%s may not %s".formatted(actor.name(), act));
    }
  }

  private static String mark(PrintedCode code) {
    return "objection code " + code.value();
  }

  private static String place(long id) {
    return "objection " + id;
  }
}
