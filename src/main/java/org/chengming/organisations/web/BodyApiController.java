package org.chengming.organisations.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyDirectory;
import org.chengming.organisations.Organisations;
import org.chengming.web.Cursor;
import org.chengming.web.Fields;
import org.chengming.web.ListingRequest;
import org.chengming.web.Listings;
import org.chengming.web.Missing;
import org.chengming.web.SiteIdentity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Bodies for other systems. */
@Controller
class BodyApiController {
  private final Organisations organisations;
  private final Listings listings;
  private final SiteIdentity site;

  BodyApiController(Organisations organisations, Listings listings, SiteIdentity site) {
    this.organisations = organisations;
    this.listings = listings;
    this.site = site;
  }

  /**
   * In the order of the tree, each body followed by those under it; {@code under} narrows to one
   * subtree.
   */
  @GetMapping("/api/v1/bodies")
  View bodies(ListingRequest asked, @RequestParam @Nullable String under) {
    var bodies = organisations.bodies();
    var all = under == null ? bodies.all() : bodies.subtree(body(bodies, under).id());
    int from = asked.cursor() == null ? 0 : after(all, asked.cursor().text(0));
    var page = all.subList(from, Math.min(from + asked.size(), all.size()));
    var next = from + page.size() < all.size() ? Cursor.of(page.getLast().code()) : null;
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("total", all.size());
    json.put("items", page.stream().map(b -> json(bodies, b)).toList());
    json.put("next", next == null ? null : next(asked.size(), under, next));
    return listings.json(json, null);
  }

  @GetMapping("/api/v1/bodies/{code}")
  View one(@PathVariable String code) {
    var bodies = organisations.bodies();
    var body = body(bodies, code);
    var json = json(bodies, body);
    json.put("guide", body.guide());
    json.put(
        "contacts",
        body.contacts().stream()
            .map(
                c ->
                    Fields.of(
                        "kind", c.kind().name(), "label", c.kind().label(), "value", c.value()))
            .toList());
    json.put("children", bodies.children(body.id()).stream().map(Body::code).toList());
    json.put(
        "successors",
        related(bodies.successors(body.id()).stream().map(s -> s.successorId()).toList()));
    json.put(
        "predecessors",
        related(bodies.predecessors(body.id()).stream().map(s -> s.predecessorId()).toList()));
    return listings.json(json, null);
  }

  private List<String> related(List<Long> ids) {
    return ids.stream().map(id -> organisations.bodies().get(id).code()).toList();
  }

  private String next(int size, @Nullable String under, Cursor cursor) {
    return site.url()
        + "/api/v1/bodies?size="
        + size
        + (under == null ? "" : "&under=" + under)
        + "&cursor="
        + cursor;
  }

  private static int after(List<Body> all, String code) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).code().equals(code)) {
        return i + 1;
      }
    }
    throw new Missing("Body \"%s\" of the cursor".formatted(code));
  }

  private static Body body(BodyDirectory bodies, String code) {
    return bodies.byCode(code).orElseThrow(() -> new Missing("Body \"" + code + "\""));
  }

  private Map<String, @Nullable Object> json(BodyDirectory bodies, Body body) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("code", body.code());
    json.put("url", site.url() + "/bodies/" + body.code());
    json.put("name", body.name());
    json.put("shortName", body.shortName());
    json.put("nameEn", body.nameEn());
    json.put("level", body.level().name());
    json.put("kind", body.kind().name());
    json.put("divisionCode", body.divisionCode());
    json.put("parent", body.parentId() == null ? null : bodies.get(body.parentId()).code());
    json.put("uscc", body.uscc() == null ? null : body.uscc().value());
    json.put("organisationCode", body.organisationCode().value());
    json.put("outside", body.outside());
    json.put("foundedOn", body.foundedOn() == null ? null : body.foundedOn().toString());
    json.put("endedOn", body.endedOn() == null ? null : body.endedOn().toString());
    return json;
  }
}
