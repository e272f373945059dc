package org.chengming.registers.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.registers.Draft;
import org.chengming.registers.DraftReview;
import org.chengming.registers.DraftRow;
import org.chengming.registers.DraftState;
import org.chengming.registers.Drafts;
import org.chengming.registers.Field;
import org.chengming.registers.FieldType;
import org.chengming.registers.KeeperBodies;
import org.chengming.registers.PastedRows;
import org.chengming.registers.RecordHistory;
import org.chengming.registers.RecordLists;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterRecord;
import org.chengming.registers.Registers;
import org.chengming.web.Dates;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.ListingRequest;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the desk's pages of registers. */
@Component
class KeepingQuery {
  private static final int MOST_DRAFTS = 30;
  private static final int MOST_COLUMNS = 6;

  private final Registers registers;
  private final Drafts drafts;
  private final KeeperBodies bodies;
  private final RecordLists lists;
  private final RecordHistory history;

  KeepingQuery(
      Registers registers,
      Drafts drafts,
      KeeperBodies bodies,
      RecordLists lists,
      RecordHistory history) {
    this.registers = registers;
    this.drafts = drafts;
    this.bodies = bodies;
    this.lists = lists;
    this.history = history;
  }

  KeptRegistersPage all(Actor actor, Frame frame) {
    var writing = drafts.counts(actor, DraftState.WRITING);
    var waiting = drafts.counts(actor, DraftState.SUBMITTED);
    var lines = new ArrayList<KeptRegistersPage.Line>();
    for (var register : drafts.kept(actor)) {
      var standing = registers.standing(register.name());
      lines.add(
          new KeptRegistersPage.Line(
              register.name(),
              register.title(),
              standing.records(),
              standing.updatedAt() == null ? null : Dates.day(standing.updatedAt(), frame.t()),
              Rhythms.late(register.rhythm(), standing.updatedAt(), frame),
              writing.getOrDefault(register.name(), 0),
              waiting.getOrDefault(register.name(), 0)));
    }
    return new KeptRegistersPage(lines, defines(actor));
  }

  static boolean defines(Actor actor) {
    return actor.mayAtRoot(Role.SUPERVISOR);
  }

  KeptRegisterPage one(
      Actor actor,
      RegisterDefinition register,
      RecordAddress address,
      ListingRequest asked,
      Form form,
      KeptRegisterPage.@Nullable Trial trial,
      Frame frame) {
    var standing = registers.standing(register.name());
    var some = new ArrayList<KeptRegisterPage.DraftLine>();
    for (var state : DraftState.values()) {
      var most = state.next().isEmpty() ? 5 : MOST_DRAFTS;
      drafts.of(actor, register, state, most).forEach(d -> some.add(line(d, frame)));
    }
    return new KeptRegisterPage(
        register.name(),
        register.title(),
        register.description(),
        standing.records(),
        standing.updatedAt() == null ? null : Dates.moment(standing.updatedAt(), frame.t()),
        Rhythms.late(register.rhythm(), standing.updatedAt(), frame),
        drafts.writes(actor, register),
        defines(actor),
        some,
        form,
        trial,
        records(register, address, asked));
  }

  private static KeptRegisterPage.DraftLine line(Draft draft, Frame frame) {
    var style =
        switch (draft.state()) {
          case WRITING -> draft.remark() == null ? "status-wait" : "status-warn";
          case SUBMITTED -> "status-warn";
          case PUBLISHED -> "";
          case WITHDRAWN -> "status-past";
        };
    var state =
        draft.state() == DraftState.WRITING && draft.remark() != null
            ? "退回了"
            : draft.state().label();
    return new KeptRegisterPage.DraftLine(
        draft.id(),
        draft.note(),
        state,
        style,
        draft.writer(),
        Dates.moment(draft.changedAt(), frame.t()),
        draft.rows());
  }

