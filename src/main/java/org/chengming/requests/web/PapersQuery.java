package org.chengming.requests.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengming.redaction.Area;
import org.chengming.redaction.Look;
import org.chengming.requests.CaseFiles;
import org.chengming.requests.Paper;
import org.chengming.requests.PaperKind;
import org.chengming.requests.Papers;
import org.chengming.requests.Releases;
import org.chengming.requests.RequestNumber;
import org.chengming.web.Dates;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the pages of the files of a case. */
@Component
class PapersQuery {
  /** Pixels an inch of a page's picture. */
  private static final double SHOWN = 100.0 / 72;

  private static final int HIDDEN_SHOWN = 20;

  private final CaseFiles cases;
  private final Papers papers;
  private final Releases releases;
  private final DeskListQuery list;

  PapersQuery(CaseFiles cases, Papers papers, Releases releases, DeskListQuery list) {
    this.cases = cases;
    this.papers = papers;
    this.releases = releases;
    this.list = list;
  }

  PapersPage page(Frame frame, RequestNumber number, Form form, @Nullable String done) {
    var actor = frame.signedIn();
    var all = papers.list(actor, number);
    var request = cases.get(actor, number);
    var open = request.state().open() && cases.handles(actor, request);
    var known = all.stream().collect(Collectors.toMap(Paper::id, Function.identity()));
    return new PapersPage(
        number + " 的材料",
        worklist(frame, number),
        number,
        open,
        all.stream().map(p -> row(p, known, open)).toList(),
        form,
        done);
  }

  private DeskListPage worklist(Frame frame, RequestNumber number) {
    return list.list(frame.signedIn(), "all", frame.today(), number.value());
  }

  private PapersPage.Row row(Paper paper, Map<Long, Paper> known, boolean open) {
    var from = paper.releasedFrom() == null ? null : known.get(paper.releasedFrom());
    var used =
        known.values().stream()
            .anyMatch(
                p ->
                    p.kind() == PaperKind.RELEASED && Objects.equals(p.releasedFrom(), paper.id()));
    var own = paper.kind() == PaperKind.WORKING || paper.kind() == PaperKind.RELEASED;
    return new PapersPage.Row(
        paper,
        PapersPage.size(paper.size()),
        Dates.moment(paper.addedAt(), Words.CHINESE),
        from == null ? "" : from.name(),
        open && own && !used);
  }

  /** The file with what is found in it; nothing is done to it. */
  BlackOutPage blackOut(Frame frame, RequestNumber number, long id, BlackOutForm what, Form form) {
    var actor = frame.signedIn();
    var paper = papers.get(actor, number, id);
    var words = form.problem("words") == null ? what.words() : List.<String>of();
    var look = releases.look(actor, number, id, words);
    return new BlackOutPage(
        "涂黑：" + paper.name(),
        worklist(frame, number),
        number,
        paper,
        sheets(look, what.areas(), paper.fileKind().image()),
        look.found().size(),
        !words.isEmpty() || !what.areas().isEmpty(),
        numbers(look, false),
        numbers(look, true),
        look.hidden().stream().limit(HIDDEN_SHOWN).toList(),
        Math.max(0, look.hidden().size() - HIDDEN_SHOWN),
        form);
  }

  private static List<Integer> numbers(Look look, boolean undrawable) {
    return IntStream.rangeClosed(1, look.pages().size())
        .filter(
            n ->
                undrawable
                    ? !look.pages().get(n - 1).drawable()
                    : !look.pages().get(n - 1).searchable())
        .boxed()
        .toList();
  }

  private static List<BlackOutPage.Sheet> sheets(Look look, List<Area> areas, boolean image) {
    return IntStream.rangeClosed(1, look.pages().size())
        .mapToObj(
            n -> {
              var page = look.pages().get(n - 1);
              var scale = image ? 1 : SHOWN;
              return new BlackOutPage.Sheet(
                  n,
                  (int) Math.max(1, Math.round(page.width() * scale)),
                  (int) Math.max(1, Math.round(page.height() * scale)),
                  on(n, look.found()),
                  on(n, areas));
            })
        .toList();
  }

  private static List<Area> on(int page, List<Area> areas) {
    return areas.stream().filter(a -> a.page() == page).toList();
  }
}
