package org.chengming.search.web;

import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.search.SynonymGroup;
import org.chengming.search.Synonyms;
import org.chengming.search.web.SynonymsPage.Typed;
import org.chengming.web.DeskEntry;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The desk's page of words that mean the same. */
@Controller
class SynonymController {
  private final Synonyms synonyms;
  private final Pages pages;

  SynonymController(Synonyms synonyms, Pages pages) {
    this.synonyms = synonyms;
    this.pages = pages;
  }

  @Bean
  static DeskEntry synonymsDeskEntry() {
    return new DeskEntry(
        "检索", 70, "同义词", "/desk/synonyms", Set.of(Role.SUPERVISOR, Role.ADMINISTRATOR));
  }

  @GetMapping("/desk/synonyms")
  View list(
      Actor actor,
      Frame frame,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") long edit) {
    Synonyms.requireKeeper(actor, "see the synonyms");
    return page(frame, q, edit, new Typed("", "", null));
  }

  @PostMapping("/desk/synonyms")
  View add(
      Actor actor,
      Frame frame,
      @RequestParam String words,
      @RequestParam(defaultValue = "") String note) {
    try {
      synonyms.add(actor, words, note);
    } catch (Refused refused) {
      return page(frame, "", 0, new Typed(words, note, refused.problems().getFirst().sentence()));
    }
    return new RedirectView("/desk/synonyms");
  }

  @PostMapping("/desk/synonyms/{id}")
  View change(
      Actor actor,
      Frame frame,
      @PathVariable long id,
      @RequestParam String words,
      @RequestParam(defaultValue = "") String note) {
    try {
      synonyms.change(actor, id, words, note);
    } catch (Refused refused) {
      return page(frame, "", id, new Typed(words, note, refused.problems().getFirst().sentence()));
    }
    return new RedirectView("/desk/synonyms#g" + id);
  }

  @PostMapping("/desk/synonyms/{id}/removal")
  View remove(Actor actor, @PathVariable long id) {
    synonyms.remove(actor, id);
    return new RedirectView("/desk/synonyms");
  }

  private View page(Frame frame, String q, long edit, Typed typed) {
    var shown =
        synonyms.groups().stream()
            .filter(g -> q.isBlank() || holds(g, q.strip()))
            .map(g -> line(g, edit, typed))
            .toList();
    var status = typed.problem() == null ? 200 : 422;
    return pages.show(
        status,
        "search/web/synonyms",
        frame,
        new SynonymsPage(q, shown, edit == 0 ? typed : new Typed("", "", null)));
  }

  private static SynonymsPage.Line line(SynonymGroup group, long edit, Typed typed) {
    var note = group.note() == null ? "" : group.note();
    Typed form = null;
    if (group.id() == edit) {
      form =
          typed.problem() == null ? new Typed(String.join("，", group.words()), note, null) : typed;
    }
    return new SynonymsPage.Line(group.id(), group.words(), note, form);
  }

  private static boolean holds(SynonymGroup group, String text) {
    return group.words().stream().anyMatch(w -> w.contains(text));
  }
}
