package org.chengming.site.web;

import static org.chengming.web.ListingRequest.FORMATS;

import java.util.List;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentLists;
import org.chengming.publishing.Selection;
import org.chengming.web.Frame;
import org.chengming.web.ListingRequest;
import org.chengming.web.Listings;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** Who must be open: the index of bodies and a page for each. */
@Controller
class BodyController {
  private static final String SUFFIX = ".{format:" + FORMATS + "}";

  private final BodyLists bodyLists;
  private final BodyPages bodyPages;
  private final Organisations organisations;
  private final DocumentLists lists;
  private final Listings listings;
  private final Pages pages;

  BodyController(
      BodyLists bodyLists,
      BodyPages bodyPages,
      Organisations organisations,
      DocumentLists lists,
      Listings listings,
      Pages pages) {
    this.bodyLists = bodyLists;
    this.bodyPages = bodyPages;
    this.organisations = organisations;
    this.lists = lists;
    this.listings = listings;
    this.pages = pages;
  }

  @GetMapping({"/bodies", "/bodies" + SUFFIX})
  View bodies(BodyFilter filter, ListingRequest asked, Frame frame) {
    var listing = bodyLists.list(filter, "/bodies", asked, frame);
    return listings.answer(
        asked,
        listing,
        () -> pages.showPublic("site/web/bodies", frame, bodyPages.index(filter, listing, frame)));
  }

  @GetMapping({"/bodies/{code:[a-z0-9-]+}", "/bodies/{code:[a-z0-9-]+}" + SUFFIX})
  View body(@PathVariable String code, ListingRequest asked, Frame frame) {
    var body = organisations.bodies().byCode(code).orElseThrow(() -> new Missing("Body " + code));
    var title = frame.t().of("%s的公开文件", body.label(frame.t()));
    var documents =
        lists.list(
            title,
            null,
            "/bodies/" + code,
            new Selection.OfBodies(List.of(body.id())),
            asked,
            frame);
    return listings.answer(
        asked,
        documents,
        () -> pages.showPublic("site/web/body", frame, bodyPages.body(body, documents, frame)));
  }
}
