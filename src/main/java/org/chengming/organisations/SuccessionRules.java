package org.chengming.organisations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.chengming.web.Refused.Problem;

/** What must hold for a body to end or to give way to another. */
final class SuccessionRules {
  private SuccessionRules() {}

  static List<Problem> check(BodyDirectory bodies, Succeed succession) {
    var problems = new ArrayList<Problem>();
    checkNumbers(succession, problems);
    for (var id : succession.predecessors()) {
      checkEnding(bodies.get(id), succession.effectiveOn(), problems);
    }
    var both = new HashSet<>(succession.predecessors());
    for (var id : succession.successors()) {
      var successor = bodies.get(id);
      if (!both.add(id)) {
        problems.add(
            new Problem("successors", "“%s”不能既是变动前又是变动后的机构，也不能写两次。".formatted(successor.name())));
      } else if (successor.endedOn() != null) {
        problems.add(new Problem("successors", "“%s”已经撤销，不能承接。".formatted(successor.name())));
      }
    }
    return problems;
  }

  static void checkEnding(Body body, LocalDate on, List<Problem> problems) {
    if (body.endedOn() != null) {
      problems.add(
          new Problem("predecessors", "“%s”已经于%s撤销。".formatted(body.name(), body.endedOn())));
    }
    if (body.foundedOn() != null && on.isBefore(body.foundedOn())) {
      problems.add(
          new Problem("effectiveOn", "日期早于“%s”的成立日期%s。".formatted(body.name(), body.foundedOn())));
    }
  }

  private static void checkNumbers(Succeed succession, List<Problem> problems) {
    int before = succession.predecessors().size();
    int after = succession.successors().size();
    var fits =
        switch (succession.kind()) {
          case RENAME -> before == 1 && after == 1;
          case MERGE -> before >= 1 && after == 1;
          case SPLIT -> before == 1 && after >= 2;
        };
    if (!fits) {
      problems.add(
          new Problem(
              "successors",
              switch (succession.kind()) {
                case RENAME -> "更名是一个机构变为一个机构。";
                case MERGE -> "合并是一个或者几个机构并入一个机构。";
                case SPLIT -> "分立是一个机构变为两个以上机构。";
              }));
    }
    if (new HashSet<>(succession.predecessors()).size() < before) {
      problems.add(new Problem("predecessors", "变动前的机构不能写两次。"));
    }
  }
}
