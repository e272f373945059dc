package org.chengming.accounts.web;

import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.Factors;
import org.chengming.accounts.Freshness;
import org.chengming.accounts.PasskeyChallenges;
import org.chengming.actors.Actor;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.QrCode;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;

/** The pages of a person's second factors. */
@Component
class FactorPages {
  private final Accounts accounts;
  private final Factors factors;
  private final PasskeyChallenges challenges;
  private final Clock clock;

  FactorPages(Accounts accounts, Factors factors, PasskeyChallenges challenges, Clock clock) {
    this.accounts = accounts;
    this.factors = factors;
    this.challenges = challenges;
    this.clock = clock;
  }

  FactorsPage home(Frame frame, HttpSession session, String done, List<Refused.Problem> problems) {
    var id = id(frame.signedIn());
    var held = factors.of(id);
    var staff = accounts.staff(id);
    var since = held.authenticatorSince();
    return new FactorsPage(
        staff.username(),
        staff.name(),
        held.required(),
        Freshness.holds(session, clock.instant()),
        since == null ? "" : Dates.moment(since, frame.t()),
        held.passkeys().stream()
            .map(
                p ->
                    new FactorsPage.Passkey(
                        p.id(),
                        p.label(),
                        Dates.moment(p.addedAt(), frame.t()),
                        p.usedAt() == null ? "" : Dates.moment(p.usedAt(), frame.t())))
            .toList(),
        held.codesLeft(),
        new FactorsPage.Asked(
            challenges.of(session),
            challenges.party(),
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("staff " + id).getBytes(StandardCharsets.UTF_8)),
            held.passkeys().stream()
                .map(Factors.Passkey::credential)
                .collect(Collectors.joining(" "))),
        done,
        problems);
  }

  AuthenticatorPage setting(Frame frame, List<Refused.Problem> problems) {
    var proposed = factors.proposed(frame.signedIn(), frame.siteName()).orElseThrow();
    return new AuthenticatorPage(
        QrCode.of(proposed.address()),
        proposed.base32().replaceAll("(.{4})(?!$)", "$1 "),
        problems);
  }

  RecoveryCodesPage codes(Actor actor, List<String> codes, Frame frame) {
    return new RecoveryCodesPage(
        accounts.staff(id(actor)).username(), Dates.moment(clock.instant(), frame.t()), codes);
  }

  private static long id(Actor actor) {
    return Objects.requireNonNull(actor.id());
  }
}
