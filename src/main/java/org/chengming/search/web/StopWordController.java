package org.chengming.search.web;

import org.chengming.actors.Actor;
import org.chengming.actors.Keepers;
import org.chengming.search.Preview;
import org.chengming.search.StopWords;
import org.chengming.web.DeskEntry;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.SeeOther;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The desk's page of words that are left out of questions. */
@Controller
class StopWordController {
  private final StopWords words;
  private final Preview preview;
  private final Pages pages;

  StopWordController(StopWords words, Preview preview, Pages pages) {
    this.words = words;
    this.preview = preview;
    this.pages = pages;
  }

  @Bean
  static DeskEntry stopWordsDeskEntry() {
    return new DeskEntry("检索", 71, "停用词", "/desk/stop-words", Keepers.ROLES);
  }

  @GetMapping("/desk/stop-words")
  View list(
      Actor actor,
      Frame frame,
      @RequestParam(defaultValue = "") String word,
      @RequestParam(defaultValue = "") String question) {
    Keepers.require(actor, "see the stop words");
    return page(frame, word, false, TrialBox.empty(0, question));
  }

  @PostMapping("/desk/stop-words/trial")
  View trial(
      Actor actor,
      Frame frame,
      @RequestParam String word,
      @RequestParam(defaultValue = "false") boolean end,
      @RequestParam(defaultValue = "") String question) {
    Keepers.require(actor, "try stop words");
    var box = TrialBox.empty(0, question).trying(preview, () -> words.drafted(word, end));
    return page(frame, word, end, box);
  }

  @PostMapping("/desk/stop-words")
  View add(
      Actor actor,
      Frame frame,
      @RequestParam String word,
      @RequestParam(defaultValue = "false") boolean end) {
    var box = TrialBox.empty(0, "").doing(() -> words.add(actor, word, end));
    return box.wrong() ? page(frame, word, end, box) : SeeOther.at("/desk/stop-words");
  }

  @PostMapping("/desk/stop-words/{id:\\d{1,18}}/removal")
  View remove(Actor actor, @PathVariable long id) {
    words.remove(actor, id);
    return SeeOther.at("/desk/stop-words");
  }

  private View page(Frame frame, String word, boolean atEnd, TrialBox box) {
    return pages.show(
        box.status(),
        "search/web/stopWords",
        frame,
        new StopWordsPage(words.words(), word, atEnd, box));
  }
}
