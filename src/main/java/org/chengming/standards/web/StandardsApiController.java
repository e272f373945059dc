package org.chengming.standards.web;

import java.util.Map;
import org.chengming.organisations.Organisations;
import org.chengming.standards.Standards;
import org.chengming.web.Fields;
import org.chengming.web.Frame;
import org.chengming.web.Listings;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Standards and coverage for programs. */
@Controller
class StandardsApiController {
  private final Standards standards;
  private final StandardText text;
  private final CoverageQuery query;
  private final Organisations organisations;
  private final Listings listings;

  StandardsApiController(
      Standards standards,
      StandardText text,
      CoverageQuery query,
      Organisations organisations,
      Listings listings) {
    this.standards = standards;
    this.text = text;
    this.query = query;
    this.organisations = organisations;
    this.listings = listings;
  }

  @GetMapping("/api/v1/standards")
  View all() {
    return listings.json(
        Map.of(
            "standards",
            standards.all().stream()
                .map(
                    s ->
                        Fields.of(
                            "code", s.code(),
                            "title", s.title(),
                            "kind", s.kind(),
                            "version", s.version(),
                            "validFrom", String.valueOf(s.validFrom()),
                            "items", s.items().size()))
                .toList()),
        null);
  }

  @GetMapping("/api/v1/standards/{standard}")
  View one(@PathVariable String standard) {
    var found = standards.get(standard);
    return listings.json(
        StandardText.json(found, text.lead(found, Words.CHINESE)), found.publishedAt());
  }

  @GetMapping("/api/v1/coverage")
  View coverage(Frame frame, @RequestParam(defaultValue = "") String under) {
    return listings.json(CoverageController.json(query.page(under, frame)), null);
  }

  @GetMapping("/api/v1/bodies/{code}/catalogue")
  View catalogue(Frame frame, @PathVariable String code) {
    var body = organisations.bodies().byCode(code).orElseThrow(() -> new Missing("Body " + code));
    return listings.json(CoverageController.json(query.catalogue(body, frame)), null);
  }
}
