package org.chengming.registers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A definition in the words of Frictionless Table Schema, with what has no word there below {@code
 * x-}.
 */
public final class TableSchema {
  private TableSchema() {}

  /** What the public may know of it. */
  public static Map<String, Object> of(RegisterDefinition register) {
    return of(register, register.shown());
  }

  /**
   * All of it, as it is kept: fields that nobody is shown too, and how it is kept and looked at.
   */
  static Map<String, Object> whole(RegisterDefinition register) {
    var schema = of(register, register.fields());
    var keeping = register.keeping();
    var kept = new LinkedHashMap<String, Object>();
    kept.put("keepers", keeping.keepers());
    kept.put("body", keeping.body());
    kept.put("retentionYears", keeping.retentionYears());
    kept.put("displayUntil", keeping.displayUntil());
    schema.put("x-keeping", kept);
    schema.put("x-views", register.views().stream().map(TableSchema::view).toList());
    if (register.lookup() != null) {
      // In one order: the hash of the whole is kept, and Map.of has another one at every start.
      var lookup = new LinkedHashMap<String, Object>();
      lookup.put("ask", register.lookup().ask());
      lookup.put("answer", register.lookup().answer());
      schema.put("x-lookup", lookup);
    }
    if (register.promise().objectionDays() != null) {
      schema.put("x-objection-days", register.promise().objectionDays());
    }
    if (register.partition() != null) {
      schema.put(
          "x-partition",
          List.of(register.partition().field(), register.partition().every().name()));
    }
    return schema;
  }

  private static Map<String, Object> view(RegisterDefinition.View of) {
    var view = new TreeMap<String, Object>(of.settings());
    view.put("kind", of.kind());
    return view;
  }

  private static Map<String, Object> of(RegisterDefinition register, List<Field> fields) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
    schema.put("name", register.name());
    schema.put("version", Integer.toString(register.version()));
    schema.put("title", register.title());
    schema.put("description", register.description());
    schema.put("fields", fields.stream().map(TableSchema::field).toList());
    schema.put("primaryKey", register.key());
    schema.put("x-order", register.order());
    schema.put("x-licence", register.licence());
    schema.put("x-duty", register.duty());
    schema.put("x-rhythm", register.rhythm().name());
    schema.put("x-rules", register.rules().stream().map(Rule::words).toList());
    schema.put("x-computed", register.computed());
    if (register.promise().timely() != null) {
      schema.put("x-timely", timely(register.promise().timely()));
    }
    return schema;
  }

  private static Map<String, Object> timely(Promise.Timely of) {
    var timely = new LinkedHashMap<String, Object>();
    timely.put("from", of.from());
    timely.put("workingDays", of.workingDays());
    timely.put("said", of.said());
    timely.put("days", of.days());
    timely.put("inTime", of.inTime());
    return timely;
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
    if (of.code() != null) {
      field.put("x-code", of.code());
    }
    if (!of.shown()) {
      field.put("x-shown", false);
    }
    if (of.personal()) {
      field.put("x-personal", true);
    }
    if (of.masking() != null) {
      field.put("x-mask", of.masking().words());
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
}
