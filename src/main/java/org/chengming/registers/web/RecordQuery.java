package org.chengming.registers.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.organisations.Uscc;
import org.chengming.registers.Field;
import org.chengming.registers.RecordHistory;
import org.chengming.registers.RecordLists;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterEditions;
import org.chengming.registers.RegisterRecord;
import org.chengming.registers.RegisterView;
import org.chengming.registers.Registers;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of a record. */
@Component
class RecordQuery {
  private final Registers registers;
  private final RecordLists lists;
  private final RecordHistory history;
  private final RegisterEditions editions;

  RecordQuery(
      Registers registers, RecordLists lists, RecordHistory history, RegisterEditions editions) {
    this.registers = registers;
    this.lists = lists;
    this.history = history;
    this.editions = editions;
  }

  RecordPage page(RegisterDefinition register, String key, Frame frame) {
    var t = frame.t();
    var record = lists.find(register, key).orElseThrow(() -> missing(register, key));
    var line = editions.line(register, key).orElseThrow(() -> missing(register, key));
    var path = "/registers/" + register.name();
    var title = title(register, record);
    return new RecordPage(
        Head.of(title + " " + register.label(t), path + "/records/" + RecordFiles.inPath(key))
            .describedAs(register.about(t)),
        title,
        register.label(t),
        path,
        register.shown().stream().map(f -> line(record, f, t)).toList(),
        dossiers(register, record, t),
        past(register, record, t),
        new RecordPage.Proof(
            line,
            DigestUtils.sha256Hex(line),
            record.batch(),
            path + "/editions/" + record.batch(),
            path + "/editions/" + record.batch() + ".ndjson"));
  }

  private static Missing missing(RegisterDefinition register, String key) {
    return new Missing("Record " + key + " of " + register.name());
  }

  /** What tells it from others. */
  static String title(RegisterDefinition register, RegisterRecord record) {
    return String.join(
        " ", register.key().stream().map(k -> record.text(register.get(k))).toList());
  }

  private static RecordPage.Line line(RegisterRecord record, Field field, Words t) {
    return new RecordPage.Line(
        field.label(t),
        field.unit(),
        Shown.cell(record, field, t),
        path(field, record.text(field)),
        t.english() ? null : field.description());
  }

  private static @Nullable String path(Field field, String value) {
    return field.name().equals(Companies.FIELD) && Uscc.isValid(value)
        ? "/companies/" + value
        : null;
  }

  /** Of its own register, and of those that take this one in. */
  private List<RegisterPage.Way> dossiers(
      RegisterDefinition register, RegisterRecord record, Words t) {
    var ways = new ArrayList<RegisterPage.Way>();
    for (var whose : registers.all()) {
      for (var view : RegisterView.of(whose)) {
        if (view instanceof RegisterView.Dossier dossier) {
          var key = key(dossier, whose, register, record);
          if (!key.isEmpty()) {
            ways.add(
                new RegisterPage.Way(
                    dossier.label(t),
                    "/registers/%s/%s/%s"
                        .formatted(whose.name(), DossierQuery.AT, RecordFiles.inPath(key)),
                    false));
          }
        }
      }
    }
    if (register.promise().objectionDays() != null) {
      var path =
          "/registers/%s/objection?record=%s"
              .formatted(register.name(), RecordFiles.escaped(record.key()));
      ways.add(new RegisterPage.Way(t.of("这条记录不对"), path, false));
    }
    return ways;
  }

  /** By which the dossier has the record; empty when it has it not. */
  private static String key(
      RegisterView.Dossier dossier,
      RegisterDefinition whose,
      RegisterDefinition register,
      RegisterRecord record) {
    if (whose.name().equals(register.name())) {
      return record.text(dossier.key());
    }
    return dossier.others().stream()
        .filter(other -> other.register().equals(register.name()))
        .findFirst()
        .flatMap(other -> register.field(other.field()))
        .map(record::text)
        .orElse("");
  }

  private List<RecordPage.Past> past(RegisterDefinition register, RegisterRecord record, Words t) {
    var after = new LinkedHashMap<String, String>();
    register.shown().forEach(f -> after.put(f.name(), record.text(f)));
    var past = new ArrayList<RecordPage.Past>();
    for (var state : history.of(register, record.key())) {
      var changes = new ArrayList<RecordPage.Change>();
      for (var field : register.shown()) {
        var before = state.values().getOrDefault(field.name(), "");
        var now = after.getOrDefault(field.name(), "");
        if (!before.equals(now)) {
          changes.add(
              new RecordPage.Change(
                  field.label(t), Shown.text(before, field, t), Shown.text(now, field, t)));
        }
        after.put(field.name(), before);
      }
      past.add(
          new RecordPage.Past(
              Dates.moment(state.from(), t),
              Dates.moment(state.to(), t),
              state.removed() == null ? changes : List.of(),
              state.removed()));
    }
    return past;
  }
}
