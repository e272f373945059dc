package org.chengming.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself in {@code <head>}.
 *
 * @param title the page's own title, without the site's name
 * @param canonical path of the one address this page stands under; null keeps it out of indexes
 * @param jsonLd schema.org data as JSON, already safe inside a script element
 */
public record Head(
    String title,
    @Nullable String description,
    @Nullable String canonical,
    List<Meta> metas,
    List<Feed> feeds,
    @Nullable String jsonLd,
    String section) {

  /** A {@code <meta name>} of 国办发〔2017〕47号, or {@code <meta property>} of Open Graph. */
  public record Meta(String name, String content, boolean property) {}

  public record Feed(String title, String href) {}

  public static Head of(String title, String canonical) {
    return new Head(title, null, canonical, List.of(), List.of(), null, "");
  }

  /** A page that search engines should leave out. */
  public static Head unlisted(String title) {
    return new Head(title, null, null, List.of(), List.of(), null, "");
  }

  public Head describedAs(@Nullable String text) {
    return new Head(title, text, canonical, metas, feeds, jsonLd, section);
  }

  /** Marks the entry of the main navigation this page belongs to, by its href. */
  public Head in(String navigation) {
    return new Head(title, description, canonical, metas, feeds, jsonLd, navigation);
  }

  public Head meta(String name, @Nullable String content) {
    return with(name, content, false);
  }

  public Head property(String name, @Nullable String content) {
    return with(name, content, true);
  }

  public Head feed(String feedTitle, String href) {
    var more = new ArrayList<>(feeds);
    more.add(new Feed(feedTitle, href));
    return new Head(title, description, canonical, metas, List.copyOf(more), jsonLd, section);
  }

  public Head data(String json) {
    return new Head(
        title, description, canonical, metas, feeds, json.replace("<", "\\u003c"), section);
  }

  private Head with(String name, @Nullable String content, boolean property) {
    if (content == null || content.isBlank()) {
      return this;
    }
    var more = new ArrayList<>(metas);
    more.add(new Meta(name, content, property));
    return new Head(title, description, canonical, List.copyOf(more), feeds, jsonLd, section);
  }
}
