package org.chengming.requests.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.chengming.organisations.Body;
import org.chengming.requests.Outcome.Group;
import org.chengming.web.Fields;
import org.jspecify.annotations.Nullable;

/** Statistics as programs read them; described in openapi.json. */
final class StatisticsJson {
  private StatisticsJson() {}

  static Map<String, Object> year(Map.Entry<Integer, Tally> year) {
    return Fields.of("year", year.getKey(), "counts", counts(year.getValue()));
  }

  /** A body under the one asked for, or that one itself without those under it. */
  static Map<String, Object> part(Map.Entry<Body, Tally> part, Body whole) {
    var body = part.getKey();
    return Fields.of(
        "body",
        body.code(),
        "name",
        body.name(),
        "itself",
        body.id() == whole.id(),
        "counts",
        counts(part.getValue()));
  }

  static Map<String, @Nullable Object> counts(Tally tally) {
    var outcomes = new LinkedHashMap<String, Object>();
    for (var group : Group.values()) {
      outcomes.put(group.name().toLowerCase(Locale.ROOT), tally.of(group));
    }
    var counts = new LinkedHashMap<String, @Nullable Object>();
    counts.put("received", tally.received());
    counts.put("ended", tally.ended());
    counts.put("outcomes", outcomes);
    counts.put("answered", tally.answered());
    counts.put("medianDays", tally.median());
    counts.put("ninetiethDays", tally.ninetieth());
    counts.put("extended", tally.extended());
    counts.put("late", tally.late());
    return counts;
  }
}
