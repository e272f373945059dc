package org.chengming.requests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What other bodies were asked and gave, for the archive of the case. */
@Component
@Order(2)
class PartRecords implements ArchiveSource {
  private final PartRepository parts;
  private final Organisations organisations;
  private final CaseRecords records;

  PartRecords(PartRepository parts, Organisations organisations, CaseRecords records) {
    this.parts = parts;
    this.organisations = organisations;
    this.records = records;
  }

  @Override
  public List<ArchiveMember> members(RequestCase file) {
    var all = parts.of(file.id()).stream().map(this::part).toList();
    return all.isEmpty() ? List.of() : List.of(records.member("parts.json", "其他机关的答复", all));
  }

  private Map<String, @Nullable Object> part(Part part) {
    var one = new LinkedHashMap<String, @Nullable Object>();
    one.put("part", part.name());
    one.put("body", organisations.bodies().get(part.bodyId()).name());
    one.put("state", part.state().label());
    one.put("steps", part.steps().stream().map(PartRecords::step).toList());
    return one;
  }

  private static Map<String, @Nullable Object> step(PartStep step) {
    var one = new LinkedHashMap<String, @Nullable Object>();
    one.put("act", step.what().name());
    one.put("label", step.what().label());
    one.put("at", step.at().toString());
    one.put("by", step.staffName());
    one.put("until", step.until() == null ? null : step.until().toString());
    one.put("outcome", step.outcome());
    one.put("text", step.text());
    return one;
  }
}
