package org.chengming.search.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.actors.Keepers;
import org.chengming.search.BestBet;
import org.chengming.search.BestBets;
import org.chengming.search.Preview;
import org.chengming.web.DeskEntry;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The desk's page of first results chosen by editors. */
@Controller
class BestBetController {
  private final BestBets bets;
  private final Preview preview;
  private final Pages pages;

  BestBetController(BestBets bets, Preview preview, Pages pages) {
    this.bets = bets;
    this.preview = preview;
    this.pages = pages;
  }

  @Bean
  static DeskEntry bestBetsDeskEntry() {
    return new DeskEntry("检索", 72, "首选结果", "/desk/best-bets", Keepers.ROLES);
  }

  /** The form as it was sent. */
  record Form(
      @Nullable Long id,
      @Nullable String questions,
      @Nullable String targets,
      @Nullable String reason,
      @Nullable String until,
      @Nullable String question) {
    BestBets.Typed typed() {
      return new BestBets.Typed(text(questions), text(targets), text(reason), day(text(until)));
    }

    TrialBox box(long changed) {
      return TrialBox.empty(changed, text(question));
    }

    static String text(@Nullable String typed) {
      return typed == null ? "" : typed;
    }

    private static @Nullable LocalDate day(String typed) {
      try {
        return LocalDate.parse(typed.strip());
      } catch (DateTimeParseException e) {
        return null;
      }
    }
  }

  @GetMapping("/desk/best-bets")
  View list(Actor actor, Frame frame, Form form, @RequestParam(defaultValue = "0") long edit) {
    Keepers.require(actor, "see the best bets");
    if (edit == 0) {
      var until = frame.today().plusYears(1).toString();
      var blank =
          new Form(0L, form.questions(), form.targets(), form.reason(), until, form.question());
      return page(frame, blank, blank.box(0));
    }
    var bet =
        bets.bets().stream()
            .filter(b -> b.id() == edit)
            .findFirst()
            .orElseThrow(() -> new Missing("Best bet " + edit));
    var filled =
        new Form(
            edit,
            String.join("\n", bet.questions()),
            bet.targets().stream().map(BestBetController::typed).collect(Collectors.joining("\n")),
            bet.reason(),
            bet.validUntil().toString(),
            bet.questions().getFirst());
    return page(frame, filled, filled.box(edit));
  }

  @PostMapping("/desk/best-bets/trial")
  View trial(Actor actor, Frame frame, Form form) {
    Keepers.require(actor, "try best bets");
    var id = form.id() == null ? 0 : form.id();
    var box = form.box(id).trying(preview, () -> bets.drafted(id, form.typed()));
    return page(frame, form, box);
  }

  @PostMapping("/desk/best-bets")
  View add(Actor actor, Frame frame, Form form) {
    var box = form.box(0).doing(() -> bets.add(actor, form.typed()));
    return box.wrong() ? page(frame, form, box) : SeeOther.at("/desk/best-bets");
  }

  @PostMapping("/desk/best-bets/{bet:\\d{1,18}}")
  View change(Actor actor, Frame frame, @PathVariable long bet, Form form) {
    var box = form.box(bet).doing(() -> bets.change(actor, bet, form.typed()));
    return box.wrong() ? page(frame, form, box) : SeeOther.at("/desk/best-bets#b" + bet);
  }

  @PostMapping("/desk/best-bets/{bet:\\d{1,18}}/removal")
  View remove(Actor actor, @PathVariable long bet) {
    bets.remove(actor, bet);
    return SeeOther.at("/desk/best-bets");
  }

  private View page(Frame frame, Form form, TrialBox box) {
    var all = bets.bets();
    var live = bets.live(all);
    var lines = all.stream().map(bet -> line(bet, live, frame.today())).toList();
    var page =
        new BestBetsPage(
            lines,
            Form.text(form.questions()),
            Form.text(form.targets()),
            Form.text(form.reason()),
            Form.text(form.until()),
            box);
    return pages.show(box.status(), "search/web/bestBets", frame, page);
  }

  private static BestBetsPage.Line line(BestBet bet, Set<Long> live, LocalDate today) {
    var targets =
        bet.targets().stream()
            .map(
                t ->
                    t.document() == null
                        ? new BestBetsPage.Target("" + t.path(), t.label(), true)
                        : new BestBetsPage.Target(
                            "/desk/documents/" + t.document() + "/history",
                            t.label(),
                            live.contains(t.document())))
            .toList();
    return new BestBetsPage.Line(bet, targets, bet.validUntil().isBefore(today));
  }

  private static String typed(BestBet.Target target) {
    return target.document() == null
        ? target.path() + " " + target.label()
        : target.document().toString();
  }
}
