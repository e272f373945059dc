package org.chengming.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.events.StartElement;

/** Links that formulas of a sheet make by HYPERLINK, and those of them that a copy is without. */
final class SheetLinks {
  private static final Pattern CALL = Pattern.compile("(?i)\\bHYPERLINK\\s*\\(");
  private static final Pattern JOINING = Pattern.compile("(?i)\\s*(CONCATENATE|CONCAT)\\s*\\(");

  private final Set<String> cells = new HashSet<>();
  private final Set<String> shared = new HashSet<>();

  /**
   * The addresses that stand in a formula as texts, those put together from several as one. What
   * comes from other cells is seen there.
   */
  static List<String> addresses(String formula) {
    var found = new ArrayList<String>();
    var calls = CALL.matcher(formula);
    for (int at = 0; calls.find(at); ) {
      int end = firstArgument(formula, calls.end());
      found.addAll(texts(formula.substring(calls.end(), end)));
      at = end;
    }
    return found;
  }

  /** Where it ends, by a comma or a bracket that belongs to the call. */
  private static int firstArgument(String formula, int from) {
    boolean text = false;
    int depth = 0;
    for (int i = from; i < formula.length(); i++) {
      char c = formula.charAt(i);
      text ^= c == '"';
      if (!text) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth < 0 || depth == 0 && (c == ',' || c == ';')) {
          return i;
        }
      }
    }
    return formula.length();
  }

  private static List<String> texts(String argument) {
    var found = new ArrayList<String>();
    boolean joining = JOINING.matcher(argument).lookingAt();
    int last = -1;
    for (int at = argument.indexOf('"'); at >= 0; at = argument.indexOf('"', last)) {
      int end = end(argument, at + 1);
      var text = argument.substring(at + 1, end).replace("\"\"", "\"");
      boolean joined = last >= 0 && (joining || argument.substring(last, at).strip().equals("&"));
      found.add(joined ? found.removeLast() + text : text);
      last = Math.min(end + 1, argument.length());
    }
    return found;
  }

  /** Where a text ends; two marks within it are one of its signs. */
  private static int end(String argument, int from) {
    int i = from;
    while (i < argument.length()) {
      if (argument.charAt(i) != '"') {
        i++;
      } else if (argument.startsWith("\"\"", i)) {
        i += 2;
      } else {
        return i;
      }
    }
    return argument.length();
  }

  /**
   * @param number of the formula where others share it, which go with it; else empty
   */
  void remove(int row, int column, String number) {
    cells.add(row + " " + column);
    if (!number.isEmpty()) {
      shared.add(number);
    }
  }

  /** Whether the formula of the cell goes, and its value stays. */
  boolean removed(int row, int column, StartElement formula) {
    return cells.contains(row + " " + column)
        || shared.contains(SheetScan.attribute(formula, "si"));
  }
}
