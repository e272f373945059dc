package org.chengming.reports.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.chengming.reports.Figures;
import org.chengming.reports.Identity;
import org.chengming.reports.web.DeskReportPage.Line;
import org.chengming.reports.web.DeskReportPage.Rule;

/** The identities as the desk shows them: one each, with its lines. */
final class DeskRules {
  private DeskRules() {}

  static List<Rule> of(List<Identity> lines) {
    var rules = new LinkedHashMap<String, List<Identity>>();
    for (var line : lines) {
      var says = "%s = %s".formatted(line.left(), line.right());
      rules.computeIfAbsent(says, s -> new ArrayList<>()).add(line);
    }
    return rules.entrySet().stream().map(e -> rule(e.getKey(), e.getValue())).toList();
  }

  private static Rule rule(String says, List<Identity> lines) {
    return new Rule(
        lines.getFirst().number(),
        says,
        (int) lines.stream().filter(l -> !l.holds()).count(),
        lines.getFirst().warning() || lines.getFirst().number() == 4,
        lines.stream().map(DeskRules::line).toList());
  }

  private static Line line(Identity line) {
    return new Line(
        line.where(),
        Figures.plain(line.leftNumber()),
        Figures.plain(line.rightNumber()),
        signed(line.difference()),
        line.holds());
  }

  private static String signed(BigDecimal difference) {
    return (difference.signum() > 0 ? "+" : "") + Figures.plain(difference);
  }
}
