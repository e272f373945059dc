package org.chengming.catalogue.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Role;
import org.chengming.catalogue.AddTerm;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.EndTerm;
import org.chengming.catalogue.VocabularyName;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The desk's pages of the vocabularies. */
@Controller
class VocabularyController {
  private final Catalogue catalogue;
  private final Pages pages;

  VocabularyController(Catalogue catalogue, Pages pages) {
    this.catalogue = catalogue;
    this.pages = pages;
  }

  @GetMapping("/desk/vocabularies")
  View show(
      Frame frame,
      @RequestParam(defaultValue = "theme") String name,
      @RequestParam @Nullable String saved) {
    frame.signedIn().requireAnywhere(Role.ADMINISTRATOR, "see the desk's vocabularies");
    var fresh = Form.of(Map.of("validFrom", frame.today().toString()));
    return page(200, frame, vocabulary(name), fresh, saved != null);
  }

  @PostMapping("/desk/vocabularies/{name}/terms")
  View add(Frame frame, @PathVariable String name, @RequestParam Map<String, String> typed) {
    var vocabulary = vocabulary(name);
    var problems = new ArrayList<Problem>();
    try {
      var from = day("validFrom", typed, problems);
      if (from != null) {
        catalogue.add(frame.signedIn(), read(vocabulary, typed, from));
        return SeeOther.at("/desk/vocabularies?saved&name=" + name);
      }
    } catch (Refused refused) {
      problems.addAll(refused.problems());
    }
    return page(422, frame, vocabulary, new Form(typed, problems), false);
  }

  @GetMapping("/desk/vocabularies/{name}/terms/{code}")
  View term(Frame frame, @PathVariable String name, @PathVariable String code) {
    frame.signedIn().requireAtRoot(Role.ADMINISTRATOR, "end a term");
    return termPage(
        200, frame, vocabulary(name), code, Form.of(Map.of("lastDay", frame.today().toString())));
  }

  @PostMapping("/desk/vocabularies/{name}/terms/{code}/ending")
  View end(
      Frame frame,
      @PathVariable String name,
      @PathVariable String code,
      @RequestParam Map<String, String> typed) {
    var vocabulary = vocabulary(name);
    var problems = new ArrayList<Problem>();
    try {
      var day = day("lastDay", typed, problems);
      if (day != null) {
        catalogue.end(frame.signedIn(), new EndTerm(vocabulary, code, day));
        return SeeOther.at("/desk/vocabularies?saved&name=" + name);
      }
    } catch (Refused refused) {
      problems.addAll(refused.problems());
    }
    frame.signedIn().requireAtRoot(Role.ADMINISTRATOR, "end a term");
    return termPage(422, frame, vocabulary, code, new Form(typed, problems));
  }

  private View page(int status, Frame frame, VocabularyName vocabulary, Form form, boolean saved) {
    var mayChange = frame.signedIn().mayAtRoot(Role.ADMINISTRATOR);
    var terms = catalogue.vocabulary(vocabulary).all();
    var page = new VocabularyPage(vocabulary.label(), vocabulary, terms, form, mayChange, saved);
    return pages.show(status, "catalogue/web/vocabulary", frame, page);
  }

  private View termPage(
      int status, Frame frame, VocabularyName vocabulary, String code, Form form) {
    var terms = catalogue.vocabulary(vocabulary);
    var term = terms.get(code);
    var below =
        terms.subtree(code).stream()
            .skip(1)
            .map(terms::get)
            .filter(t -> t.validTo() == null)
            .toList();
    return pages.show(
        status,
        "catalogue/web/term",
        frame,
        new TermPage(term.label(), vocabulary, term, below, form));
  }

  private static AddTerm read(
      VocabularyName vocabulary, Map<String, String> typed, LocalDate from) {
    var parent = text("parentCode", typed);
    return new AddTerm(
        vocabulary,
        text("code", typed),
        parent.isEmpty() ? null : parent,
        text("label", typed),
        text("labelEn", typed),
        from);
  }

  private static @Nullable LocalDate day(
      String field, Map<String, String> typed, List<Problem> problems) {
    try {
      return LocalDate.parse(text(field, typed));
    } catch (DateTimeException e) {
      problems.add(new Problem(field, "日期要写成2026-01-01这样。"));
      return null;
    }
  }

  private static String text(String field, Map<String, String> typed) {
    return typed.getOrDefault(field, "").strip();
  }

  private static VocabularyName vocabulary(String name) {
    for (var known : VocabularyName.values()) {
      if (known.path().equals(name)) {
        return known;
      }
    }
    throw new Missing("Vocabulary \"" + name + "\"");
  }
}
