package org.chengming.requests.web;

import java.util.HashMap;
import java.util.Map;
import org.chengming.organisations.Organisations;
import org.chengming.requests.DraftAnswer;
import org.chengming.requests.PublishedAnswers;
import org.chengming.requests.RequestTopics;
import org.chengming.requests.RequestTopics.Topic;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.chengming.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Answers that become public, and what is asked for again and again. */
@Controller
class PublicationController {
  private final PublishedAnswers answers;
  private final RequestTopics topics;
  private final DeskCaseQuery query;
  private final Organisations organisations;
  private final Pages pages;

  PublicationController(
      PublishedAnswers answers,
      RequestTopics topics,
      DeskCaseQuery query,
      Organisations organisations,
      Pages pages) {
    this.answers = answers;
    this.topics = topics;
    this.query = query;
    this.organisations = organisations;
    this.pages = pages;
  }

  @PostMapping("/desk/requests/{number}/publication")
  View draft(
      Frame frame,
      @PathVariable String number,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam Map<String, String> typed) {
    var read = DeskForm.number(number);
    try {
      var command =
          new DraftAnswer(
              read,
              new DeskForm(typed).value("title"),
              new DeskForm(typed).value("question"),
              new DeskForm(typed).value("answer"));
      return SeeOther.at(
          "/desk/documents/editions/%d/edit".formatted(answers.draft(frame.signedIn(), command)));
    } catch (Refused refused) {
      var values = new HashMap<>(typed);
      values.put("act", "publication");
      var problems =
          refused.problems().stream()
              .map(p -> p.field().isEmpty() ? p : new Problem("public-" + p.field(), p.sentence()))
              .toList();
      var page = query.page(frame, read, show, new Form(values, problems), null);
      return pages.show(refused.isConflict() ? 409 : 422, "requests/web/deskCase", frame, page);
    }
  }

  @GetMapping("/desk/request-topics")
  View topics(Frame frame) {
    var rows = topics.topics(frame.signedIn()).stream().map(this::row).toList();
    return pages.show("requests/web/topics", frame, new TopicsPage(rows));
  }

  private TopicsPage.Row row(Topic topic) {
    return new TopicsPage.Row(
        DeskListQuery.title(topic.cases().getFirst()),
        organisations.bodies().heir(topic.bodyId()).name(),
        topic.applicants(),
        topic.cases().stream().map(DeskPublicationQuery::like).toList(),
        topic.cases().stream()
            .flatMap(c -> answers.of(c).stream())
            .map(DeskPublicationQuery::document)
            .toList());
  }
}
