package org.chengming.registers;

import static org.jooq.impl.DSL.noCondition;

import java.util.Map;
import java.util.Optional;
import org.chengming.web.Refused;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Which records a list is narrowed to: by the values of fields ({@code city}), by bounds they lie
 * within, both included ({@code day.from}, {@code day.to}), and by a day they hold on ({@code
 * valid-on}).
 */
public final class Narrowing {
  public static final String FROM = ".from";
  public static final String TO = ".to";
  public static final String VALID_ON = "valid-on";

  private Narrowing() {}

  /** Whether a parameter of this name narrows lists of the register, or tries to. */
  public static boolean known(RegisterDefinition register, String parameter) {
    return parameter.equals(VALID_ON)
        ? RegisterView.holding(register) != null
        : register.field(name(parameter)).isPresent();
  }

  /**
   * @throws Refused when one is none of the register's, or a value none of its field's
   */
  static Condition of(RegisterDefinition register, Map<String, String> filters) {
    var condition = noCondition();
    for (var filter : filters.entrySet()) {
      condition =
          condition.and(
              filter.getKey().equals(VALID_ON)
                  ? holding(register, filter.getValue())
                  : one(register, filter.getKey(), filter.getValue()));
    }
    return condition;
  }

  private static Condition one(RegisterDefinition register, String parameter, String value) {
    var range = !name(parameter).equals(parameter);
    var field =
        register
            .field(name(parameter))
            .filter(f -> f.shown() && (range ? f.ranged() : f.filter()))
            .orElseThrow(() -> none(parameter));
    var column = RegisterTable.column(field);
    var typed = RecordLists.typed(field, value);
    return !range
        ? column.eq(typed)
        : parameter.endsWith(FROM) ? column.ge(typed) : column.le(typed);
  }

  private static Condition holding(RegisterDefinition register, String day) {
    var table =
        Optional.ofNullable(RegisterView.holding(register)).orElseThrow(() -> none(VALID_ON));
    return column(table.from())
        .le(RecordLists.typed(must(table.from()), day))
        .and(
            column(table.until())
                .isNull()
                .or(column(table.until()).ge(RecordLists.typed(must(table.until()), day))));
  }

  private static org.jooq.Field<Object> column(@Nullable Field field) {
    return RegisterTable.column(must(field));
  }

  private static Field must(@Nullable Field field) {
    return java.util.Objects.requireNonNull(field);
  }

  private static Refused none(String parameter) {
    return Refused.because(
        parameter, "不能按“%s”筛选。".formatted(Field.brief(parameter)), "No filter " + parameter);
  }

  private static String name(String parameter) {
    for (var end : new String[] {FROM, TO}) {
      if (parameter.endsWith(end)) {
        return parameter.substring(0, parameter.length() - end.length());
      }
    }
    return parameter;
  }
}
