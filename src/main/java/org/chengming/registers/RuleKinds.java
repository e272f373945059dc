package org.chengming.registers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.chengming.registers.Definitions.Node;
import org.chengming.registers.OtherRules.Elsewhere;

/** Reads a rule of a definition; the word that is there tells the kind. */
final class RuleKinds {
  private RuleKinds() {}

  static Rule read(Node node) {
    var rule = kind(node);
    node.end();
    return rule;
  }

  private static Rule kind(Node node) {
    if (node.has("sum")) {
      return new Rule.Sum(node.text("sum"), node.texts("of"), tolerance(node));
    }
    if (node.has("rising")) {
      return new Rule.Rising(node.texts("rising"));
    }
    if (node.has("needed")) {
      return new RowRules.Needed(node.texts("needed"), condition(node, "when"));
    }
    if (node.has("only")) {
      return new RowRules.Only(node.texts("only"), condition(node, "when"));
    }
    if (node.has("together")) {
      return new RowRules.Together(node.texts("together"), node.texts("equals"));
    }
    if (node.has("uscc")) {
      return new RowRules.CreditCode(node.texts("uscc"));
    }
    if (node.has("same")) {
      var two = two(node, "same");
      return new RowRules.Same(two.getFirst(), two.getLast(), node.text("basis"));
    }
    if (node.has("days-at-least")) {
      return new RowRules.DaysApart(
          node.number("days-at-least"), node.text("from"), node.text("until"));
    }
    if (node.has("exceeds")) {
      return new RowRules.Exceeds(node.text("exceeds"), node.text("limit"), node.text("says"));
    }
    return overRows(node);
  }

  private static Rule overRows(Node node) {
    if (node.has("tree")) {
      return new TableRules.Tree(
          node.text("tree"),
          node.texts("amounts"),
          node.texts("by"),
          node.texts("levels").stream().map(Integer::valueOf).toList(),
          node.text("total"),
          tolerance(node));
    }
    if (node.has("balanced")) {
      return new TableRules.Balanced(
          node.text("balanced"),
          node.texts("by"),
          condition(node, "left"),
          condition(node, "right"),
          tolerance(node));
    }
    if (node.has("alone")) {
      return new TableRules.Alone(condition(node, "alone"), node.texts("by"));
    }
    if (node.has("refers")) {
      return new OtherRules.Refers(node.text("refers"), Elsewhere.of(node.text("to")));
    }
    if (node.has("agrees")) {
      return new OtherRules.Agrees(
          node.text("agrees"),
          Elsewhere.of(node.text("with")),
          node.pairs("matching"),
          condition(node, "when"),
          tolerance(node));
    }
    if (node.has("at-most")) {
      return new OtherRules.AtMost(
          Elsewhere.of(node.text("at-most")),
          node.has("added") ? node.text("added") : null,
          node.pairs("matching"));
    }
    if (node.has("apart")) {
      var two = two(node, "apart");
      return new OtherRules.Apart(two.getFirst(), two.getLast(), node.texts("by"));
    }
    if (node.has("in-order")) {
      return new OtherRules.InOrder(node.text("in-order"), node.text("along"), node.texts("by"));
    }
    if (node.has("not-after-today")) {
      return new OtherRules.NotAfterToday(node.texts("not-after-today"));
    }
    throw new IllegalArgumentException("Not a rule: " + node.rest());
  }

  private static Condition condition(Node node, String word) {
    return new Condition(node.choices(word));
  }

  private static BigDecimal tolerance(Node node) {
    return Objects.requireNonNullElse(node.decimal("tolerance"), BigDecimal.ZERO);
  }

  private static List<String> two(Node node, String word) {
    var two = node.texts(word);
    if (two.size() != 2) {
      throw new IllegalArgumentException("\"" + word + "\" names two fields");
    }
    return two;
  }
}
