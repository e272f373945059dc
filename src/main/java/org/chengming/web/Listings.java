package org.chengming.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import tools.jackson.databind.ObjectMapper;

/** Answers for a public list in the format asked for. */
@Component
public class Listings {
  private final SiteIdentity site;
  private final ObjectMapper json;

  Listings(SiteIdentity site, ObjectMapper json) {
    this.site = site;
    this.json = json;
  }

  /**
   * @param page the HTML page around the list, made only when that is what was asked for
   */
  public View answer(ListingRequest asked, Listing listing, Supplier<View> page) {
    return switch (asked.format()) {
      case HTML -> page.get();
      case JSON ->
          bytes(
              "application/json",
              json.writeValueAsBytes(JsonList.of(listing, site, "json")),
              asked,
              listing);
      case ATOM ->
          bytes(
              "application/atom+xml;charset=UTF-8", AtomFeed.write(listing, site), asked, listing);
      case CSV -> bytes("text/csv;charset=UTF-8", CsvTable.write(listing, site), asked, listing);
    };
  }

  /** A view of any value as JSON, with validator and short public caching like the lists. */
  public View json(Object value, @Nullable Instant modified) {
    return new Answer(200, "application/json", json.writeValueAsBytes(value), modified, Map.of());
  }

  /** A list as the API answers it; its path is the API's own. */
  public View api(Listing listing) {
    return new Answer(
        200,
        "application/json",
        json.writeValueAsBytes(JsonList.of(listing, site, "")),
        listing.updated(),
        Map.of());
  }

  /** A view of text or bytes for everyone, e.g. a sitemap. */
  public View bytes(String type, byte[] bytes, @Nullable Instant modified) {
    return new Answer(200, type, bytes, modified, Map.of());
  }

  /**
   * As above, of a part of a list.
   *
   * @param next the address of the next part, null on the last; said in {@code Link}
   */
  public View bytes(String type, byte[] bytes, @Nullable Instant modified, @Nullable String next) {
    Map<String, String> links =
        next == null ? Map.of() : Map.of("Link", "<" + next + ">; rel=\"next\"");
    return new Answer(200, type, bytes, modified, links);
  }

  /** The head of the list's page: its canonical address and its feed. */
  public Head head(Listing listing, String section) {
    return Head.of(listing.title(), listing.path())
        .describedAs(listing.description())
        .in(section)
        .feed(listing.title(), listing.as("atom"));
  }

  private View bytes(String type, byte[] bytes, ListingRequest asked, Listing listing) {
    var links =
        new ArrayList<>(List.of("<" + site.url() + listing.path() + ">; rel=\"canonical\""));
    var next = listing.nextPath(asked.format().suffix());
    if (next != null) {
      links.add("<" + site.url() + next + ">; rel=\"next\"");
    }
    return new Answer(
        200, type, bytes, listing.updated(), Map.of("Link", String.join(", ", links)));
  }
}
