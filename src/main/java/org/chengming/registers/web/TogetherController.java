package org.chengming.registers.web;

import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Records set beside each other: of one project, one company, two bodies, or of all that owe some.
 */
@Controller
class TogetherController {
  private static final String ONE = "/registers/{name:[a-z][a-z0-9-]*}";

  private final DossierQuery dossiers;
  private final Companies companies;
  private final ComparisonQuery comparisons;
  private final MissingQuery missing;
  private final Pages pages;

  TogetherController(
      DossierQuery dossiers,
      Companies companies,
      ComparisonQuery comparisons,
      MissingQuery missing,
      Pages pages) {
    this.dossiers = dossiers;
    this.companies = companies;
    this.comparisons = comparisons;
    this.missing = missing;
    this.pages = pages;
  }

  @GetMapping(ONE + "/dossiers/{key}")
  View dossier(@PathVariable String name, @PathVariable String key, Frame frame) {
    return pages.showPublic(
        "registers/web/dossier", frame, dossiers.page(name, RecordFiles.fromPath(key), frame));
  }

  @GetMapping("/companies/{uscc}")
  View company(@PathVariable String uscc, Frame frame) {
    return pages.showPublic("registers/web/company", frame, companies.page(uscc, frame));
  }

  @GetMapping(ONE + "/comparison")
  View comparison(
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> parameters,
      Frame frame) {
    return pages.showPublic(
        "registers/web/comparison", frame, comparisons.page(name, parameters, frame));
  }

  @GetMapping(ONE + "/missing")
  View missing(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String year,
      Frame frame) {
    return pages.showPublic("registers/web/missing", frame, missing.page(name, year, frame));
  }
}
