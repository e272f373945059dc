package org.chengming.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengming.accounts.db.tables.records.AuthenticatorRecord;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person's own second factors: an authenticator app, passkeys, recovery codes. */
@Component
public class Factors {
  private final FactorRepository repository;
  private final StaffRepository staff;
  private final FactorPolicy policy;
  private final Authenticators authenticators;
  private final Passkeys passkeys;
  private final FactorChanges changes;

  Factors(
      FactorRepository repository,
      StaffRepository staff,
      FactorPolicy policy,
      Authenticators authenticators,
      Passkeys passkeys,
      FactorChanges changes) {
    this.repository = repository;
    this.staff = staff;
    this.policy = policy;
    this.authenticators = authenticators;
    this.passkeys = passkeys;
    this.changes = changes;
  }

  /**
   * @param authenticatorSince null without an app
   * @param required whether a role of the person takes a factor
   */
  public record Held(
      @Nullable Instant authenticatorSince,
      List<Passkey> passkeys,
      int codesLeft,
      boolean required) {
    public boolean any() {
      return authenticatorSince != null || !passkeys.isEmpty();
    }
  }

  /**
   * @param credential its id in base64url, as browsers are told of it
   */
  public record Passkey(
      long id, String label, String credential, Instant addedAt, @Nullable Instant usedAt) {}

  /** A secret waiting for its first code. */
  public record Proposed(String base32, String address) {}

  /**
   * What a page asked a browser for.
   *
   * @param port the answer came to
   * @param session that stays
   */
  public record Asked(String challenge, int port, String session) {}

  @Transactional(readOnly = true)
  public Held of(long staffId) {
    return new Held(
        repository.authenticator(staffId).map(AuthenticatorRecord::getConfirmedAt).orElse(null),
        repository.passkeys(staffId).stream()
            .map(
                p ->
                    new Passkey(
                        p.getId(),
                        p.getLabel(),
                        PasskeyProtocol.text(p.getCredentialId()),
                        p.getCreatedAt(),
                        p.getLastUsedAt()))
            .toList(),
        repository.codesLeft(staffId),
        policy.demandsOf(staff.get(staffId)));
  }

  /** Makes a secret for an app; it counts once a code of it was typed. */
  @Transactional
  public void propose(Actor actor) {
    var id = id(actor);
    if (repository.authenticator(id).filter(Authenticators::counts).isPresent()) {
      throw Refused.conflict("已经有验证器了，要换先移除。", "Staff %d has an authenticator".formatted(id));
    }
    authenticators.propose(id);
  }

  /** The secret that waits for its first code. */
  @Transactional(readOnly = true)
  public Optional<Proposed> proposed(Actor actor, String issuer) {
    var username = staff.get(id(actor)).username();
    return authenticators
        .waiting(id(actor))
        .map(Totp::base32)
        .map(secret -> new Proposed(secret, Otpauth.address(issuer, username, secret)));
  }

  /**
   * @return recovery codes if this is the first factor, to be shown this once; else empty
   */
  @Transactional
  public List<String> confirm(Actor actor, String code, String session) {
    var id = id(actor);
    var first = !repository.any(id);
    if (!authenticators.confirm(id, code)) {
      throw Refused.because(
          "code",
          "验证码不对。看一下手机的时间是不是准，再输一次新的。",
          "The first code of staff %d is wrong".formatted(id));
    }
    return changes.added(actor, id, Map.of("factor", "authenticator"), first, session);
  }

  /**
   * @return as {@link #confirm}
   */
  @Transactional
  public List<String> addPasskey(
      Actor actor, String label, PasskeyAnswers.Registration answer, Asked asked) {
    var id = id(actor);
    if (label.isBlank() || label.length() > 40) {
      throw Refused.because("label", "给通行密钥起个名字，40 个字以内。", "Label is blank or too long");
    }
    var first = !repository.any(id);
    if (!passkeys.add(id, label.strip(), answer, asked)) {
      throw Refused.because("label", "通行密钥没有加上，请再试一次。", "Staff %d adds no passkey".formatted(id));
    }
    var what = Map.of("factor", "passkey", "label", label.strip());
    return changes.added(actor, id, what, first, asked.session());
  }

  @Transactional
  public List<String> renewCodes(Actor actor) {
    var id = id(actor);
    if (!repository.any(id)) {
      throw Refused.conflict("先加一个验证器或通行密钥。", "Staff %d has no factor".formatted(id));
    }
    return changes.renewedCodes(actor, id);
  }

  @Transactional
  public void removeAuthenticator(Actor actor) {
    var id = id(actor);
    if (repository.removeAuthenticator(id)) {
      changes.removed(actor, id, Map.of("factor", "authenticator"));
    }
  }

  @Transactional
  public void removePasskey(Actor actor, long passkey) {
    var id = id(actor);
    if (repository.removePasskey(id, passkey)) {
      changes.removed(actor, id, Map.of("factor", "passkey", "id", passkey));
    }
  }

  private static long id(Actor actor) {
    if (actor.isSystem()) {
      throw new NotPermitted("The system has no second factor");
    }
    return Objects.requireNonNull(actor.id());
  }
}
