package org.chengming.reliability;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads everything public, once from the database's lists and once from the index. */
final class ReadingClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern FEED_TITLE =
      Pattern.compile("<entry>.*?<title[^>]*>([^<]+)</title>", Pattern.DOTALL);
  private final HttpClient client = HttpClient.newHttpClient();
  private final String origin;

  ReadingClient(String origin) {
    this.origin = origin;
  }

  /** Titles of all live documents, from the listing that reads the database. */
  Set<String> titlesListed() throws Exception {
    return all("/api/v1/documents?size=100", "items");
  }

  /** Titles of all documents found, as soon as the index holds as many as expected. */
  Set<String> titlesFoundOnceCaughtUp(int expected) throws Exception {
    var end = System.nanoTime() + 60_000_000_000L;
    var found = all("/api/v1/search?q=&size=100", "hits");
    while (found.size() != expected && System.nanoTime() < end) {
      Thread.sleep(500);
      found = all("/api/v1/search?q=&size=100", "hits");
    }
    return found;
  }

  Set<String> titlesInFeed() throws Exception {
    var titles = new TreeSet<String>();
    var entries = FEED_TITLE.matcher(get("/latest.atom"));
    while (entries.find()) {
      titles.add(entries.group(1));
    }
    return titles;
  }

  /** Titles of those documents listed last whose own page does not show them with their text. */
  List<String> pagesThatSayOtherwise() throws Exception {
    var wrong = new ArrayList<String>();
    for (var item : JSON.readTree(get("/api/v1/documents?size=100")).get("items")) {
      var title = item.get("title").asString();
      var page = get(URI.create(item.get("url").asString()).getPath());
      if (!page.contains(title) || !page.contains("的正文。")) {
        wrong.add(title);
      }
    }
    return wrong;
  }

  /** All entries of the ledger up to its last checkpoint, as they are given out. */
  byte[] ledgerEntries() throws Exception {
    var size = Long.parseLong(get("/ledger/checkpoint").lines().skip(1).findFirst().orElseThrow());
    var entries = new ByteArrayOutputStream();
    for (long tile = 0; tile * 256 < size; tile++) {
      var width = Math.min(256, size - tile * 256);
      var path = "/ledger/tile/entries/%03d%s".formatted(tile, width == 256 ? "" : ".p/" + width);
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(origin + path)).build(),
              BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + " answered " + answer.statusCode());
      }
      entries.write(answer.body());
    }
    return entries.toByteArray();
  }

  private Set<String> all(String path, String list) throws Exception {
    var titles = new TreeSet<String>();
    var cursor = "";
    do {
      JsonNode page =
          JSON.readTree(
              get(
                  path
                      + (cursor.isEmpty()
                          ? ""
                          : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8))));
      for (var item : page.get(list)) {
        titles.add(item.get("title").asString());
      }
      var next = page.get("next");
      cursor = next == null || next.isNull() ? "" : cursorOf(next.asString());
    } while (!cursor.isEmpty());
    return titles;
  }

  /** Lists give the address of their next page, the search its bare cursor. */
  private static String cursorOf(String next) {
    var at = next.indexOf("cursor=");
    return at < 0 ? next : next.substring(at + 7).replaceFirst("&.*", "");
  }

  private String get(String path) throws Exception {
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(origin + path)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }
}
