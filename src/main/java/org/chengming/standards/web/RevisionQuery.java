package org.chengming.standards.web;

import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.standards.Standard;
import org.chengming.standards.StandardDrafting;
import org.chengming.standards.StandardDrafting.SheetReport;
import org.chengming.standards.Standards;
import org.chengming.web.Form;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the pages of revising standards. */
@Component
class RevisionQuery {
  private static final int MOST_WRONG = 200;

  private final Standards standards;
  private final StandardDrafting drafting;
  private final StandardText text;

  RevisionQuery(Standards standards, StandardDrafting drafting, StandardText text) {
    this.standards = standards;
    this.drafting = drafting;
    this.text = text;
  }

  /**
   * @throws NotPermitted unless the actor writes, publishes or supervises somewhere
   */
  static void requireReader(Actor actor) {
    if (!actor.mayAnywhere(Role.EDITOR) && !actor.mayAnywhere(Role.PUBLISHER)) {
      actor.requireAnywhere(Role.SUPERVISOR, "see standards at the desk");
    }
  }

  RevisionsPage index(Actor actor) {
    return new RevisionsPage(
        standards.all().stream()
            .map(s -> line(s, actor))
            .filter(l -> l.does() || !l.code().startsWith("own-"))
            .toList(),
        actor.mayAnywhere(Role.EDITOR));
  }

  private RevisionsPage.Line line(Standard standard, Actor actor) {
    return new RevisionsPage.Line(
        standard.code(),
        standard.title(),
        text.lead(standard, Words.CHINESE),
        standard.version(),
        standard.items().size(),
        drafting.mayEdit(actor, standard) || drafting.mayPublish(actor, standard));
  }

  /** The fields of an item of the draft, or of the valid version. */
  Form form(Standard standard, String code) {
    var shown = drafting.draft(standard).orElse(standard);
    return shown.items().stream()
        .filter(i -> i.code().equals(code))
        .findFirst()
        .map(i -> Form.of(RevisionForm.of(i)))
        .orElse(Form.of(Map.of()));
  }

  RevisionPage page(
      Actor actor,
      Standard standard,
      Form form,
      @Nullable SheetReport report,
      String name,
      String content) {
    var draft = drafting.draft(standard).orElse(null);
    var submitted = draft != null && drafting.submitted(draft);
    var shown = draft == null ? standard : draft;
    return new RevisionPage(
        standard.title(),
        standard.code(),
        shown.version(),
        text.lead(standard, Words.CHINESE),
        draft == null
            ? "现在有效的是第%d版。".formatted(standard.version())
            : submitted
                ? "第%d版已经送审，等别人审核发布。".formatted(draft.version())
                : "第%d版正在修订，公众还看不到。".formatted(draft.version()),
        draft != null && !submitted,
        submitted,
        drafting.mayEdit(actor, standard),
        drafting.mayPublish(actor, standard),
        actor.mayAtRoot(Role.SUPERVISOR),
        shown.items().stream()
            .map(
                i ->
                    new RevisionPage.Row(
                        i.code(), i.firstLevel(), i.secondLevel(), i.limit().text()))
            .toList(),
        form,
        report == null ? null : report(report),
        name,
        content);
  }

  private static RevisionPage.Report report(SheetReport report) {
    var wrong = List.copyOf(report.wrong());
    return new RevisionPage.Report(
        report.items(),
        wrong.subList(0, Math.min(MOST_WRONG, wrong.size())),
        Math.max(0, wrong.size() - MOST_WRONG));
  }
}
