package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.EDITION;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.publishing.ApproveEdition;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.EditionState;
import org.chengming.publishing.PublishEdition;
import org.chengming.publishing.Publishing;
import org.chengming.publishing.Reviewing;
import org.chengming.publishing.SubmitEdition;
import org.chengming.publishing.web.desk.BatchPage.Line;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * One act on several editions: first what it would be done to, then each by itself, with the same
 * checks as alone and an answer of its own.
 */
@Controller
class BatchController {
  private static final int MOST = 50;

  private final DSLContext db;
  private final Reach reach;
  private final Drafting drafting;
  private final Reviewing reviewing;
  private final Publishing publishing;
  private final Pages pages;

  BatchController(
      DSLContext db,
      Reach reach,
      Drafting drafting,
      Reviewing reviewing,
      Publishing publishing,
      Pages pages) {
    this.db = db;
    this.reach = reach;
    this.drafting = drafting;
    this.reviewing = reviewing;
    this.publishing = publishing;
    this.pages = pages;
  }

  @GetMapping("/desk/documents/batch")
  View ask(
      Frame frame,
      @RequestParam(defaultValue = "submission") String act,
      @RequestParam(name = "edition", defaultValue = "") List<Long> editions) {
    var wanted = BatchAct.of(act);
    var lines =
        lines(frame.signedIn(), editions).stream()
            .map(l -> l.because(l.state() == wanted.from() ? null : "现在不能" + wanted.label()))
            .toList();
    return show(frame, wanted, false, lines);
  }

  @PostMapping("/desk/documents/batch")
  View act(
      Frame frame,
      @RequestParam String act,
      @RequestParam(name = "edition", defaultValue = "") List<Long> editions) {
    var wanted = BatchAct.of(act);
    var before = lines(frame.signedIn(), editions);
    var problems = new HashMap<Long, @Nullable String>();
    before.forEach(
        l -> problems.put(l.editionId(), problem(frame.signedIn(), wanted, l.editionId())));
    var lines =
        lines(frame.signedIn(), before.stream().map(Line::editionId).toList()).stream()
            .map(l -> l.because(problems.get(l.editionId())))
            .toList();
    return show(frame, wanted, true, lines);
  }

  /** Does it to one, in a transaction of its own; what keeps it from being done, or null. */
  private @Nullable String problem(Actor actor, BatchAct act, long edition) {
    try {
      switch (act) {
        case SUBMISSION -> drafting.submit(actor, new SubmitEdition(edition));
        case APPROVAL -> reviewing.approve(actor, new ApproveEdition(edition, null));
        case PUBLICATION -> publishing.publish(actor, new PublishEdition(edition));
      }
      return null;
    } catch (Refused refused) {
      return refused.problems().stream()
          .map(Refused.Problem::sentence)
          .collect(Collectors.joining());
    } catch (NotPermitted e) {
      return "您没有这份文件的%s权限，或者写过、保存过它的内容。".formatted(act.label());
    }
  }

  /** Those of the editions that this person may see, in the order asked for. */
  private List<Line> lines(Actor actor, List<Long> editions) {
    if (Reach.roles().stream().noneMatch(actor::mayAnywhere)) {
      throw new NotPermitted("%s may see no documents at the desk".formatted(actor.name()));
    }
    var found =
        db.select(EDITION.ID, EDITION.TITLE, EDITION.STATE)
            .from(EDITION)
            .where(EDITION.ID.in(editions.stream().distinct().limit(MOST).toList()))
            .and(reach.condition(actor, Reach.DESK))
            .fetchMap(
                EDITION.ID,
                r ->
                    new Line(
                        r.value1(),
                        r.value2().isBlank() ? "（没有标题）" : r.value2(),
                        EditionState.valueOf(r.value3()),
                        null));
    return editions.stream().distinct().filter(found::containsKey).map(found::get).toList();
  }

  private View show(Frame frame, BatchAct act, boolean done, List<Line> lines) {
    return pages.show(
        "publishing/web/desk/batch",
        frame,
        new BatchPage(Head.unlisted("批量" + act.label()), act, done, lines));
  }
}
