package org.chengming.search.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chengming.organisations.Organisations;
import org.chengming.search.Finder;
import org.chengming.search.Found;
import org.chengming.search.Help;
import org.chengming.search.Spelling;
import org.chengming.web.ListingRequest;
import org.chengming.web.SiteIdentity;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searching for machines; the words are read exactly as on the page. */
@RestController
class SearchApi {
  private static final int SUGGESTIONS = 8;

  private final Finder finder;
  private final Spelling spelling;
  private final Organisations organisations;
  private final SiteIdentity site;

  SearchApi(Finder finder, Spelling spelling, Organisations organisations, SiteIdentity site) {
    this.finder = finder;
    this.spelling = spelling;
    this.organisations = organisations;
    this.site = site;
  }

  /**
   * @param totalIsMore whether there are more than {@code total}; counting stops at 10,000
   */
  record Answer(
      String query,
      long total,
      boolean totalIsMore,
      boolean relaxed,
      boolean shortened,
      @Nullable DidYouMean didYouMean,
      List<Hit> hits,
      @Nullable String next) {}

  /**
   * Another spelling that finds clearly more; nothing was replaced.
   *
   * @param total documents it finds
   */
  record DidYouMean(String query, long total) {
    static @Nullable DidYouMean of(@Nullable Help help) {
      return help == null ? null : new DidYouMean(help.text(), help.documents());
    }
  }

  /**
   * @param snippet HTML in which only {@code mark} is an element
   */
  record Hit(
      @Nullable String sourceId,
      String indexNumber,
      String title,
      String url,
      @Nullable String documentNumber,
      @Nullable String body,
      @Nullable String bodyCode,
      @Nullable String theme,
      @Nullable String genre,
      String formedOn,
      String validity,
      float score,
      String snippet) {}

  @GetMapping("/api/v1/search")
  Answer search(
      SearchRequest request,
      ListingRequest asked,
      @RequestParam(required = false) @Nullable String size) {
    var question = request.question(size == null ? 10 : asked.size(), asked.cursor(), false);
    var found = finder.find(question);
    var next = found.next() == null ? null : found.next().toString();
    var hits = found.hits().stream().map(this::hit).toList();
    return new Answer(
        question.text(),
        found.total().value(),
        found.total().more(),
        found.relaxed(),
        found.shortened(),
        DidYouMean.of(spelling.meant(question, found)),
        hits,
        next);
  }

  /**
   * @param found whether the document is among the results
   * @param place from 1, null beyond the first 200 and where only days decide the order
   * @param score as in the results; those of the reasons add up to it
   */
  record WhyAnswer(
      String query,
      String indexNumber,
      String title,
      String url,
      boolean found,
      @Nullable Integer place,
      float score,
      List<WhyReason> reasons) {}

  /**
   * @param sign its kind, one word
   * @param text the same as a sentence
   */
  record WhyReason(String sign, List<String> words, float score, String text) {}

  @GetMapping("/api/v1/search/why")
  WhyAnswer why(
      SearchRequest request,
      ListingRequest asked,
      @RequestParam(required = false) @Nullable String size,
      @RequestParam(defaultValue = "") String document) {
    var question = request.question(size == null ? 10 : asked.size(), null, false);
    var why = finder.why(question, document);
    var words = new WhyWords(why, Words.CHINESE);
    return new WhyAnswer(
        question.text(),
        why.hit().indexNumber(),
        why.hit().title().text(),
        site.url() + "/documents/" + why.hit().indexNumber(),
        why.found(),
        why.place() == 0 ? null : why.place(),
        why.hit().score(),
        why.reasons().stream()
            .map(r -> new WhyReason(r.sign().name(), r.words(), r.score(), words.sentence(r)))
            .toList());
  }

  @GetMapping("/api/v1/suggest")
  Map<String, List<Map<String, String>>> suggest(@RequestParam(defaultValue = "") String q) {
    var suggestions = new ArrayList<Map<String, String>>();
    for (var suggestion : spelling.suggest(q, SUGGESTIONS)) {
      var json = new LinkedHashMap<String, String>();
      json.put("kind", suggestion.kind().name().toLowerCase(Locale.ROOT));
      json.put("text", suggestion.text());
      json.put("url", suggestion.path());
      suggestions.add(json);
    }
    return Map.of("suggestions", suggestions);
  }

  private Hit hit(Found.Hit hit) {
    var body = organisations.bodies().find(hit.bodyId());
    return new Hit(
        hit.sourceId(),
        hit.indexNumber(),
        hit.title().text(),
        site.url() + "/documents/" + hit.indexNumber(),
        hit.documentNumber(),
        body.map(b -> b.name()).orElse(null),
        body.map(b -> b.code()).orElse(null),
        hit.theme(),
        hit.genre(),
        hit.formedOn().toString(),
        hit.validity().name(),
        hit.score(),
        hit.snippet().html());
  }
}
