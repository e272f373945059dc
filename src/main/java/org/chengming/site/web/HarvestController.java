package org.chengming.site.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Term;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentCounts;
import org.chengming.publishing.SitemapLines;
import org.chengming.web.Listings;
import org.chengming.web.Missing;
import org.chengming.web.SiteIdentity;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.springframework.web.util.HtmlUtils;

/** What programs read first: sitemap, robots, OpenSearch, OpenAPI. */
@Controller
class HarvestController {
  private static final String XML = "application/xml;charset=UTF-8";
  private static final String XMLNS = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

  private final SitemapLines documents;
  private final DocumentCounts counts;
  private final Organisations organisations;
  private final Catalogue catalogue;
  private final SiteIdentity site;
  private final Listings listings;

  HarvestController(
      SitemapLines documents,
      DocumentCounts counts,
      Organisations organisations,
      Catalogue catalogue,
      SiteIdentity site,
      Listings listings) {
    this.documents = documents;
    this.counts = counts;
    this.organisations = organisations;
    this.catalogue = catalogue;
    this.site = site;
    this.listings = listings;
  }

  @GetMapping("/sitemap.xml")
  View index() {
    var parts =
        IntStream.rangeClosed(1, documents.parts())
            .mapToObj(n -> "/sitemap/documents-" + n + ".xml");
    var lines =
        Stream.concat(Stream.of("/sitemap/pages.xml"), parts)
            .map(p -> "<sitemap><loc>" + at(p) + "</loc></sitemap>");
    return xml(
        "<sitemapindex "
            + XMLNS
            + ">\n"
            + String.join("\n", lines.toList())
            + "\n</sitemapindex>\n");
  }

  @GetMapping("/sitemap/documents-{part:\\d{1,6}}.xml")
  View documents(@PathVariable int part) {
    var lines = documents.part(part);
    if (lines.isEmpty() && part > documents.parts()) {
      throw new Missing("Sitemap part " + part);
    }
    return urls(
        lines.stream()
            .map(
                l ->
                    "<url><loc>"
                        + at(l.path())
                        + "</loc><lastmod>"
                        + l.changed()
                        + "</lastmod></url>"));
  }

  @GetMapping("/sitemap/pages.xml")
  View pages() {
    var fixed =
        Stream.of(
            "/",
            "/latest",
            "/themes",
            "/columns",
            "/years",
            "/bodies",
            "/guide",
            "/annual-reports",
            "/calendar",
            "/open-data",
            "/registers",
            "/accessibility",
            "/feeds",
            "/sitemap");
    var themes = codes(catalogue.themes().all(), "/themes/");
    var duties = codes(catalogue.duties().all(), "/columns/");
    var years = counts.now().years().stream().map(y -> "/years/" + y);
    var bodies = organisations.bodies().all().stream().map(b -> "/bodies/" + b.code());
    return urls(
        Stream.of(fixed, themes, duties, years, bodies)
            .flatMap(s -> s)
            .limit(45_000)
            .map(p -> "<url><loc>" + at(p) + "</loc></url>"));
  }

  @GetMapping("/robots.txt")
  View robots() {
    var text =
        """
        User-agent: *
        Disallow: /desk
        Disallow: /view
        Sitemap: %s/sitemap.xml
        """
            .formatted(site.url());
    return listings.bytes("text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8), null);
  }

  @GetMapping("/opensearch.xml")
  View openSearch() {
    var name = HtmlUtils.htmlEscape(site.name(), "UTF-8");
    var text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
          <ShortName>%s</ShortName>
          <Description>%s</Description>
          <InputEncoding>UTF-8</InputEncoding>
          <Image height="32" width="32" type="image/svg+xml">%s</Image>
          <Url type="text/html" template="%s"/>
        </OpenSearchDescription>
        """
            .formatted(
                name.length() > 16 ? name.substring(0, 16) : name,
                name,
                at("/static/icon.svg"),
                at("/search?q={searchTerms}"));
    return listings.bytes(
        "application/opensearchdescription+xml;charset=UTF-8",
        text.getBytes(StandardCharsets.UTF_8),
        null);
  }

  @GetMapping("/openapi.json")
  View openApi() {
    try (var in = new ClassPathResource("openapi.json").getInputStream()) {
      return listings.bytes("application/json", in.readAllBytes(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> codes(List<Term> terms, String at) {
    return terms.stream().map(t -> at + t.code());
  }

  private View urls(Stream<String> lines) {
    return xml("<urlset " + XMLNS + ">\n" + String.join("\n", lines.toList()) + "\n</urlset>\n");
  }

  private View xml(String text) {
    return listings.bytes(
        XML,
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text).getBytes(StandardCharsets.UTF_8),
        null);
  }

  private String at(String path) {
    return HtmlUtils.htmlEscape(site.url() + path, "UTF-8");
  }
}
