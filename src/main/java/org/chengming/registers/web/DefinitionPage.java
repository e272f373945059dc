package org.chengming.registers.web;

import java.util.List;
import org.chengming.registers.Defining;
import org.chengming.registers.FieldType;
import org.chengming.registers.RegisterDefinition.Rhythm;
import org.chengming.web.Dates;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A definition to be written, in a form or as text.
 *
 * @param name of the register; empty for a new one
 * @param form what stands in the form
 * @param yaml what stands in the text
 * @param proposal what it would make; null before it was asked for
 */
record DefinitionPage(
    String name,
    String title,
    Form form,
    String yaml,
    Defining.@Nullable Proposal proposal,
    List<Defining.Version> versions,
    boolean saved,
    Frame frame) {

  boolean makes() {
    return name.isEmpty();
  }

  String action() {
    return makes() ? "/desk/register-definitions" : "/desk/registers/" + name + "/definition";
  }

  int rows() {
    return DefinitionForm.rows(form.values());
  }

  int keepers() {
    return KeeperNames.rows(form.values());
  }

  List<FieldType> types() {
    return List.of(FieldType.values());
  }

  String kind(FieldType type) {
    return type == FieldType.BOOLEAN ? "是或否" : type.wanted().split("，")[0];
  }

  List<String> rhythms() {
    return java.util.Arrays.stream(Rhythm.values())
        .map(r -> r.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        .toList();
  }

  String rhythm(String word) {
    return Rhythms.label(
        Rhythm.valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_')), frame.t());
  }

  String at(Defining.Version version) {
    return Dates.moment(version.at(), frame.t());
  }
}
