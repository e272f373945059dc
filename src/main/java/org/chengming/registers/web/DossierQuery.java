package org.chengming.registers.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.registers.Field;
import org.chengming.registers.FieldType;
import org.chengming.registers.RecordLists;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterRecord;
import org.chengming.registers.RegisterView;
import org.chengming.registers.RegisterView.Dossier;
import org.chengming.registers.Registers;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what belongs to one project, round or case. */
@Component
class DossierQuery {
  /** What stands between a register and a key in the address of a dossier. */
  static final String AT = "dossiers";

  private static final int MOST = 100;

  private final Registers registers;
  private final RecordLists lists;
  private final LandDossiers land;

  DossierQuery(Registers registers, RecordLists lists, LandDossiers land) {
    this.registers = registers;
    this.lists = lists;
    this.land = land;
  }

  /** A record with its day, which is null when it has none. */
  record Dated(RegisterDefinition register, RegisterRecord record, @Nullable LocalDate day) {}

  DossierPage page(String name, String key, Frame frame) {
    var t = frame.t();
    var register = registers.get(name);
    var dossier = dossier(register);
    var own = find(register, dossier.key(), dossier.day(), key);
    var all = new ArrayList<>(own);
    for (var other : dossier.others()) {
      registers.find(other.register()).ifPresent(r -> all.addAll(find(r, other, key)));
    }
    if (all.isEmpty()) {
      throw new Missing("Dossier " + key + " of " + name);
    }
    all.sort(Comparator.comparing(Dated::day, Comparator.nullsFirst(Comparator.naturalOrder())));
    var path = "/registers/" + name;
    return new DossierPage(
        Head.of(key + " " + dossier.label(t), path + "/" + AT + "/" + RecordFiles.inPath(key)),
        dossier.label(t),
        register.label(t),
        path,
        key,
        LandDossiers.concerns(dossier) ? land.of(own, all, frame) : stages(dossier, own, frame),
        all.stream().map(d -> event(d, dossier, t)).toList());
  }

  private static Dossier dossier(RegisterDefinition register) {
    for (var view : RegisterView.of(register)) {
      if (view instanceof Dossier dossier) {
        return dossier;
      }
    }
    throw new Missing("Dossiers of " + register.name());
  }

  /** The named field, or the first shown one that holds a day. */
  private static @Nullable Field day(RegisterDefinition register, RegisterView.Other other) {
    var named = other.day();
    return named != null
        ? register.field(named).filter(Field::shown).orElse(null)
        : register.shown().stream()
            .filter(f -> f.type() == FieldType.DATE || f.type() == FieldType.DATETIME)
            .findFirst()
            .orElse(null);
  }

  /** Nothing where the other register was changed since and offers this no more. */
  private List<Dated> find(RegisterDefinition register, RegisterView.Other other, String key) {
    return register
        .field(other.field())
        .filter(f -> f.filter() && f.shown())
        .map(f -> find(register, f, day(register, other), key))
        .orElse(List.of());
  }

  private List<Dated> find(
      RegisterDefinition register, Field field, @Nullable Field day, String key) {
    return lists
        .page(register, new RecordLists.Asked(Map.of(field.name(), key), "", null, MOST))
        .records()
        .stream()
        .map(r -> new Dated(register, r, day == null ? null : day(r, day)))
        .toList();
  }

  private static @Nullable LocalDate day(RegisterRecord record, Field field) {
    return switch (record.values().get(field.name())) {
      case LocalDate day -> day;
      case LocalDateTime moment -> moment.toLocalDate();
      case null, default -> null;
    };
  }

  /**
   * A stage is missing when one after it has come, or its last day is over; one that came after its
   * last day is late.
   */
  private static List<DossierPage.Stage> stages(Dossier dossier, List<Dated> own, Frame frame) {
    var field = dossier.stage();
    if (field == null || dossier.stages().isEmpty()) {
      return List.of();
    }
    var byStage = new HashMap<String, Dated>();
    own.forEach(d -> byStage.putIfAbsent(d.record().text(field), d));
    var last = -1;
    for (var i = 0; i < dossier.stages().size(); i++) {
      var found = byStage.get(dossier.stages().get(i));
      last = found != null && happened(dossier, found, frame.today()) ? i : last;
    }
    var stages = new ArrayList<DossierPage.Stage>();
    for (var i = 0; i < dossier.stages().size(); i++) {
      var label = dossier.stages().get(i);
      stages.add(stage(dossier, label, byStage.get(label), i < last, frame));
    }
    return stages;
  }

  private static boolean happened(Dossier dossier, Dated record, LocalDate today) {
    return dossier.day() == null || (record.day() != null && !record.day().isAfter(today));
  }

  private static DossierPage.Stage stage(
      Dossier dossier, String label, @Nullable Dated found, boolean passed, Frame frame) {
    var t = frame.t();
    var due = found == null || dossier.due() == null ? null : day(found.record(), dossier.due());
    if (found != null && happened(dossier, found, frame.today())) {
      var day = found.day() == null ? null : Dates.day(found.day(), t);
      return due != null && found.day() != null && found.day().isAfter(due)
          ? new DossierPage.Stage(
              label, "amiss", late(due, found.day(), t), "status status-bad", day)
          : new DossierPage.Stage(label, "", t.of("已公开"), "status", day);
    }
    if (passed || (due != null && due.isBefore(frame.today()))) {
      return new DossierPage.Stage(label, "amiss", t.of("缺"), "status status-bad", null);
    }
    return new DossierPage.Stage(label, "ahead", t.of("还没有到"), "status status-wait", null);
  }

  private static String late(LocalDate due, LocalDate day, Words t) {
    return t.of("迟了 %s 天", ChronoUnit.DAYS.between(due, day));
  }

  private static DossierPage.Event event(Dated dated, Dossier dossier, Words t) {
    var register = dated.register();
    var record = dated.record();
    var path = "/registers/" + register.name();
    var due =
        dossier.due() != null
                && register.field(dossier.due().name()).equals(java.util.Optional.of(dossier.due()))
            ? day(record, dossier.due())
            : null;
    var title =
        dossier.stage() != null && !record.text(dossier.stage()).isEmpty()
            ? record.text(dossier.stage())
            : RecordQuery.title(register, record);
    return new DossierPage.Event(
        dated.day() == null ? null : Dates.day(dated.day(), t),
        title,
        path + "/records/" + RecordFiles.inPath(record.key()),
        register.label(t),
        path,
        register.shown().stream()
            .filter(f -> !record.text(f).isEmpty() && !register.key().contains(f.name()))
            .limit(8)
            .map(
                f ->
                    new RecordPage.Line(f.label(t), f.unit(), Shown.cell(record, f, t), null, null))
            .toList(),
        due != null && dated.day() != null && dated.day().isAfter(due)
            ? late(due, dated.day(), t)
            : null);
  }
}
