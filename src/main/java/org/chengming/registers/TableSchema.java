package org.chengming.registers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A definition in the words of Frictionless Table Schema, with what has no word there below {@code
 * x-}.
 */
public final class TableSchema {
  private TableSchema() {}

  public static Map<String, Object> of(RegisterDefinition register) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
    schema.put("name", register.name());
    schema.put("version", Integer.toString(register.version()));
    schema.put("title", register.title());
    schema.put("description", register.description());
    schema.put("fields", register.shown().stream().map(TableSchema::field).toList());
    schema.put("primaryKey", register.key());
    schema.put("x-order", register.order());
    schema.put("x-licence", register.licence());
    schema.put("x-duty", register.duty());
    schema.put("x-rhythm", register.rhythm().name());
    schema.put("x-rules", register.rules().stream().map(TableSchema::rule).toList());
    schema.put("x-computed", register.computed());
    return schema;
  }

  private static Map<String, Object> field(Field of) {
    var field = new LinkedHashMap<String, Object>();
    field.put("name", of.name());
    field.put("type", of.type().schemaName());
    field.put("title", of.title());
    if (of.description() != null) {
      field.put("description", of.description());
    }
    if (of.unit() != null) {
      field.put("x-unit", of.unit());
    }
    var constraints = new LinkedHashMap<String, Object>();
    if (of.required()) {
      constraints.put("required", true);
    }
    if (!of.vocabulary().isEmpty()) {
      constraints.put("enum", of.vocabulary());
    }
    if (of.limits().minimum() != null) {
      constraints.put("minimum", of.limits().minimum());
    }
    if (of.limits().maximum() != null) {
      constraints.put("maximum", of.limits().maximum());
    }
    if (of.limits().pattern() != null) {
      constraints.put("pattern", of.limits().pattern().pattern());
    }
    if (!constraints.isEmpty()) {
      field.put("constraints", constraints);
    }
    var offers = new ArrayList<String>();
    if (of.filter()) {
      offers.add("filter");
    }
    if (of.sort()) {
      offers.add("sort");
    }
    if (!offers.isEmpty()) {
      field.put("x-offers", List.copyOf(offers));
    }
    return field;
  }

  private static Map<String, Object> rule(Rule of) {
    var rule = new LinkedHashMap<String, Object>();
    switch (of) {
      case Rule.Sum sum -> {
        rule.put("sum", sum.total());
        rule.put("of", sum.parts());
        rule.put("tolerance", sum.tolerance());
      }
      case Rule.Rising rising -> rule.put("rising", rising.fields());
    }
    return rule;
  }
}
