package org.chengming.site.web;

import java.util.List;
import org.chengming.catalogue.Catalogue;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.Organisations;
import org.chengming.organisations.Succession;
import org.chengming.publishing.DocumentCounts;
import org.chengming.site.web.BodyPage.Duty;
import org.chengming.site.web.BodyPage.Relative;
import org.chengming.web.Fields;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Listing;
import org.chengming.web.Listings;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Puts the pages of bodies together, from memory. */
@Component
class BodyPages {
  private static final int MOST_CHILDREN = 60;

  private final Organisations organisations;
  private final Catalogue catalogue;
  private final DocumentCounts counts;
  private final BodyLists bodyLists;
  private final Listings listings;
  private final ObjectMapper json;

  BodyPages(
      Organisations organisations,
      Catalogue catalogue,
      DocumentCounts counts,
      BodyLists bodyLists,
      Listings listings,
      ObjectMapper json) {
    this.organisations = organisations;
    this.catalogue = catalogue;
    this.counts = counts;
    this.bodyLists = bodyLists;
    this.listings = listings;
    this.json = json;
  }

  BodiesPage index(BodyFilter filter, Listing listing, Frame frame) {
    var divisions = organisations.divisions();
    var areas =
        divisions.roots().stream()
            .flatMap(r -> divisions.children(r.code()).stream())
            .map(d -> new BodiesPage.Option(d.code(), d.name()))
            .toList();
    var levels =
        List.of(BodyLevel.values()).stream()
            .map(l -> new BodiesPage.Option(l.name(), l.label(frame.t())))
            .toList();
    return new BodiesPage(
        columnHead(listing, "/bodies", "机构"),
        listing,
        filter,
        bodyLists.count(filter, frame),
        levels,
        areas);
  }

  BodyPage body(Body body, Listing documents, Frame frame) {
    var bodies = organisations.bodies();
    var children =
        bodies.children(body.id()).stream().filter(c -> c.standsOn(frame.today())).toList();
    return new BodyPage(
        head(body, documents, frame),
        body,
        bodies.lineage(body.id()).stream().filter(b -> b.id() != body.id()).toList(),
        body.divisionCode() == null ? "" : organisations.divisions().fullName(body.divisionCode()),
        documents,
        counts.now().ofBody(body.id()),
        duties(body, frame),
        children.size(),
        bodyLists.entries(children.subList(0, Math.min(MOST_CHILDREN, children.size())), frame),
        bodies.predecessors(body.id()).stream()
            .map(s -> relative(s, bodies.get(s.predecessorId()), frame))
            .toList(),
        bodies.successors(body.id()).stream()
            .map(s -> relative(s, bodies.get(s.successorId()), frame))
            .toList());
  }

  private List<Duty> duties(Body body, Frame frame) {
    var vocabulary = catalogue.duties();
    return vocabulary.roots(frame.today()).stream()
        .map(
            d ->
                new Duty(
                    d.label(frame.t()),
                    "/columns/" + d.code() + "?body=" + body.code(),
                    counts.now().ofBodyAndDuties(body.id(), vocabulary.subtree(d.code()))))
        .toList();
  }

  private static Relative relative(Succession succession, Body other, Frame frame) {
    return new Relative(
        other.label(frame.t()),
        "/bodies/" + other.code(),
        frame.t().of(succession.kind().label()),
        succession.effectiveOn(),
        succession.basis());
  }

  private Head head(Body body, Listing documents, Frame frame) {
    var about = frame.t().of("%s是谁、怎么联系、公开了什么。", body.label(frame.t()));
    return Head.of(body.label(frame.t()), "/bodies/" + body.code())
        .describedAs(about)
        .in("/bodies")
        .meta("ColumnName", body.name())
        .meta("ColumnDescription", about)
        .meta("ColumnKeywords", body.name())
        .meta("ColumnType", "机构")
        .property("og:type", "website")
        .property("og:title", body.name())
        .feed(documents.title(), documents.as("atom"))
        .data(
            json.writeValueAsString(
                Fields.of(
                    "@context",
                    "https://schema.org",
                    "@type",
                    "GovernmentOrganization",
                    "name",
                    body.name(),
                    "identifier",
                    body.organisationCode().value(),
                    "url",
                    frame.site().url() + "/bodies/" + body.code())));
  }

  Head columnHead(Listing listing, String section, String type) {
    var about = listing.description() == null ? listing.title() : listing.description();
    return listings
        .head(listing, section)
        .describedAs(about)
        .meta("ColumnName", listing.title())
        .meta("ColumnDescription", about)
        .meta("ColumnKeywords", listing.title())
        .meta("ColumnType", type)
        .property("og:type", "website")
        .property("og:title", listing.title());
  }
}
