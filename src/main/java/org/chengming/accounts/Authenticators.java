package org.chengming.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.chengming.accounts.db.tables.records.AuthenticatorRecord;
import org.springframework.stereotype.Component;

/** Secrets shared with the apps on people's phones. */
@Component
class Authenticators {
  private final FactorRepository repository;
  private final FactorSeal seal;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Authenticators(FactorRepository repository, FactorSeal seal, Clock clock) {
    this.repository = repository;
    this.seal = seal;
    this.clock = clock;
  }

  /** Makes a secret that waits for its first code. */
  byte[] propose(long staffId) {
    var secret = new byte[Totp.SECRET_BYTES];
    random.nextBytes(secret);
    repository.propose(staffId, seal.secret(staffId, secret), clock.instant());
    return secret;
  }

  /** The secret that waits. */
  Optional<byte[]> waiting(long staffId) {
    return repository
        .authenticator(staffId)
        .filter(a -> a.getConfirmedAt() == null)
        .map(a -> seal.open(staffId, a.getSecret()));
  }

  /** Whether this is a code of the secret that waits; then it counts. */
  boolean confirm(long staffId, String code) {
    var step = waiting(staffId).map(s -> stepOf(s, code)).orElse(OptionalLong.empty());
    step.ifPresent(s -> repository.confirm(staffId, s, clock.instant()));
    return step.isPresent();
  }

  /** Whether this is a code of the secret that counts, never taken before. */
  boolean take(long staffId, String code) {
    return repository
        .authenticator(staffId)
        .filter(Authenticators::counts)
        .map(a -> seal.open(staffId, a.getSecret()))
        .map(secret -> stepOf(secret, code))
        .filter(step -> step.isPresent() && repository.take(staffId, step.getAsLong()))
        .isPresent();
  }

  static boolean counts(AuthenticatorRecord authenticator) {
    return authenticator.getConfirmedAt() != null;
  }

  private OptionalLong stepOf(byte[] secret, String code) {
    return Totp.stepOf(secret, code.replaceAll("[\\s-]", ""), clock.instant());
  }
}
