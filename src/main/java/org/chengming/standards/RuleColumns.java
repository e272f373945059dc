package org.chengming.standards;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.chengming.organisations.BodyLevel;
import org.chengming.standards.DueRules.Rule;

/** The rules of a day as arrays by the number of the item, for the statement that counts. */
final class RuleColumns {
  /** Levels in their order; the place of a body's level is its bit in the mask. */
  static final String LEVELS =
      Arrays.stream(BodyLevel.values())
          .map(l -> "'" + l.name() + "'")
          .collect(Collectors.joining(", ", "array[", "]::text[]"));

  /** Since when what follows an event is missed: nobody knows that there was one. */
  static final LocalDate NEVER = LocalDate.of(1900, 1, 1);

  private final long base;
  private final Long[] standards;
  private final Integer[] kinds;
  private final LocalDate[] opened;
  private final LocalDate[] due;
  private final LocalDate[] beforeOpened;
  private final LocalDate[] beforeDue;
  private final LocalDate[] missing;
  private final Integer[] most;
  private final Integer[] masks;

  RuleColumns(List<Rule> rules) {
    long first = rules.stream().mapToLong(Rule::item).min().orElse(1);
    long last = rules.stream().mapToLong(Rule::item).max().orElse(0);
    int size = Math.toIntExact(last - first + 1);
    this.base = first - 1;
    this.standards = new Long[size];
    this.kinds = filled(new Integer[size], 0);
    this.opened = filled(new LocalDate[size], NEVER);
    this.due = filled(new LocalDate[size], NEVER);
    this.beforeOpened = filled(new LocalDate[size], NEVER);
    this.beforeDue = filled(new LocalDate[size], NEVER);
    this.missing = filled(new LocalDate[size], NEVER);
    this.most = filled(new Integer[size], 0);
    this.masks = filled(new Integer[size], 0);
    rules.forEach(rule -> put((int) (rule.item() - first), rule));
  }

  private static <T> T[] filled(T[] array, T value) {
    Arrays.fill(array, value);
    return array;
  }

  private void put(int at, Rule rule) {
    standards[at] = rule.standard();
    kinds[at] = "PES".indexOf(rule.kind()) + 1;
    opened[at] = rule.opened();
    due[at] = rule.due();
    beforeOpened[at] = rule.beforeOpened();
    beforeDue[at] = rule.beforeDue();
    missing[at] = rule.missingSince();
    most[at] = rule.working() ? rule.most() : -rule.most();
    masks[at] = mask(rule.levels());
  }

  private static int mask(List<String> levels) {
    return levels.isEmpty()
        ? -1
        : levels.stream().mapToInt(l -> 1 << (BodyLevel.valueOf(l).ordinal() + 1)).sum();
  }

  /** What is taken from an item's number to find it in the arrays, which begin at 1. */
  long base() {
    return base;
  }

  /** In the order in which the statement names them. */
  List<Object[]> all() {
    return List.of(standards, kinds, opened, due, beforeOpened, beforeDue, missing, most, masks);
  }
}
