package org.chengming.accounts;

import java.time.Clock;
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

  /** Whether one of the person's keys has signed the challenge. */
  boolean take(long staffId, PasskeyAnswers.Signature answer, Factors.Asked asked) {
    return PasskeyProtocol.named(repository.passkeys(staffId), answer.credential())
        .filter(
            p ->
                protocol
                    .signed(p, answer, asked.challenge(), asked.port())
                    .filter(n -> repository.used(p.getId(), p.getSignCount(), n, clock.instant()))
                    .isPresent())
        .isPresent();
  }
}
