package org.chengming.registers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chengming.registers.RegisterDefinition.View;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A view of a register beside its table, read from its definition: {@code kind} and its settings. A
 * setting that is not known, or a field that is none, not shown or of the wrong type is an error
 * when the definition is read.
 */
public sealed interface RegisterView {
  /** What a view bears whatever its kind. */
  record Named(String name, String title, String titleEn) {}

  Named named();

  /** What the address of its page ends with. */
  default String name() {
    return named().name();
  }

  default String label(Words t) {
    return t.english() ? named().titleEn() : named().title();
  }

  /** How values are drawn. */
  enum Shape {
    BARS,
    LINES
  }

  /** How finely days are gathered. */
  enum Every {
    YEAR,
    MONTH
  }

  /**
   * Figures along a field.
   *
   * @param by along what: years, days or words
   * @param every how days are gathered; no matter for others
   * @param of the fields whose sums are drawn; empty for the number of records
   * @param group draws a series for each of its values; null for one
   * @param per divides by the sum of this field, e.g. a number of persons; null for no division
   * @param only what records are narrowed to where a reader chooses nothing else, e.g. accounts
   *     where plans and accounts must not be added up; values by name of the field
   * @param share draws in percent how many of the records have something in this field, or say yes
   *     there; null when sums are drawn
   */
  record Chart(
      Named named,
      Field by,
      Every every,
      List<Field> of,
      @Nullable Field group,
      @Nullable Field per,
      @Nullable Field share,
      Map<String, String> only,
      Shape shape)
      implements RegisterView {}

  /**
   * A square a day in the colours of a scale.
   *
   * @param place the field that says where; one place is shown at a time
   */
  record Calendar(Named named, Field day, Field of, Field place, Scale scale)
      implements RegisterView {}

  /** Places with longitude and latitude in degrees. */
  record Places(Named named, Field longitude, Field latitude, Field label, @Nullable Field group)
      implements RegisterView {}

  /**
   * All records of several registers that share a key, in the order of their days.
   *
   * @param key the field of this register that they share
   * @param day when it happened
   * @param due by when it had to; null when nothing says
   * @param stage what happened; null when the register has no stages
   * @param stages those there must be, in their order; empty when any will do
   * @param others other registers, {@code register:field}, or {@code register:field:day}
   */
  record Dossier(
      Named named,
      Field key,
      @Nullable Field day,
      @Nullable Field due,
      @Nullable Field stage,
      List<String> stages,
      List<Other> others)
      implements RegisterView {}

  /** A field of another register that holds the key, and the one with the day. */
  record Other(String register, String field, @Nullable String day) {}

  /**
   * What the table does more: search for what holds on a day, and the fields it adds up.
   *
   * @param sums null for those whose unit can be added up
   */
  record Table(Named named, @Nullable Field from, @Nullable Field until, @Nullable List<Field> sums)
      implements RegisterView {}

  /** The views of a register, in the order of its definition. */
  static List<RegisterView> of(RegisterDefinition register) {
    return of(register.fields(), register.views());
  }

  /**
   * @throws IllegalArgumentException when one cannot be made
   */
  static List<RegisterView> of(List<Field> fields, List<View> views) {
    var made = new ArrayList<RegisterView>();
    var names = new HashSet<String>();
    for (var view : views) {
      var one = new ViewReader(fields, view).read();
      if (!names.add(one.name())) {
        throw new IllegalArgumentException(
            "Two views are called " + one.name() + "; give one of them a name");
      }
      made.add(one);
    }
    return List.copyOf(made);
  }

  /**
   * Whether what a view names in other registers is there.
   *
   * @throws IllegalArgumentException when it is not
   */
  static void check(
      RegisterDefinition register, Function<String, @Nullable RegisterDefinition> all) {
    for (var view : of(register)) {
      if (view instanceof Dossier dossier) {
        for (var other : dossier.others()) {
          var found = all.apply(other.register());
          var field = found == null ? null : found.field(other.field()).orElse(null);
          if (field == null || !field.filter() || !field.shown()) {
            throw new IllegalArgumentException(
                "A dossier of %s wants to find records of %s by %s, which is not there or offers no filtering"
                    .formatted(register.name(), other.register(), other.field()));
          }
        }
      }
    }
  }

  /** The fields whose sums the table shows. */
  static List<Field> sums(RegisterDefinition register) {
    for (var view : of(register)) {
      if (view instanceof Table table && table.sums() != null) {
        return table.sums();
      }
    }
    return register.shown().stream().filter(RegisterView::addsUp).toList();
  }

  /** Amounts and numbers of things add up; concentrations, shares, degrees and days do not. */
  private static boolean addsUp(Field field) {
    var unit = field.unit();
    return (field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER)
        && unit != null
        && !unit.matches(".*[/%‰°℃].*|日|天|工作日|个月|月|年|分|岁|级");
  }

  /** The first and last days that records hold on; null when the register has none. */
  static @Nullable Table holding(RegisterDefinition register) {
    for (var view : of(register)) {
      if (view instanceof Table table && table.from() != null) {
        return table;
      }
    }
    return null;
  }

  /** Levels of a measure with the colours that a standard gives them. */
  enum Scale {
    /** HJ 633: six levels of the air quality index; beyond the second it is exceeded. */
    AIR_QUALITY(
        List.of(50, 100, 150, 200, 300), List.of("优", "良", "轻度污染", "中度污染", "重度污染", "严重污染"), 2);

    private final List<Integer> ends;
    private final List<String> labels;
    private final int good;

    Scale(List<Integer> ends, List<String> labels, int good) {
      this.ends = ends;
      this.labels = labels;
      this.good = good;
    }

    /** The last value of each level but the highest. */
    public List<Integer> ends() {
      return ends;
    }

    /** Chinese, and keys of their English. */
    public List<String> labels() {
      return labels;
    }

    /** How many of the lowest levels are within the limit. */
    public int good() {
      return good;
    }

    /** From 1. */
    public int level(BigDecimal value) {
      for (var i = 0; i < ends.size(); i++) {
        if (value.compareTo(BigDecimal.valueOf(ends.get(i))) <= 0) {
          return i + 1;
        }
      }
      return ends.size() + 1;
    }
  }
}
