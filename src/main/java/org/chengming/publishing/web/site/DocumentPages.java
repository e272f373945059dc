package org.chengming.publishing.web.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.catalogue.Catalogue;
import org.chengming.catalogue.Term;
import org.chengming.catalogue.Vocabulary;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentPrinter;
import org.chengming.publishing.web.site.DocumentPage.Preview;
import org.chengming.publishing.web.site.DocumentPage.Related;
import org.chengming.publishing.web.site.DocumentPage.Step;
import org.chengming.publishing.web.site.StoredDocument.Relation;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a stored document together with the names of its body and terms; all from memory. */
@Component
class DocumentPages {
  private final Organisations organisations;
  private final Catalogue catalogue;
  private final WorkingCalendar calendar;
  private final DocumentDescription description;

  DocumentPages(
      Organisations organisations,
      Catalogue catalogue,
      WorkingCalendar calendar,
      DocumentDescription description) {
    this.organisations = organisations;
    this.catalogue = catalogue;
    this.calendar = calendar;
    this.description = description;
  }

  DocumentPage page(StoredDocument document, Frame frame) {
    return page(document, frame, null);
  }

  /** The same page of what is not public, kept out of every index. */
  DocumentPage page(StoredDocument document, Frame frame, @Nullable Preview preview) {
    var t = frame.t();
    var body = organisations.bodies().get(document.bodyId());
    var text = OfficialText.of(document.contentHtml());
    var validity = document.validityOn(frame.today());
    var themes = steps(catalogue.themes(), document.theme(), "/themes/", t);
    var duties = steps(catalogue.duties(), document.duty(), "/columns/", t);
    return new DocumentPage(
        preview != null
            ? Head.unlisted(document.title())
            : description.head(
                document, body, themes.isEmpty() ? null : themes.getLast().label(), validity, text),
        document,
        text,
        body,
        validity,
        frame.today(),
        themes,
        label(catalogue.genres(), document.genre(), t),
        duties.isEmpty() ? null : duties.getLast(),
        label(catalogue.audiences(), document.audience(), t),
        Timeliness.late(document, calendar).orElse(null),
        explainers(document, t),
        description.citation(document, body),
        preview);
  }

  DocumentPrinter.Printed printed(StoredDocument document, Frame frame) {
    return new DocumentPrinter.Printed(
        document.indexNumber(),
        document.title(),
        document.documentNumber(),
        organisations.bodies().get(document.bodyId()).name(),
        document.formedOn(),
        OfficialText.of(document.contentHtml()).html(),
        document.language(),
        frame.site().url() + document.path(),
        frame.demo());
  }

  Map<String, @Nullable Object> api(StoredDocument document, Frame frame) {
    var body = organisations.bodies().get(document.bodyId());
    return description.api(document, body, document.validityOn(frame.today()));
  }

  String plain(StoredDocument document, Body body) {
    var head =
        Stream.of(
                document.title(),
                document.documentNumber(),
                body.name(),
                Dates.day(document.formedOn(), Words.CHINESE),
                "索引号：" + document.indexNumber())
            .filter(line -> line != null && !line.isEmpty())
            .toList();
    return String.join("\n", head) + "\n\n" + PlainText.of(document.contentHtml());
  }

  private List<Related> explainers(StoredDocument document, Words t) {
    return document.links().stream()
        .filter(l -> l.relation() == Relation.EXPLAINED_BY || l.relation() == Relation.EXPLAINS)
        .map(
            l ->
                new Related(
                    l, l.bodyId() == null ? "" : organisations.bodies().get(l.bodyId()).label(t)))
        .toList();
  }

  private static List<Step> steps(
      Vocabulary vocabulary, @Nullable String code, String at, Words t) {
    var steps = new ArrayList<Step>();
    var term = code == null ? null : vocabulary.find(code).orElse(null);
    while (term != null) {
      steps.add(new Step(term.label(t), at + term.code()));
      term = parent(vocabulary, term);
    }
    Collections.reverse(steps);
    return steps;
  }

  private static @Nullable Term parent(Vocabulary vocabulary, Term term) {
    return term.parentCode() == null ? null : vocabulary.find(term.parentCode()).orElse(null);
  }

  private static @Nullable String label(Vocabulary vocabulary, @Nullable String code, Words t) {
    return code == null ? null : vocabulary.find(code).map(term -> term.label(t)).orElse(null);
  }
}
