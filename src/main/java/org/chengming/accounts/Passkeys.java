package org.chengming.accounts;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keys that people's devices keep for this site. */
@Component
class Passkeys {
  /** More than this nobody keeps apart. */
  private static final int MOST = 10;

  private final FactorRepository repository;
  private final PasskeyProtocol protocol;
  private final Clock clock;

  Passkeys(FactorRepository repository, PasskeyProtocol protocol, Clock clock) {
    this.repository = repository;
    this.protocol = protocol;
    this.clock = clock;
  }

  /**
   * @return false when the answer does not hold, or the device is known already
   */
  boolean add(long staffId, String label, PasskeyAnswers.Registration answer, Factors.Asked asked) {
    var held = repository.passkeys(staffId);
    var credential =
        protocol
            .registered(answer, asked.challenge(), asked.port())
            .filter(c -> PasskeyProtocol.named(held, PasskeyProtocol.text(c.id())).isEmpty());
    if (credential.isEmpty() || held.size() >= MOST) {
      return false;
    }
    repository.add(staffId, credential.get(), label, clock.instant());
    return true;
  }

  /** Whose key it is; empty for one nobody here has. */
  Optional<Long> holder(PasskeyAnswers.Signature answer) {
    return PasskeyProtocol.name(answer.credential()).flatMap(repository::holder);
  }

  /**
   * Whether one of the person's keys has signed the challenge.
   *
   * @param verified whether their device must have made sure that it is they
   */
  boolean take(
      long staffId, PasskeyAnswers.Signature answer, Factors.Asked asked, boolean verified) {
    return PasskeyProtocol.named(repository.passkeys(staffId), answer.credential())
        .filter(
            p ->
                protocol
                    .signed(p, answer, asked.challenge(), asked.port(), verified)
                    .filter(n -> repository.used(p.getId(), p.getSignCount(), n, clock.instant()))
                    .isPresent())
        .isPresent();
  }
}
