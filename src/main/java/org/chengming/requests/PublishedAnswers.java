package org.chengming.requests;

import static org.chengming.requests.db.Tables.PUBLISHED_ANSWER;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.Attribute;
import org.chengming.publishing.DocumentStandings;
import org.chengming.publishing.DraftDocument;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.EditionState;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Questions and answers made public from cases (Art. 44), as documents that go the way of every
 * document. Takes a request officer of the case who is an editor of its body too.
 */
@Component
public class PublishedAnswers {
  /** 依申请公开答复. */
  static final String GENRE = "90";

  private static final String REASON = "依申请公开的答复，可以主动公开（条例第四十四条）";
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_TEXT = 20_000;

  private final DSLContext db;
  private final RequestRepository requests;
  private final RequestCases cases;
  private final Reach reach;
  private final Organisations organisations;
  private final Drafting drafting;
  private final DocumentStandings standings;
  private final Audit audit;
  private final Clock clock;

  PublishedAnswers(
      DSLContext db,
      RequestRepository requests,
      RequestCases cases,
      Reach reach,
      Organisations organisations,
      Drafting drafting,
      DocumentStandings standings,
      Audit audit,
      Clock clock) {
    this.db = db;
    this.requests = requests;
    this.cases = cases;
    this.reach = reach;
    this.organisations = organisations;
    this.drafting = drafting;
    this.standings = standings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Drafts the document.
   *
   * @return its edition
   * @throws Refused with every place where something of whoever asked stands
   */
  @Transactional
  public long draft(Actor actor, DraftAnswer command) {
    var request = requests.lock(command.number());
    reach.requireHandling(actor, request.getBodyId(), command.number());
    var body = organisations.bodies().heir(request.getBodyId());
    actor.require(Role.EDITOR, body.path(), "draft a public answer");
    requireAnswered(request);
    refuse(problems(command, cases.of(request, true)));
    var fields =
        EditionFields.of(command.title(), LocalDate.now(clock), html(command))
            .classed(new EditionFields.Classes(GENRE, null, null, null))
            .disclosed(new EditionFields.Disclosure(Attribute.PROACTIVE, REASON));
    var draft = drafting.draft(actor, new DraftDocument(body.id(), fields));
    db.insertInto(PUBLISHED_ANSWER)
        .set(PUBLISHED_ANSWER.DOCUMENT_ID, draft.documentId())
        .set(PUBLISHED_ANSWER.REQUEST_ID, request.getId())
        .set(PUBLISHED_ANSWER.MADE_AT, clock.instant())
        .set(PUBLISHED_ANSWER.STAFF_ID, Objects.requireNonNull(actor.id(), "a person drafts"))
        .set(PUBLISHED_ANSWER.STAFF_NAME, actor.name())
        .execute();
    audit.record(
        actor,
        "RequestDraftAnswer",
        "request",
        command.number().value(),
        null,
        Map.of("document", draft.documentId()));
    return draft.editionId();
  }

  /** The document made of the case, live or on its way; empty where there is none any longer. */
  @Transactional(readOnly = true)
  public Optional<DocumentStandings.Standing> of(RequestCase request) {
    return of(request.id());
  }

  private Optional<DocumentStandings.Standing> of(long request) {
    var documents =
        db.select(PUBLISHED_ANSWER.DOCUMENT_ID)
            .from(PUBLISHED_ANSWER)
            .where(PUBLISHED_ANSWER.REQUEST_ID.eq(request))
            .orderBy(PUBLISHED_ANSWER.DOCUMENT_ID.desc())
            .fetch(PUBLISHED_ANSWER.DOCUMENT_ID);
    return standings.of(documents).values().stream()
        .filter(s -> s.state() == EditionState.LIVE || s.state().inWork())
        .findFirst();
  }

  private void requireAnswered(RequestRecord request) {
    var file = cases.of(request, false);
    if (file.last(Act.ANSWERED).isEmpty()) {
      throw Refused.conflict(
          "答复了的申请才有可以公开的答复，这件现在是“%s”。".formatted(file.state().label()),
          "Request %s was not answered".formatted(request.getNumber()));
    }
    of(request.getId())
        .ifPresent(
            s -> {
              throw Refused.conflict(
                  "这件申请的答复已经有公开稿“%s”，请在那一份上改。".formatted(s.title()),
                  "Request %s has document %d".formatted(request.getNumber(), s.documentId()));
            });
  }

  private static List<Problem> problems(DraftAnswer command, RequestCase file) {
    var problems = new ArrayList<Problem>();
    required(problems, "title", command.title(), LONGEST_TITLE);
    required(problems, "question", command.question(), LONGEST_TEXT);
    required(problems, "answer", command.answer(), LONGEST_TEXT);
    problems.addAll(traces(file, "title", command.title()));
    problems.addAll(traces(file, "question", command.question()));
    problems.addAll(traces(file, "answer", command.answer()));
    return problems;
  }

  /** What of whoever asked stands in a text; where that cannot be told, the text may not go on. */
  static List<Problem> traces(RequestCase file, String field, String text) {
    return file.requester() == null && !file.erased()
        ? List.of(new Problem(field, "申请人的信息读不出来（封存它的密钥不在），没法核对，现在不能公开。"))
        : new PersonalTraces(file.number(), file.requester()).in(field, text);
  }

  private static void required(List<Problem> problems, String field, String text, int most) {
    if (text.isBlank() || text.length() > most) {
      problems.add(new Problem(field, "请填写，最多 %d 个字。".formatted(most)));
    }
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new Refused("The answer may not be public: " + problems, problems, false);
    }
  }

  private static String html(DraftAnswer command) {
    return "<h2>申请的内容</h2>%s<h2>答复</h2>%s"
        .formatted(paragraphs(command.question()), paragraphs(command.answer()));
  }

  private static String paragraphs(String text) {
    var html = new StringBuilder();
    text.lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .forEach(
            l ->
                html.append("<p>")
                    .append(l.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                    .append("</p>"));
    return html.toString();
  }
}