  private KeptRegisterPage.Records records(
      RegisterDefinition register, RecordAddress address, ListingRequest asked) {
    var found =
        lists.page(
            register,
            new RecordLists.Asked(address.filters(), address.sort(), asked.cursor(), asked.size()));
    var columns = register.shown().stream().limit(MOST_COLUMNS).toList();
    var here = "/desk/registers/" + register.name() + address.query();
    return new KeptRegisterPage.Records(
        register.filters().stream()
            .map(
                f ->
                    new KeptRegisterPage.Filter(
                        f.name(), f.title(), address.filters().getOrDefault(f.name(), "")))
            .toList(),
        columns.stream().map(Field::title).toList(),
        found.records().stream()
            .map(
                r ->
                    new KeptRegisterPage.Row(
                        RecordFiles.escaped(r.key()),
                        columns.stream().map(f -> said(r.text(f), f)).toList()))
            .toList(),
        found.next() == null
            ? null
            : here + (here.contains("?") ? "&" : "?") + "cursor=" + found.next());
  }

  DraftPage draft(Actor actor, Draft draft, Form form, Frame frame) {
    var open = !draft.state().next().isEmpty();
    return new DraftPage(
        draft,
        registers.get(draft.register()).title(),
        bodies.name(draft.bodyId()),
        open ? drafts.review(draft) : null,
        drafts.rights(actor, draft),
        draft.by(actor.id()),
        form,
        frame);
  }

  GridPage grid(@Nullable Draft draft, RegisterDefinition register) {
    var rows = draft == null ? List.<DraftRow>of() : drafts.rows(draft);
    var wrong = new ArrayList<GridPage.Wrong>();
    if (draft != null) {
      int place = 0;
      for (var line : drafts.review(draft).lines()) {
        place += line.reason() == null ? 1 : 0;
        if (line.outcome() == DraftReview.Outcome.WRONG && line.reason() == null) {
          wrong.add(GridPage.Wrong.of(line, place));
        }
      }
    }
    var form =
        Form.of(
            Map.of(
                "note",
                draft == null ? "" : draft.note(),
                "text",
                PastedRows.write(register, rows)));
    return new GridPage(
        draft == null ? 0 : draft.id(),
        register.name(),
        register.title(),
        register.fields(),
        form,
        wrong);
  }

  RegisterRecord record(RegisterDefinition register, String key) {
    return lists
        .find(register, key)
        .orElseThrow(() -> new Missing("Record " + key + " of " + register.name()));
  }

  EntryPage entry(
      RegisterDefinition register, String key, long draft, long line, Form form, Frame frame) {
    var past = key.isEmpty() ? List.<RecordHistory.State>of() : history.whole(register, key);
    return new EntryPage(
        register.name(),
        register.title(),
        key,
        draft,
        line,
        register.fields().stream()
            .map(f -> EntryPage.Input.of(register, f, !key.isEmpty()))
            .toList(),
        form,
        past.stream().map(s -> past(register, s, frame)).toList());
  }

  private static EntryPage.Past past(
      RegisterDefinition register, RecordHistory.State state, Frame frame) {
    var said =
        register.fields().stream()
            .filter(f -> state.values().containsKey(f.name()))
            .map(f -> f.title() + "：" + said(state.values().getOrDefault(f.name(), ""), f))
            .collect(Collectors.joining("；"));
    return new EntryPage.Past(
        Dates.moment(state.from(), frame.t()),
        Dates.moment(state.to(), frame.t()),
        said,
        state.removed());
  }

  private static String said(String text, Field field) {
    return Shown.text(text, field, Words.CHINESE);
  }

  /** What stands in the fields: typed values with moments as browsers have them. */
  static Map<String, String> values(RegisterDefinition register, Map<String, String> cells) {
    var values = new LinkedHashMap<String, String>();
    for (var field : register.fields()) {
      var cell = cells.getOrDefault(field.name(), "");
      values.put(field.name(), field.type() == FieldType.DATETIME ? cell.replace(' ', 'T') : cell);
    }
    return values;
  }

  RemovalPage removal(RegisterDefinition register, String key, Form form) {
    var record = record(register, key);
    return new RemovalPage(
        register.name(),
        register.title(),
        key,
        register.key().stream()
            .map(k -> said(record.text(register.get(k)), register.get(k)))
            .collect(Collectors.joining(" ")),
        register.fields().stream()
            .filter(f -> !record.text(f).isEmpty())
            .map(f -> f.title() + "：" + said(record.text(f), f))
            .toList(),
        form);
  }
}
