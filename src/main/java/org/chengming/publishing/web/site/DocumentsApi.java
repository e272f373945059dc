package org.chengming.publishing.web.site;

import java.util.List;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Vocabulary;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentLists;
import org.chengming.publishing.Selection;
import org.chengming.web.Frame;
import org.chengming.web.ListingRequest;
import org.chengming.web.Listings;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * {@code GET /api/v1/documents}: live documents, newest first, by at most one of body, theme, duty
 * and year.
 */
@Controller
class DocumentsApi {
  private static final String PATH = "/api/v1/documents";

  private final DocumentLists lists;
  private final Organisations organisations;
  private final Catalogue catalogue;
  private final Listings listings;

  DocumentsApi(
      DocumentLists lists, Organisations organisations, Catalogue catalogue, Listings listings) {
    this.lists = lists;
    this.organisations = organisations;
    this.catalogue = catalogue;
    this.listings = listings;
  }

  @GetMapping(PATH)
  View documents(
      @RequestParam(required = false) @Nullable String body,
      @RequestParam(required = false) @Nullable String theme,
      @RequestParam(required = false) @Nullable String duty,
      @RequestParam(required = false) @Nullable Integer year,
      ListingRequest asked,
      Frame frame) {
    Selection selection = new Selection.Everything();
    var path = PATH;
    if (body != null) {
      var found =
          organisations.bodies().byCode(body).orElseThrow(() -> new Missing("Body " + body));
      selection = new Selection.OfBodies(List.of(found.id()));
      path = PATH + "?body=" + found.code();
    } else if (theme != null) {
      selection = new Selection.OfThemes(codes(catalogue.themes(), theme));
      path = PATH + "?theme=" + theme;
    } else if (duty != null) {
      selection = new Selection.OfDuties(codes(catalogue.duties(), duty));
      path = PATH + "?duty=" + duty;
    } else if (year != null) {
      if (year < 1 || year > 9999) {
        throw Refused.because("year", "年份要写成四位数。", "Year " + year);
      }
      selection = new Selection.OfYear(year);
      path = PATH + "?year=" + year;
    }
    return listings.api(lists.list(frame.t().of("公开文件"), null, path, selection, asked, frame));
  }

  private static List<String> codes(Vocabulary vocabulary, String code) {
    return vocabulary.subtree(
        vocabulary.find(code).orElseThrow(() -> new Missing("Term " + code)).code());
  }
}
