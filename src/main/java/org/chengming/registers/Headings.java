package org.chengming.registers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The row of a table that says what its columns hold: the fields' names or titles, in any order. It
 * need not be the first; titles and notes may stand above it.
 */
final class Headings {
  /** How many rows are looked at for it. */
  static final int LOOKED_AT = 30;

  private static final int MOST_TOLD = 20;

  /** A column that counts the rows of the table, and says nothing of what is in them. */
  private static final Set<String> COUNTING = Set.of("序号", "行号", "no.", "#");

  private static final Pattern MEASURED = Pattern.compile("(.+)\\(([^()]+)\\)");

  private final RegisterDefinition register;
  private final Map<String, Field> byText = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();
  private final Map<String, String> other;

  /**
   * @param other what headings of a foreign table mean here: a field's name, or nothing for a
   *     column to be left out
   */
  Headings(RegisterDefinition register, Map<String, String> other) {
    this.register = register;
    this.other = other;
    for (var field : register.fields()) {
      for (var text : List.of(bare(field.name()), bare(field.title()), bare(field.titleEn()))) {
        know(text, field);
        if (field.unit() != null) {
          unit(field.unit()).forEach(unit -> know(text + "(" + unit + ")", field));
        }
      }
    }
  }

  private void know(String text, Field field) {
    var before = byText.putIfAbsent(text, field);
    if (before != null && before != field) {
      ambiguous.add(text);
    }
  }

