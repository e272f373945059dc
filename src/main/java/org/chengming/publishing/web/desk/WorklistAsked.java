package org.chengming.publishing.web.desk;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the worklist was asked for. All of it stands in the address, so a bookmark keeps a filter
 * and every record opened from the list keeps the list beside it.
 *
 * @param query of title, document number or index number
 * @param body part of a body's name
 * @param theme code of a theme; what is under it counts too
 */
record WorklistAsked(Show show, String query, String body, String theme, int page) {
  static WorklistAsked of(Map<String, String> address) {
    return new WorklistAsked(
        Show.of(address.getOrDefault("show", "mine")),
        text(address, "q"),
        text(address, "body"),
        text(address, "theme"),
        page(address.getOrDefault("page", "1")));
  }

  /** Of a path with its query. */
  static WorklistAsked of(String path) {
    var address = new HashMap<String, String>();
    UriComponentsBuilder.fromUriString(path)
        .build()
        .getQueryParams()
        .toSingleValueMap()
        .forEach(
            (name, value) ->
                address.put(
                    name, value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8)));
    return of(address);
  }

  /** Whether more is asked than which list. */
  boolean filtered() {
    return !query.isEmpty() || further();
  }

  /** Whether the conditions that stay folded away are used. */
  boolean further() {
    return !body.isEmpty() || !theme.isEmpty();
  }

  String address(int toPage) {
    return "/desk/documents?" + parameters() + "&page=" + toPage;
  }

  /** As they stand in an address, without the page. */
  String parameters() {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("show", show.code());
    parameters.put("q", query);
    parameters.put("body", body);
    parameters.put("theme", theme);
    return parameters.entrySet().stream()
        .filter(p -> !p.getValue().isEmpty())
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Without what PostgreSQL does not compare. */
  private static String text(Map<String, String> address, String name) {
    return address.getOrDefault(name, "").replace("\u0000", "").strip();
  }

  private static int page(String typed) {
    return typed.matches("[1-9]\\d{0,5}") ? Integer.parseInt(typed) : 1;
  }
}
