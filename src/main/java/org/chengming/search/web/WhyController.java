package org.chengming.search.web;

import org.chengming.search.Finder;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Why a document is among the results, for whoever asks. */
@Controller
class WhyController {
  private static final int A_PAGE = 10;

  private final Finder finder;
  private final Pages pages;

  WhyController(Finder finder, Pages pages) {
    this.finder = finder;
    this.pages = pages;
  }

  @GetMapping("/search/why")
  View why(Frame frame, SearchRequest request, @RequestParam(defaultValue = "") String document) {
    var question = request.question(A_PAGE, null, false).on(1);
    var why = finder.why(question, document);
    var said = new WhyWords(why, frame.t());
    var page =
        new WhyPage(
            Head.unlisted(frame.t().of("为什么有它")).in("/search"),
            question.text(),
            why.hit().title().text(),
            "/documents/" + why.hit().indexNumber(),
            SearchAddress.of(question),
            said.place(),
            said.reasons());
    return pages.show("search/web/why", frame, page);
  }
}
