package org.chengming.gate;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Says which formulas of a workbook give the same after what is not shown was taken away. Where
 * that cannot be told, the answer is no, and the value stays in the formula's place.
 */
final class Formulas {
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"]|\"\")*\"");
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:(?:'((?:[^']|'')+)'|([\\p{L}_][\\p{L}\\p{N}_.]*))!)?"
              + "(\\$?[A-Za-z]{1,3}\\$?\\d{1,7}(?::\\$?[A-Za-z]{1,3}\\$?\\d{1,7})?"
              + "|\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}(?![\\p{L}\\p{N}_(])"
              + "|\\$?\\d{1,7}:\\$?\\d{1,7})(?![\\p{L}\\p{N}_(.])");
  private static final Pattern FUNCTION = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*\\s*\\(");
  private static final Pattern UNTOLD =
      Pattern.compile("(?i)\\b(INDIRECT|OFFSET|CELL|GETPIVOTDATA|DDE|CALL|EVALUATE)\\s*\\(");
  private static final Pattern LETTER = Pattern.compile("[\\p{L}_\\[\\]!#{]");

  private final Map<String, Unshown> sheets = new HashMap<>();

  /** A sheet that stays, and what of it goes. */
  void sheet(String name, Unshown unshown) {
    sheets.put(name.toLowerCase(Locale.ROOT), unshown);
  }

  /**
   * @param sheet whose cell it stands in
   */
  boolean holds(String formula, String sheet) {
    var plain = TEXT.matcher(formula).replaceAll("0");
    if (UNTOLD.matcher(plain).find() || plain.contains("[")) {
      return false;
    }
    var references = TOKEN.matcher(plain);
    var rest = new StringBuilder();
    int at = 0;
    while (references.find()) {
      var named = references.group(1) != null ? references.group(1) : references.group(2);
      var of =
          sheets.get((named == null ? sheet : named.replace("''", "'")).toLowerCase(Locale.ROOT));
      if (of == null || of.touches(Unshown.range(references.group(3)))) {
        return false;
      }
      rest.append(plain, at, references.start()).append(' ');
      at = references.end();
    }
    rest.append(plain.substring(at));
    var words =
        FUNCTION
            .matcher(rest)
            .replaceAll("(")
            .replaceAll("(?i)\\b(TRUE|FALSE)\\b", " ")
            .replaceAll("(?i)\\d(\\.\\d*)?E[+-]?\\d+", "0");
    return !LETTER.matcher(words).find();
  }
}
