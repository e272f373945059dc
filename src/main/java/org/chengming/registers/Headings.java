package org.chengming.registers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
          know(text + "(" + bare(field.unit()) + ")", field);
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

  /** Without blanks, in one width: typists differ in both. */
  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Z}\\p{Cf}*＊:：]+", "")
        .toLowerCase(Locale.ROOT);
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
      var fields =
          rows.get(i).stream()
              .map(this::meant)
              .map(this::field)
              .filter(java.util.Objects::nonNull)
              .map(Field::name)
              .collect(Collectors.toSet());
      int points = fields.size() + (fields.containsAll(register.key()) ? 10_000 : 0);
      if (points > most) {
        most = points;
        best = i;
      }
    }
    return best;
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
      if (field == null && !heading.isBlank()) {
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
      problems.add(problem("%s的“%s”不是这个登记簿的栏目。".formatted(where, Field.brief(heading))));
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
