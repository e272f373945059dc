package org.chengming.requests;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;

/**
 * The case itself for its archive: the register form, the sum of the clock, the history, as JSON.
 */
@Component
@Order(1)
class CaseRecords implements ArchiveSource {
  private final Organisations organisations;
  private final Outcomes outcomes;
  private final ObjectMapper json;

  CaseRecords(Organisations organisations, Outcomes outcomes, ObjectMapper json) {
    this.organisations = organisations;
    this.outcomes = outcomes;
    this.json = json;
  }

  @Override
  public List<ArchiveMember> members(RequestCase file) {
    return List.of(
        member("register.json", "申请登记表", register(file)),
        member("clock.json", "答复期限的算式", clock(file)),
        member(
            "history.json",
            "经过",
            file.events().stream().filter(CaseRecords::before).map(this::event).toList()));
  }

  /** All that happened until it was filed away. */
  static boolean before(Event event) {
    return event.act() != Act.ARCHIVED;
  }

  ArchiveMember member(String path, String what, Object content) {
    return ArchiveMember.made(path, what, written(content).getBytes(StandardCharsets.UTF_8));
  }

  ArchiveManifest read(String manifest) {
    return json.readValue(manifest, ArchiveManifest.class);
  }

  String written(Object content) {
    return json.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(content)
        + "\n";
  }

  private Map<String, @Nullable Object> register(RequestCase file) {
    var body = organisations.bodies().get(file.bodyId());
    var form = new LinkedHashMap<String, @Nullable Object>();
    form.put("number", file.number().value());
    form.put("body", body.name());
    form.put("bodyCode", body.code());
    form.put("channel", file.channel().label());
    form.put("filedAt", file.filedAt().toString());
    form.put("requesterKind", file.kind().label());
    form.put("requester", file.erased() ? "已按期抹去" : file.requester());
    form.put("wanted", file.wanted());
    form.put("provision", file.provision().label());
    form.put("delivery", file.delivery().label());
    form.put("help", file.help());
    return form;
  }

  private static Map<String, @Nullable Object> clock(RequestCase file) {
    var lines = new ArrayList<Map<String, @Nullable Object>>();
    for (var line : file.due().lines()) {
      var one = new LinkedHashMap<String, @Nullable Object>();
      one.put("term", line.term().name());
      one.put("on", line.on().toString());
      one.put("workingDays", line.days());
      one.put("reaches", line.reaches() == null ? null : line.reaches().toString());
      one.put("source", line.source());
      one.put("note", line.note().name());
      lines.add(one);
    }
    var sum = new LinkedHashMap<String, @Nullable Object>();
    sum.put("dueBy", file.due().by() == null ? null : file.due().by().toString());
    sum.put("lines", lines);
    return sum;
  }

  private Map<String, @Nullable Object> event(Event event) {
    var facts = event.facts();
    var one = new LinkedHashMap<String, @Nullable Object>();
    one.put("act", event.act().name());
    one.put("label", event.act().label());
    one.put("on", event.on().toString());
    one.put("recordedAt", event.recordedAt().toString());
    one.put("by", event.staffName());
    put(one, "days", facts.days());
    put(one, "until", facts.until());
    put(one, "asked", facts.asked());
    put(one, "whose", facts.whose());
    put(one, "stance", facts.stance());
    put(one, "amount", facts.amount());
    var code = facts.outcome();
    put(one, "outcome", code);
    if (code != null) {
      one.put("outcomeLabel", outcomes.find(code, event.on()).map(Outcome::full).orElse(code));
    }
    put(one, "text", event.text());
    return one;
  }

  private static void put(Map<String, @Nullable Object> to, String name, @Nullable Object value) {
    if (value != null) {
      to.put(name, value instanceof Number ? value : value.toString());
    }
  }
}
