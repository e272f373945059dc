package org.chengming.catalogue.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Term;
import org.chengming.catalogue.Vocabulary;
import org.chengming.web.Listings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/**
 * Vocabularies for other systems: every term with the period it holds for, each followed by those
 * under it.
 */
@Controller
class VocabularyApiController {
  private final Catalogue catalogue;
  private final Listings listings;

  VocabularyApiController(Catalogue catalogue, Listings listings) {
    this.catalogue = catalogue;
    this.listings = listings;
  }

  @GetMapping("/api/v1/themes")
  View themes() {
    return answer(catalogue.themes());
  }

  @GetMapping("/api/v1/genres")
  View genres() {
    return answer(catalogue.genres());
  }

  @GetMapping("/api/v1/duties")
  View duties() {
    return answer(catalogue.duties());
  }

  private View answer(Vocabulary vocabulary) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("vocabulary", vocabulary.name().path());
    json.put("label", vocabulary.name().label());
    json.put("items", vocabulary.all().stream().map(VocabularyApiController::json).toList());
    // These lists are short; the word stands so that every list of the API is read in one way.
    json.put("next", null);
    return listings.json(json, null);
  }

  private static Map<String, @Nullable Object> json(Term term) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("code", term.code());
    json.put("label", term.label());
    json.put("labelEn", term.labelEn());
    json.put("parent", term.parentCode());
    json.put("validFrom", term.validFrom().toString());
    json.put("validTo", term.validTo() == null ? null : term.validTo().toString());
    return json;
  }
}
