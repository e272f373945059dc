package org.chengming.publishing.web.site;

import java.util.List;
import org.chengming.catalogue.Term;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Listing;
import org.chengming.web.ListingRequest;
import org.chengming.web.Listings;
import org.chengming.web.Pages;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Makes the pages of the lists, with the META of a column page (国办发〔2017〕47号). */
@Component
class BrowsePages {
  private static final String TYPE = "政府信息公开";

  private final Listings listings;
  private final Pages pages;

  BrowsePages(Listings listings, Pages pages) {
    this.listings = listings;
    this.pages = pages;
  }

  View documents(
      Listing listing, ListingRequest asked, Frame frame, List<Place> places, long count) {
    return documents(listing, asked, frame, places, count, List.of());
  }

  View documents(
      Listing listing,
      ListingRequest asked,
      Frame frame,
      List<Place> places,
      long count,
      List<Branch> narrower) {
    var section = places.isEmpty() ? "/search" : places.getFirst().path();
    return listings.answer(
        asked,
        listing,
        () ->
            pages.showPublic(
                "publishing/web/site/documents",
                frame,
                new DocumentsPage(head(listing, section), listing, places, count, narrower)));
  }

  View terms(
      String title,
      String description,
      String path,
      List<Branch> branches,
      ListingRequest asked,
      Frame frame) {
    var flat =
        branches.stream()
            .flatMap(
                b ->
                    java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(b), b.under().stream()));
    var listing = Listing.of(title, description, path, flat.map(Branch::entry).toList(), null);
    return listings.answer(
        asked,
        listing,
        () ->
            pages.showPublic(
                "publishing/web/site/terms",
                frame,
                new TermsPage(head(listing, path), listing, branches)));
  }

  Branch branch(Term term, String at, long count, Frame frame) {
    return new Branch(term.code(), term.label(frame.t()), at + term.code(), count, List.of());
  }

  static String year(int year, Frame frame) {
    return frame.t().english() ? String.valueOf(year) : year + "年";
  }

  private Head head(Listing listing, String section) {
    var description = listing.description() == null ? listing.title() : listing.description();
    return listings
        .head(listing, section)
        .describedAs(description)
        .meta("ColumnName", listing.title())
        .meta("ColumnDescription", description)
        .meta("ColumnKeywords", listing.title())
        .meta("ColumnType", TYPE)
        .property("og:type", "website")
        .property("og:title", listing.title());
  }
}
