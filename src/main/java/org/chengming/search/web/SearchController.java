package org.chengming.search.web;

import org.chengming.search.Asked;
import org.chengming.search.Finder;
import org.chengming.search.Order;
import org.chengming.search.Question;
import org.chengming.web.Frame;
import org.chengming.web.ListingRequest;
import org.chengming.web.Listings;
import org.chengming.web.Pages;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@Controller
class SearchController {
  private static final int A_PAGE = 10;

  private final Finder finder;
  private final Asked asked;
  private final SearchPageQuery query;
  private final Listings listings;
  private final Pages pages;

  SearchController(
      Finder finder, Asked asked, SearchPageQuery query, Listings listings, Pages pages) {
    this.finder = finder;
    this.asked = asked;
    this.query = query;
    this.listings = listings;
    this.pages = pages;
  }

  @GetMapping({"/search", "/search.{format:" + ListingRequest.FORMATS + "}"})
  View search(
      Frame frame,
      SearchRequest request,
      ListingRequest asked,
      @RequestHeader(name = "User-Agent", defaultValue = "") String agent) {
    var question =
        request.question(asked.html() ? A_PAGE : asked.size(), asked.cursor(), asked.html());
    var wanted = asked.format() == ListingRequest.Format.ATOM ? newest(question) : question;
    var found = finder.find(wanted);
    if (asked.html()) {
      this.asked.searched(wanted, found, agent);
    }
    return listings.answer(
        asked,
        query.listing(wanted, found, frame.t()),
        () -> pages.show("search/web/search", frame, query.page(frame, wanted, found)));
  }

  /** Told by the page's script; changes nothing but a number of the day. */
  @GetMapping("/search/left")
  ResponseEntity<Void> left(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String opened,
      @RequestHeader(name = "User-Agent", defaultValue = "") String agent) {
    asked.left(q, opened.equals("true"), agent);
    return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
  }

  /** A feed tells what is new, so it stands by date whatever the page was sorted by. */
  private static Question newest(Question question) {
    return question.cursor() == null ? question.ordered(Order.NEWEST) : question;
  }
}
