package org.chengming.organisations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers bodies from a CSV table, with a trial that changes nothing. Bodies that are there
 * already are left as they are.
 */
@Component
public class BodyImport {
  private final Organisations organisations;

  BodyImport(Organisations organisations) {
    this.organisations = organisations;
  }

  /** What becomes of a line. */
  public enum Outcome {
    /** It is registered, or would be. */
    NEW,
    /** A body of that code and name stands already; nothing is changed. */
    KNOWN,
    /** It is wrong and left out. */
    WRONG
  }

  /**
   * @param number where it starts in the file, from 1, the heading being 1
   * @param sentences what is wrong with it, in Chinese
   */
  public record Line(
      long number, String code, String name, Outcome outcome, List<String> sentences) {}

  /**
   * @param done false for a trial
   */
  public record Report(boolean done, List<Line> lines) {
    public long count(Outcome outcome) {
      return lines.stream().filter(l -> l.outcome() == outcome).count();
    }
  }

  /** The text of an uploaded file, UTF-8 or GB 18030. */
  public static String decode(byte[] bytes) {
    return BodyTable.decode(bytes);
  }

  /** The headings a table may have; the first four must be there. */
  public static List<String> columns() {
    return List.copyOf(BodyTable.COLUMNS.keySet());
  }

  /**
   * Says what an import would do.
   *
   * @throws Refused when the text is no table of bodies
   */
  public Report tryOut(Actor actor, String csv) {
    return new Report(false, judge(actor, csv).lines());
  }

  /**
   * Registers every right line and reports the others.
   *
   * @throws Refused when the text is no table of bodies
   */
  @Transactional
  public Report run(Actor actor, String csv) {
    var judged = judge(actor, csv);
    organisations.registerAll(actor, judged.right());
    return new Report(true, judged.lines());
  }

  private record Judged(List<Line> lines, List<RegisterBody> right) {}

  private Judged judge(Actor actor, String csv) {
    actor.requireAnywhere(Role.ADMINISTRATOR, "import bodies");
    var rules = new BodyRules(organisations.bodies(), organisations.divisions());
    var lines = new ArrayList<Line>();
    var right = new ArrayList<RegisterBody>();
    var codes = new HashSet<String>();
    for (var line : BodyTable.read(csv)) {
      var problems = new ArrayList<Problem>();
      var body = line.body().read(problems);
      var outcome = isKnown(body) ? Outcome.KNOWN : Outcome.NEW;
      if (outcome == Outcome.NEW) {
        checkPermission(actor, body, codes, problems);
        outcome =
            problems.addAll(rules.check(body, problems.isEmpty())) || !problems.isEmpty()
                ? Outcome.WRONG
                : Outcome.NEW;
      }
      if (outcome == Outcome.NEW) {
        right.add(body);
        codes.add(body.code());
      }
      var sentences =
          outcome == Outcome.WRONG
              ? problems.stream().map(Problem::sentence).distinct().toList()
              : List.<String>of();
      lines.add(new Line(line.number(), body.code(), body.name(), outcome, sentences));
    }
    return new Judged(lines, right);
  }

  private boolean isKnown(RegisterBody body) {
    return organisations
        .bodies()
        .byCode(body.code())
        .filter(b -> b.name().equals(body.name()))
        .isPresent();
  }

  private void checkPermission(
      Actor actor, RegisterBody body, Set<String> codes, List<Problem> problems) {
    if (body.parentCode() != null && codes.contains(body.parentCode())) {
      return;
    }
    @Nullable Body parent = null;
    if (body.parentCode() != null) {
      var found = organisations.bodies().byCode(body.parentCode());
      if (found.isEmpty()) {
        return; // the rules say so
      }
      parent = found.get();
    }
    if (!organisations.mayRegisterUnder(actor, parent)) {
      problems.add(
          new Problem(
              "parentCode",
              parent == null
                  ? "没有上级的机构要由最上级的管理员登记。"
                  : "您不是“%s”的管理员，不能在它下面登记机构。".formatted(parent.name())));
    }
  }
}
