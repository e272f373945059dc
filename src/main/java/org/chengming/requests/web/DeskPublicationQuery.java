package org.chengming.requests.web;

import java.util.List;
import java.util.Objects;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentStandings;
import org.chengming.requests.Act;
import org.chengming.requests.CaseFiles;
import org.chengming.requests.Event;
import org.chengming.requests.PublishedAnswers;
import org.chengming.requests.RequestCase;
import org.chengming.requests.RequestTopics;
import org.springframework.stereotype.Component;

/** Shows what of a case may become public, and similar cases beside it. */
@Component
class DeskPublicationQuery {
  private static final int SHOWN = 5;

  private final PublishedAnswers answers;
  private final RequestTopics topics;
  private final CaseFiles files;
  private final Organisations organisations;

  DeskPublicationQuery(
      PublishedAnswers answers,
      RequestTopics topics,
      CaseFiles files,
      Organisations organisations) {
    this.answers = answers;
    this.topics = topics;
    this.files = files;
    this.organisations = organisations;
  }

  DeskPublication of(Actor actor, RequestCase request) {
    var document = answers.of(request).map(DeskPublicationQuery::document).orElse(null);
    var answer = request.last(Act.ANSWERED).map(Event::text).orElse(null);
    var may = document == null && answer != null && files.handles(actor, request);
    var editor = actor.may(Role.EDITOR, organisations.bodies().heir(request.bodyId()).path());
    var like =
        files.with(actor, request)
            ? topics.like(actor, request)
            : new RequestTopics.Topic(request.bodyId(), 0, List.of());
    return new DeskPublication(
        document,
        may && editor,
        may && !editor,
        "关于“%s”的答复".formatted(DeskListQuery.title(request)),
        Objects.requireNonNullElse(request.wanted(), ""),
        Objects.requireNonNullElse(answer, ""),
        like.cases().size(),
        like.applicants(),
        like.cases().stream().limit(SHOWN).map(DeskPublicationQuery::like).toList());
  }

  static DeskPublication.Document document(DocumentStandings.Standing standing) {
    return new DeskPublication.Document(
        standing.title(),
        standing.state().label(),
        "/desk/documents/editions/" + standing.editionId(),
        standing.path());
  }

  static DeskPublication.Like like(RequestCase request) {
    return new DeskPublication.Like(
        request.number().value(), DeskListQuery.title(request), request.state().label());
  }
}
