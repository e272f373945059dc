package org.chengming.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is shown: what stands in its fields and what is wrong with them. A refused form is
 * shown again with what was typed.
 */
public record Form(Map<String, String> values, List<Problem> problems) {
  public Form {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }

  public static Form of(Map<String, String> values) {
    return new Form(values, List.of());
  }

  /** The same fields with problems, those of the form itself first. */
  public Form with(List<Problem> more) {
    var all = new ArrayList<>(problems);
    all.addAll(more);
    return new Form(values, all);
  }

  /** What stands in the field, empty when nothing does. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** The sentence about the field, null when it is right. */
  public @Nullable String problem(String field) {
    return problems.stream()
        .filter(p -> p.field().equals(field))
        .map(Problem::sentence)
        .findFirst()
        .orElse(null);
  }
}
