package org.chengming.search.web;

import org.chengming.actors.Actor;
import org.chengming.actors.Keepers;
import org.chengming.search.Preview;
import org.chengming.search.SynonymGroup;
import org.chengming.search.Synonyms;
import org.chengming.web.DeskEntry;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.SeeOther;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The desk's page of words that mean the same. */
@Controller
class SynonymController {
  private final Synonyms synonyms;
  private final Preview preview;
  private final Pages pages;

  SynonymController(Synonyms synonyms, Preview preview, Pages pages) {
    this.synonyms = synonyms;
    this.preview = preview;
    this.pages = pages;
  }

  @Bean
  static DeskEntry synonymsDeskEntry() {
    return new DeskEntry("检索", 70, "同义词", "/desk/synonyms", Keepers.ROLES);
  }

  @GetMapping("/desk/synonyms")
  View list(
      Actor actor,
      Frame frame,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") long edit,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String question) {
    Keepers.require(actor, "see the synonyms");
    if (edit == 0) {
      return page(frame, q, words, "", TrialBox.empty(0, question));
    }
    var group =
        synonyms.groups().stream()
            .filter(g -> g.id() == edit)
            .findFirst()
            .orElseThrow(() -> new Missing("Synonym group " + edit));
    var note = group.note() == null ? "" : group.note();
    return page(frame, q, String.join("，", group.words()), note, TrialBox.empty(edit, question));
  }

  @PostMapping("/desk/synonyms/trial")
  View trial(
      Actor actor,
      Frame frame,
      @RequestParam(defaultValue = "0") long id,
      @RequestParam String words,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String question) {
    Keepers.require(actor, "try synonyms");
    var box = TrialBox.empty(id, question);
    return page(
        frame, "", words, note, box.trying(preview, () -> synonyms.drafted(id, words, note)));
  }

  @PostMapping("/desk/synonyms")
  View add(
      Actor actor,
      Frame frame,
      @RequestParam String words,
      @RequestParam(defaultValue = "") String note) {
    var box = TrialBox.empty(0, "").doing(() -> synonyms.add(actor, words, note));
    return box.wrong() ? page(frame, "", words, note, box) : SeeOther.at("/desk/synonyms");
  }

  @PostMapping("/desk/synonyms/{id:\\d{1,18}}")
  View change(
      Actor actor,
      Frame frame,
      @PathVariable long id,
      @RequestParam String words,
      @RequestParam(defaultValue = "") String note) {
    var box = TrialBox.empty(id, "").doing(() -> synonyms.change(actor, id, words, note));
    return box.wrong() ? page(frame, "", words, note, box) : SeeOther.at("/desk/synonyms#g" + id);
  }

  @PostMapping("/desk/synonyms/{id:\\d{1,18}}/removal")
  View remove(Actor actor, @PathVariable long id) {
    synonyms.remove(actor, id);
    return SeeOther.at("/desk/synonyms");
  }

  private View page(Frame frame, String q, String words, String note, TrialBox box) {
    var shown = synonyms.groups().stream().filter(g -> q.isBlank() || holds(g, q.strip())).toList();
    return pages.show(
        box.status(), "search/web/synonyms", frame, new SynonymsPage(q, shown, words, note, box));
  }

  private static boolean holds(SynonymGroup group, String text) {
    return group.words().stream().anyMatch(w -> w.contains(text));
  }
}
