package org.chengming.accounts.web;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.ApiTokens;
import org.chengming.accounts.Freshness;
import org.chengming.accounts.OwnPassword;
import org.chengming.actors.Actor;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A person's own tokens for the API. Making one wants the password of a short while ago. */
@Controller
@RequestMapping("/desk/me/tokens")
class TokenController {
  private static final List<TokensPage.Choice> SCOPES =
      Arrays.stream(ApiTokens.Scope.values())
          .map(s -> new TokensPage.Choice(s.name(), s.label()))
          .toList();
  private static final List<TokensPage.Choice> DAYS =
      Stream.of("7", "30", "90", "180", "366")
          .map(d -> new TokensPage.Choice(d, d + " 天"))
          .toList();

  private final Pages pages;
  private final Accounts accounts;
  private final ApiTokens tokens;
  private final OwnPassword ownPassword;
  private final Clock clock;

  TokenController(
      Pages pages, Accounts accounts, ApiTokens tokens, OwnPassword ownPassword, Clock clock) {
    this.pages = pages;
    this.accounts = accounts;
    this.tokens = tokens;
    this.ownPassword = ownPassword;
    this.clock = clock;
  }

  @GetMapping
  View show(Frame frame, HttpSession session, @RequestParam(defaultValue = "") String done) {
    return page(200, frame, session, "", done, TokensPage.Typed.NOTHING, List.of());
  }

  /** Answers with the page itself: the token is shown here, once. */
  @PostMapping
  View create(
      Frame frame,
      HttpSession session,
      @RequestParam String name,
      @RequestParam ApiTokens.Scope scope,
      @RequestParam int days,
      @RequestParam(defaultValue = "") String current) {
    var typed = new TokensPage.Typed(name, scope.name(), Integer.toString(days));
    try {
      if (!Freshness.holds(session, clock.instant())) {
        ownPassword.confirm(frame.signedIn(), current);
        Freshness.begin(session, clock.instant());
      }
      var token = tokens.create(frame.signedIn(), name.strip(), scope, days);
      return page(200, frame, session, token, "", TokensPage.Typed.NOTHING, List.of());
    } catch (Refused refused) {
      return page(422, frame, session, "", "", typed, refused.problems());
    }
  }

  @PostMapping("/{id:\\d{1,18}}/removal")
  View revoke(Actor actor, @PathVariable long id) {
    tokens.revoke(actor, id);
    return SeeOther.at("/desk/me/tokens?done=revoked");
  }

  private View page(
      int status,
      Frame frame,
      HttpSession session,
      String token,
      String done,
      TokensPage.Typed typed,
      List<Refused.Problem> problems) {
    var id = Objects.requireNonNull(frame.signedIn().id());
    var now = clock.instant();
    return pages.show(
        status,
        "accounts/web/tokens",
        frame,
        new TokensPage(
            accounts.staff(id).username(),
            Freshness.holds(session, now),
            token,
            done,
            typed,
            tokens.of(id).stream().map(t -> TokenRow.of(t, now, frame.t())).toList(),
            SCOPES,
            DAYS,
            problems));
  }
}
