package org.chengming.standards;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A row put in the middle of a table moves the 序号 of all below it. An item is the same by its
 * number, and claims and exemptions hang on it: so what is called as before keeps the number it
 * had, and what is new takes none that another has.
 */
final class Renumbering {
  private final Map<String, String> before;
  private final Set<String> known;

  private Renumbering(Map<String, String> before, Set<String> known) {
    this.before = before;
    this.known = known;
  }

  /**
   * @param sheet the items as the table numbers them
   * @param valid those of the version that is valid
   * @param known all numbers that items of the standard ever had
   */
  static List<DutyItem> undo(List<DutyItem> sheet, List<DutyItem> valid, Set<String> known) {
    var names = names(sheet);
    var before = names(valid);
    before.keySet().retainAll(names.keySet());
    var moved =
        before.entrySet().stream().anyMatch(e -> !e.getValue().equals(names.get(e.getKey())));
    if (!moved) {
      return sheet;
    }
    var all = new HashSet<>(known);
    sheet.forEach(i -> all.add(i.code()));
    var renumbering = new Renumbering(before, all);
    return sheet.stream().map(renumbering::numbered).toList();
  }

  private DutyItem numbered(DutyItem item) {
    var had = before.get(name(item));
    if (had != null) {
      return item.numbered(had);
    }
    return before.containsValue(item.code()) ? item.numbered(free(item.code())) : item;
  }

  private String free(String code) {
    int next = 2;
    while (!known.add(code + "-" + next)) {
      next++;
    }
    return code + "-" + next;
  }

  /** Numbers by what items are called; without names that stand twice. */
  private static Map<String, String> names(List<DutyItem> items) {
    var names = new HashMap<String, String>();
    var twice = new HashSet<String>();
    for (var item : items) {
      if (names.put(name(item), item.code()) != null) {
        twice.add(name(item));
      }
    }
    names.keySet().removeAll(twice);
    return names;
  }

  private static String name(DutyItem item) {
    return item.firstLevel() + "\n" + item.secondLevel();
  }
}
