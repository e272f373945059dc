package org.chengming.search.web;

import org.chengming.search.Finder;
import org.chengming.search.Order;
import org.chengming.search.Question;
import org.chengming.web.Frame;
import org.chengming.web.ListingRequest;
import org.chengming.web.Listings;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

@Controller
class SearchController {
  private static final int A_PAGE = 10;

  private final Finder finder;
  private final SearchPageQuery query;
  private final Listings listings;
  private final Pages pages;

  SearchController(Finder finder, SearchPageQuery query, Listings listings, Pages pages) {
    this.finder = finder;
    this.query = query;
    this.listings = listings;
    this.pages = pages;
  }

  @GetMapping({"/search", "/search.{format:" + ListingRequest.FORMATS + "}"})
  View search(Frame frame, SearchRequest request, ListingRequest asked) {
    var question =
        request.question(asked.html() ? A_PAGE : asked.size(), asked.cursor(), asked.html());
    var wanted = asked.format() == ListingRequest.Format.ATOM ? newest(question) : question;
    var found = finder.find(wanted);
    return listings.answer(
        asked,
        query.listing(wanted, found, frame.t()),
        () -> pages.show("search/web/search", frame, query.page(frame, wanted, found)));
  }

  /** A feed tells what is new, so it stands by date whatever the page was sorted by. */
  private static Question newest(Question question) {
    return question.cursor() == null ? question.ordered(Order.NEWEST) : question;
  }
}