  /** Without blanks, in one width and with one kind of bracket: typists differ in all three. */
  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Z}\\p{Cf}*＊:：]+", "")
        .replaceAll("[\\[【〔]", "(")
        .replaceAll("[\\]】〕]", ")")
        .toLowerCase(Locale.ROOT);
  }

  /** The ways in which a unit is written: micro and square are not on every keyboard. */
  private static Set<String> unit(String unit) {
    var bare = bare(unit);
    var spoken = bare.replace("μg", "微克").replace("mg", "毫克").replace("m3", "立方米");
    return Set.copyOf(List.of(bare, bare.replace("μ", "u"), spoken));
  }

  /** Whether what stands behind a figure is the unit. */
  static boolean means(String behind, String unit) {
    return behind.length() <= 20 && unit(unit).contains(bare(behind));
  }

  private String meant(String heading) {
    return other.getOrDefault(heading, heading);
  }

  private @Nullable Field field(String heading) {
    var exact = register.headed(heading);
    return exact != null || heading.length() > 200 ? exact : byText.get(bare(heading));
  }

  /**
   * Which of the rows it is: of those with the whole key, or else of all, that with most fields.
   */
  int find(List<List<String>> rows) {
    int best = 0;
    int most = -1;
    for (int i = 0; i < rows.size(); i++) {
      var fields = known(rows.get(i));
      int points = fields.size() + (fields.containsAll(register.key()) ? 10_000 : 0);
      if (points > most) {
        most = points;
        best = i;
      }
    }
    return best;
  }

  /**
   * The headings that begin with that row. Where one stands over several, the row below names them
   * and nothing else; what is under no such one has no name there.
   */
  List<String> whole(List<List<String>> rows, int at) {
    var above = rows.get(at);
    if (!twofold(rows, at)) {
      return above;
    }
    var below = rows.get(at + 1);
    var whole = new ArrayList<String>();
    for (int i = 0; i < Math.max(above.size(), below.size()); i++) {
      var lower = i < below.size() ? below.get(i) : "";
      whole.add(!lower.isBlank() ? lower : i < above.size() ? above.get(i) : "");
    }
    return whole;
  }

  /** Whether the row below is of the headings, too: all it says are names of further fields. */
  boolean twofold(List<List<String>> rows, int at) {
    if (at + 1 >= rows.size()) {
      return false;
    }
    var named = known(rows.get(at));
    var below = rows.get(at + 1).stream().filter(cell -> !cell.isBlank()).toList();
    return !below.isEmpty()
        && below.stream().map(this::meant).map(this::field).allMatch(Objects::nonNull)
        && known(below).stream().noneMatch(named::contains);
  }

  private Set<String> known(List<String> row) {
    return row.stream()
        .map(this::meant)
        .map(this::field)
        .filter(Objects::nonNull)
        .map(Field::name)
        .collect(Collectors.toSet());
  }

  /**
   * Whether one of the rows is the headings: the first where it names any field, one below it where
   * it names the whole key, or two.
   */
  boolean among(List<List<String>> rows) {
    for (int i = 0; i < rows.size(); i++) {
      var known = known(rows.get(i));
      if (i == 0 && !known.isEmpty() || known.size() > 1 || known.containsAll(register.key())) {
        return true;
      }
    }
    return false;
  }

  /**
   * What each column holds, null for one that holds nothing of the register's.
   *
   * @param line where the headings stand, from 1
   * @throws Refused when a field of the key has no column, a heading is none of the register's or
   *     could be two, or one comes twice
   */
  List<@Nullable Field> columns(List<String> cells, long line) {
    var where = line == 1 ? "第一行" : "第%d行".formatted(line);
    var problems = new ArrayList<Problem>();
    var columns = new ArrayList<@Nullable Field>();
    var seen = new HashSet<String>();
    var unknown = new ArrayList<String>();
    for (var found : cells) {
      var heading = meant(found);
      var field = field(heading);
      columns.add(field);
      if (field == null && !heading.isBlank() && !counts(heading)) {
        unknown.add(heading);
      } else if (field != null && !seen.add(field.name())) {
        problems.add(problem("%s有两个“%s”。".formatted(where, field.title())));
      } else if (field != null
          && register.headed(heading) == null
          && ambiguous.contains(bare(heading))) {
        problems.add(problem("%s的“%s”可以是不止一个栏目，请写栏目的全称。".formatted(where, Field.brief(heading))));
      }
    }
    if (seen.isEmpty()) {
      throw refused(List.of(problem("前%d行里没有找到表头。应当有一行写着%s。".formatted(LOOKED_AT, keyTitles()))));
    }
    for (var heading : unknown.subList(0, Math.min(MOST_TOLD, unknown.size()))) {
      problems.add(problem(unknown(where, heading)));
    }
    if (unknown.size() > MOST_TOLD) {
      problems.add(problem("%s还有%d个不认识的栏目。".formatted(where, unknown.size() - MOST_TOLD)));
    }
    for (var field : register.fields()) {
      if (register.key().contains(field.name()) && !seen.contains(field.name())) {
        problems.add(problem("%s缺少“%s”。".formatted(where, field.title())));
      }
    }
    if (!problems.isEmpty()) {
      throw refused(problems);
    }
    return columns;
  }

  /** Whether a column counts the rows, where the register has no such field. */
  boolean counts(String heading) {
    return field(heading) == null && heading.length() <= 8 && COUNTING.contains(bare(heading));
  }

  /** An amount in another unit is a thousand times another, so nobody converts it unasked. */
  private String unknown(String where, String heading) {
    var parts = MEASURED.matcher(heading.length() > 200 ? "" : bare(heading));
    var meant = parts.matches() ? byText.get(parts.group(1)) : null;
    return meant == null || meant.unit() == null
        ? "%s的“%s”不是这个登记簿的栏目。".formatted(where, Field.brief(heading))
        : "%s的“%s”：登记簿里“%s”的单位是%s。请换算好，把表头写成“%s（%s）”。"
            .formatted(
                where,
                Field.brief(heading),
                meant.title(),
                meant.unit(),
                meant.title(),
                meant.unit());
  }

  /** Titles of the register's fields that no column holds. */
  static List<String> absent(RegisterDefinition register, Collection<@Nullable Field> columns) {
    return register.fields().stream().filter(f -> !columns.contains(f)).map(Field::title).toList();
  }

  private String keyTitles() {
    return register.key().stream()
        .map(k -> "“" + register.get(k).title() + "”")
        .collect(Collectors.joining("、"));
  }

  private static Problem problem(String sentence) {
    return new Problem("file", sentence);
  }

  private Refused refused(List<Problem> problems) {
    return new Refused("The headings do not fit register " + register.name(), problems, false);
  }
}
