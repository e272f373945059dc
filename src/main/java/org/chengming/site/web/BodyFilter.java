package org.chengming.site.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chengming.organisations.BodyLevel;
import org.jspecify.annotations.Nullable;

/**
 * Which bodies the index shows.
 *
 * @param q part of the name
 * @param level a {@link BodyLevel}; anything else counts as all
 * @param area division code, with everything under it
 */
record BodyFilter(@Nullable String q, @Nullable String level, @Nullable String area) {
  BodyFilter {
    q = q == null || q.isBlank() ? null : q.strip();
    var wanted = level;
    level =
        List.of(BodyLevel.values()).stream().anyMatch(l -> l.name().equals(wanted)) ? level : null;
    area = area == null || !area.matches("\\d{2,9}") ? null : area;
  }

  boolean none() {
    return q == null && level == null && area == null;
  }

  String query() {
    var parts = new ArrayList<String>();
    if (q != null) {
      parts.add("q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
    }
    if (level != null) {
      parts.add("level=" + level);
    }
    if (area != null) {
      parts.add("area=" + area);
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }
}
