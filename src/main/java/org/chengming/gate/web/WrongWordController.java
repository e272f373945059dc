package org.chengming.gate.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.Keepers;
import org.chengming.gate.WrittenWord;
import org.chengming.gate.WrongWord;
import org.chengming.gate.WrongWords;
import org.chengming.web.DeskEntry;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The desk's page of words that must not be written so. */
@Controller
class WrongWordController {
  private static final String PATH = "/desk/wrong-words";

  private final WrongWords words;
  private final Pages pages;

  WrongWordController(WrongWords words, Pages pages) {
    this.words = words;
    this.pages = pages;
  }

  @Bean
  static DeskEntry wrongWordsDeskEntry() {
    return new DeskEntry("设置", 84, "错词", PATH, Keepers.ROLES);
  }

  /** What was typed, each field as it came. */
  record Typed(
      @Nullable String wrong,
      @Nullable String correct,
      @Nullable String subject,
      @Nullable String blocking,
      @Nullable String rightWithin,
      @Nullable String note) {
    WrittenWord written() {
      return new WrittenWord(
          text(wrong), text(correct), text(subject), text(blocking), text(rightWithin), text(note));
    }

    Map<String, String> values() {
      return Map.of(
          "wrong", text(wrong),
          "correct", text(correct),
          "subject", text(subject),
          "blocking", text(blocking),
          "rightWithin", text(rightWithin),
          "note", text(note));
    }

    private static String text(@Nullable String typed) {
      return typed == null ? "" : typed;
    }
  }

  @GetMapping(PATH)
  View list(
      Actor actor,
      Frame frame,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") long edit,
      @RequestParam(defaultValue = "") String imported) {
    Keepers.require(actor, "see the wrong words");
    var form = edit == 0 ? Map.<String, String>of() : values(edit);
    return page(frame, q, edit, Form.of(form), imported.matches("\\d+-\\d+-\\d+") ? imported : "");
  }

  @PostMapping(PATH)
  View add(Actor actor, Frame frame, Typed typed) {
    return doing(frame, 0, typed.values(), PATH, () -> words.add(actor, typed.written()));
  }

  @PostMapping(PATH + "/{id:\\d{1,18}}")
  View change(Actor actor, Frame frame, @PathVariable long id, Typed typed) {
    return doing(
        frame,
        id,
        typed.values(),
        PATH + "#w" + id,
        () -> words.change(actor, id, typed.written()));
  }

  @PostMapping(PATH + "/{id:\\d{1,18}}/removal")
  View remove(Actor actor, @PathVariable long id) {
    words.remove(actor, id);
    return SeeOther.at(PATH);
  }

  @PostMapping(PATH + "/import")
  View importCsv(Actor actor, Frame frame, @RequestParam @Nullable MultipartFile file)
      throws IOException {
    Keepers.require(actor, "import wrong words");
    try {
      if (file == null || file.isEmpty()) {
        throw Refused.because("file", "请选择一个CSV文件。", "No file was sent");
      }
      var done = words.importCsv(actor, file.getBytes());
      return SeeOther.at(
          "%s?imported=%d-%d-%d".formatted(PATH, done.added(), done.changed(), done.same()));
    } catch (Refused refused) {
      return page(frame, "", 0, new Form(Map.of(), refused.problems()), "");
    }
  }

  private View doing(Frame frame, long id, Map<String, String> values, String then, Runnable act) {
    try {
      act.run();
      return SeeOther.at(then);
    } catch (Refused refused) {
      return page(frame, "", id, new Form(values, refused.problems()), "");
    }
  }

  private Map<String, String> values(long id) {
    var word =
        words.words().stream()
            .filter(w -> w.id() == id)
            .findFirst()
            .orElseThrow(() -> new Missing("Wrong word " + id));
    return Map.of(
        "wrong", word.wrong(),
        "correct", word.correct(),
        "subject", word.subject().name(),
        "blocking", word.blocking() ? "true" : "",
        "rightWithin", String.join("，", word.rightWithin()),
        "note", word.note() == null ? "" : word.note());
  }

  private View page(Frame frame, String q, long id, Form form, String imported) {
    var all = words.words();
    var shown = all.stream().filter(w -> q.isBlank() || holds(w, q.strip())).toList();
    var page =
        new WrongWordsPage(
            q, WrongWordsPage.first(shown), shown.size(), id, form, List.of(imported.split("-")));
    return pages.show(form.problems().isEmpty() ? 200 : 422, "gate/web/wrongWords", frame, page);
  }

  private static boolean holds(WrongWord word, String text) {
    return word.wrong().contains(text) || word.correct().contains(text);
  }
}
