package org.chengming.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** An entry as one line of JSON, for files and for other systems. */
public final class AuditLine {
  private static final JsonMapper JSON = JsonMapper.shared();

  private AuditLine() {}

  /**
   * Without a line break. {@code place}, {@code content} and {@code hash} are null while the entry
   * is not chained; {@code hash} is SHA-256 of the hash of the place before and {@code content}.
   */
  public static String of(AuditTrail.Entry entry) {
    return JSON.writeValueAsString(fields(entry, raw(entry.before()), raw(entry.after())));
  }

  /** The same where only so much fits: what stood before and after is left out. */
  static String brief(AuditTrail.Entry entry) {
    var fields = fields(entry, null, null);
    fields.put("cut", true);
    return JSON.writeValueAsString(fields);
  }

  private static Map<String, @Nullable Object> fields(
      AuditTrail.Entry entry, @Nullable RawValue before, @Nullable RawValue after) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    var link = entry.link();
    fields.put("place", link == null ? null : link.place());
    fields.put("id", entry.id());
    fields.put("happenedAt", entry.happenedAt().toString());
    fields.put("actorId", entry.actorId());
    fields.put("actorName", entry.actorName());
    fields.put("act", entry.act());
    fields.put("subjectKind", entry.subjectKind());
    fields.put("subject", entry.subject());
    fields.put("before", before);
    fields.put("after", after);
    fields.put("content", link == null ? null : link.content());
    fields.put("hash", link == null ? null : link.hash());
    return fields;
  }

  private static @Nullable RawValue raw(@Nullable String json) {
    return json == null ? null : new RawValue(json);
  }
}
