package org.chengming.registers;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Definitions made and changed at the desk by a supervisor over everything. A change is a further
 * version: new fields are columns more, and what stands keeps the version it was brought by.
 */
@Component
public class Defining {
  private static final Pattern AREA = Pattern.compile("N([1-9]|[12]\\d)");
  private static final Pattern DUTY = Pattern.compile("20-([1-9]|1[0-5])");

  private final RegisterRepository repository;
  private final Registers registers;
  private final List<Calculation> calculations;
  private final KeeperBodies bodies;
  private final Remasking remasking;
  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;

  Defining(
      RegisterRepository repository,
      Registers registers,
      List<Calculation> calculations,
      KeeperBodies bodies,
      Remasking remasking,
      DSLContext db,
      Audit audit,
      Clock clock) {
    this.repository = repository;
    this.registers = registers;
    this.calculations = calculations;
    this.bodies = bodies;
    this.remasking = remasking;
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A version.
   *
   * @param writer who made it at the desk; null for one that came with the program
   */
  public record Version(int number, @Nullable String writer, Instant at) {}

  /**
   * What a text would make.
   *
   * @param told what is other than before, Chinese; empty for a new register
   */
  public record Proposal(RegisterDefinition definition, String yaml, List<String> told) {
    public Proposal {
      told = List.copyOf(told);
    }
  }

  public static void require(Actor actor) {
    actor.requireAtRoot(Role.SUPERVISOR, "define registers");
  }

  /** Newest first. */
  public List<Version> versions(Actor actor, String register) {
    require(actor);
    return repository.versions(register).stream()
        .map(row -> new Version(row.getVersion(), row.getStaffName(), row.getTakenAt()))
        .toList();
  }

  /** The text of the version that counts. */
  public String text(Actor actor, String register) {
    require(actor);
    registers.get(register);
    return repository.versions(register).stream()
        .filter(row -> row.getContent() != null)
        .findFirst()
        .orElseThrow()
        .getContent();
  }

  /**
   * Says what a text would make, and makes nothing.
   *
   * @param register whose definition it changes; null for a new one
   * @throws Refused with Chinese sentences
   */
  public Proposal propose(Actor actor, @Nullable String register, String yaml) {
    require(actor);
    var tree = DefinitionText.tree(yaml);
    var name = String.valueOf(tree.getOrDefault("name", ""));
    var versions = repository.versions(name);
    tree.put("version", versions.isEmpty() ? 1 : versions.getFirst().getVersion() + 1);
    var text = DefinitionText.yaml(tree);
    var after = DefinitionText.read(text);
    requireKnown(after);
    if (register == null) {
      if (!versions.isEmpty()) {
        throw DefinitionText.refused("已经有叫“%s”的登记簿了。".formatted(name), "Register stands: " + name);
      }
      return new Proposal(after, text, List.of());
    }
    var before = registers.get(register);
    var records = registers.standing(register).records() > 0;
    var problems =
        new ArrayList<>(
            DefinitionChange.problems(
                before, after, records, records ? empty(before, after) : Set.of()));
    if (records && problems.isEmpty()) {
      problems.addAll(Misfits.tooLong(db, before, after));
    }
    if (!problems.isEmpty()) {
      throw new Refused("The definition of " + register + " cannot become this", problems, false);
    }
    var told = new ArrayList<>(DefinitionChange.told(before, after));
    if (records) {
      told.addAll(Misfits.told(db, before, after));
    }
    return new Proposal(after, text, told);
  }

  private void requireKnown(RegisterDefinition after) {
    for (var wanted : after.computed()) {
      if (calculations.stream().noneMatch(c -> c.name().equals(wanted))) {
        throw DefinitionText.refused("没有叫“%s”的计算。".formatted(wanted), "No calculation " + wanted);
      }
    }
    try {
      RegisterView.check(after, name -> registers.find(name).orElse(null));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw DefinitionText.refused(DefinitionText.said(e, after), String.valueOf(e.getMessage()));
    }
    var keepers = after.keeping().keepers();
    if (!keepers.isEmpty() && bodies.named(after).size() < keepers.size()) {
      throw DefinitionText.refused(
          "保管机关里有不认识的代码：%s。".formatted(String.join("、", keepers)), "Unknown keepers " + keepers);
    }
    var until = after.keeping().displayUntil();
    if (until != null && after.get(until).type() != FieldType.DATE) {
      throw DefinitionText.refused("展示到哪天的栏目“%s”应当是日期。".formatted(until), until + " is no date");
    }
    var senseless = DefinitionSense.problems(after);
    if (!senseless.isEmpty()) {
      throw new Refused("A definition nobody can keep records with", senseless, false);
    }
    if (!AREA.matcher(after.area()).matches() || !DUTY.matcher(after.duty()).matches()) {
      throw DefinitionText.refused(
          "领域应当是N1到N29里的一个，像N5；事项应当是20-1到20-15里的一个，像20-13。",
          "No area or duty: %s, %s".formatted(after.area(), after.duty()));
    }
  }

  private Set<String> empty(RegisterDefinition before, RegisterDefinition after) {
    var table = new RegisterTable(before);
    var empty = new HashSet<String>();
    for (var now : after.fields()) {
      var old = before.field(now.name());
      if (now.sort() && old.isPresent() && !old.get().sort() && !now.personal()) {
        var found =
            db.fetchSingle(
                    "select exists (select from %s where %s is null)"
                        .formatted(table.sqlName(), now.column()))
                .get(0, Boolean.class);
        if (found) {
          empty.add(now.name());
        }
      }
    }
    return empty;
  }

  /**
   * Makes a register, or a further version of one.
   *
   * @param register whose definition it changes; null for a new one
   * @throws Refused with Chinese sentences
   */
  @Transactional
  public RegisterDefinition save(Actor actor, @Nullable String register, String yaml) {
    require(actor);
    repository.lockDefinitions();
    var proposal = propose(actor, register, yaml);
    var after = proposal.definition();
    var before = register == null ? null : Map.of("version", registers.get(register).version());
    repository.define(new Definitions.Written(after, proposal.yaml()), actor, clock.instant());
    remasking.of(after);
    registers.changed();
    audit.record(
        actor,
        "RegisterDefine",
        "Register",
        after.name(),
        before,
        Map.of("version", after.version(), "changes", proposal.told()));
    return after;
  }
}
