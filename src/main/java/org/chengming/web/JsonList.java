package org.chengming.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list as the maps its JSON is made of; moments are ISO 8601 with the offset of China, days are
 * plain dates.
 */
final class JsonList {
  private JsonList() {}

  static Map<String, @Nullable Object> of(Listing listing, SiteIdentity site, String format) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("title", listing.title());
    json.put("description", listing.description());
    json.put("url", site.url() + listing.path());
    json.put("updated", listing.updated() == null ? null : Dates.iso(listing.updated()));
    json.put("items", items(listing, site));
    var next = listing.nextPath(format);
    json.put("next", next == null ? null : site.url() + next);
    return json;
  }

  static List<Map<String, @Nullable Object>> items(Listing listing, SiteIdentity site) {
    return listing.entries().stream().map(e -> item(e, site)).toList();
  }

  private static Map<String, @Nullable Object> item(Listing.Entry e, SiteIdentity site) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", e.id());
    json.put("url", site.url() + e.path());
    json.put("title", e.title());
    put(json, "summary", e.summary());
    put(json, "documentNumber", e.documentNumber());
    put(json, "body", e.body());
    put(json, "bodyUrl", e.bodyPath() == null ? null : site.url() + e.bodyPath());
    put(json, "formedOn", e.formedOn() == null ? null : e.formedOn().toString());
    put(json, "publishedAt", e.publishedAt() == null ? null : Dates.iso(e.publishedAt()));
    put(json, "updatedAt", e.updatedAt() == null ? null : Dates.iso(e.updatedAt()));
    put(json, "status", e.status() == null ? null : e.status().code());
    put(json, "statusLabel", e.status() == null ? null : e.status().label());
    put(json, "count", e.count());
    return json;
  }

  private static void put(Map<String, @Nullable Object> json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
