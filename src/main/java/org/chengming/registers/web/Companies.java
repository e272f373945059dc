package org.chengming.registers.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.Uscc;
import org.chengming.registers.Field;
import org.chengming.registers.FieldType;
import org.chengming.registers.RecordLists;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterRecord;
import org.chengming.registers.Registers;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.springframework.stereotype.Component;

/**
 * What all registers say of one company, by its USCC: every register whose field {@value #FIELD}
 * offers filtering takes part.
 */
@Component
class Companies {
  static final String FIELD = "uscc";

  private static final int LINES = 20;
  private static final List<String> NAMES =
      List.of("company", "company_name", "enterprise", "party", "holder", "name", "producer");

  private final Registers registers;
  private final RecordLists lists;

  Companies(Registers registers, RecordLists lists) {
    this.registers = registers;
    this.lists = lists;
  }

  CompanyPage page(String uscc, Frame frame) {
    if (!Uscc.isValid(uscc)) {
      throw new Missing("Company " + uscc);
    }
    var t = frame.t();
    var parts = new ArrayList<CompanyPage.Part>();
    var name = uscc;
    for (var register : registers.all()) {
      if (register.field(FIELD).filter(f -> f.filter() && f.shown()).isEmpty()) {
        continue;
      }
      var found = lists.page(register, new RecordLists.Asked(Map.of(FIELD, uscc), "", null, LINES));
      if (found.records().isEmpty()) {
        continue;
      }
      name = name.equals(uscc) ? name(register, found.records().getFirst(), uscc) : name;
      var path = "/registers/" + register.name();
      var shown = register.shown().stream().filter(f -> !f.name().equals(FIELD)).toList();
      parts.add(
          new CompanyPage.Part(
              register.label(t),
              path + RecordAddress.query(Map.of(FIELD, uscc)),
              found.records().size(),
              found.next() != null,
              shown.stream().map(f -> RegisterQuery.plain(f, t)).toList(),
              found.records().stream().map(r -> RegisterQuery.row(r, shown, path, t)).toList()));
    }
    var head = parts.isEmpty() ? Head.unlisted(uscc) : Head.of(name, "/companies/" + uscc);
    return new CompanyPage(head, name, uscc, parts);
  }

  private static String name(RegisterDefinition register, RegisterRecord record, String usual) {
    for (var candidate : NAMES) {
      var field =
          register.field(candidate).filter(Field::shown).filter(f -> f.type() == FieldType.STRING);
      if (field.isPresent() && !record.text(field.get()).isEmpty()) {
        return record.text(field.get());
      }
    }
    return usual;
  }
}
