package org.chengming.registers;

import static org.chengming.registers.db.Tables.ATTEMPT;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.chengming.web.CallerNetwork;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often was asked in vain, by address and by the number asked for, over all nodes. Every try
 * counts before it is looked at; one that was right is taken back. Neither addresses nor numbers
 * are kept, and a number nobody has counts like any other, so that being stopped says nothing.
 */
@Repository
class LookupAttempts {
  private static final Duration SPAN = Duration.ofHours(1);
  private static final String SENTENCE = "查不到的次数太多了，请一小时以后再试，或者带证件到办理的机关去问。";

  private final DSLContext db;
  private final Clock clock;
  private final RecordSeal seal;
  private final int perAddress;
  private final int perNumber;
  private final int objections;

  LookupAttempts(
      DSLContext db,
      Clock clock,
      RecordSeal seal,
      @Value("${chengming.registers.misses-per-address:30}") int perAddress,
      @Value("${chengming.registers.misses-per-number:5}") int perNumber,
      @Value("${chengming.registers.objections-per-hour:20}") int objections) {
    this.db = db;
    this.clock = clock;
    this.seal = seal;
    this.perAddress = perAddress;
    this.perNumber = perNumber;
    this.objections = objections;
  }

  /**
   * One more try at a number from an address.
   *
   * @throws LookedUpTooOften when it is one too many
   */
  void count(String address, String number) {
    // Both are counted before either is looked at, in one order, so that no two wait for each
    // other.
    var atNumber = add("NUMBER", number);
    var atAddress = add("ADDRESS", CallerNetwork.of(address));
    if (atAddress > perAddress || atNumber > perNumber) {
      throw new LookedUpTooOften(SENTENCE, "Too many look-ups in vain");
    }
  }

  void takeBack(String address, String number) {
    lessen("NUMBER", number);
    lessen("ADDRESS", CallerNetwork.of(address));
  }

  /** One more try of a code that follows an objection; as often as look-ups by one address. */
  void countCode(String address) {
    if (add("CODE", CallerNetwork.of(address)) > perAddress) {
      throw new LookedUpTooOften("查不到的次数太多了，请一小时以后再试。", "Too many codes in vain");
    }
  }

  void takeBackCode(String address) {
    lessen("CODE", CallerNetwork.of(address));
  }

  void countObjection(String address) {
    if (add("OBJECTION", CallerNetwork.of(address)) > objections) {
      throw new LookedUpTooOften("您这里提交得太多了，请一小时以后再来。", "Too many objections");
    }
  }

  private int add(String what, String whose) {
    var now = clock.instant();
    var over = ATTEMPT.COUNTED_FROM.le(now.minus(SPAN));
    return db.insertInto(ATTEMPT)
        .set(ATTEMPT.WHAT, what)
        .set(ATTEMPT.CALLER, caller(what, whose))
        .set(ATTEMPT.COUNTED_FROM, now)
        .set(ATTEMPT.ATTEMPTS, 1)
        .onConflict(ATTEMPT.WHAT, ATTEMPT.CALLER)
        .doUpdate()
        .set(ATTEMPT.ATTEMPTS, when(over, val(1)).otherwise(ATTEMPT.ATTEMPTS.plus(1)))
        .set(ATTEMPT.COUNTED_FROM, when(over, val(now)).otherwise(ATTEMPT.COUNTED_FROM))
        .returning(ATTEMPT.ATTEMPTS)
        .fetchSingle(ATTEMPT.ATTEMPTS);
  }

  private void lessen(String what, String whose) {
    db.update(ATTEMPT)
        .set(ATTEMPT.ATTEMPTS, ATTEMPT.ATTEMPTS.minus(1))
        .where(ATTEMPT.WHAT.eq(what))
        .and(ATTEMPT.CALLER.eq(caller(what, whose)))
        .and(ATTEMPT.ATTEMPTS.gt(0))
        .execute();
  }

  @Scheduled(fixedDelay = 600_000, initialDelay = 600_000)
  @Transactional
  public void forget() {
    db.deleteFrom(ATTEMPT).where(ATTEMPT.COUNTED_FROM.lt(clock.instant().minus(SPAN))).execute();
  }

  private byte[] caller(String what, String whose) {
    return Arrays.copyOf(seal.mark("attempt " + what + " " + whose), 16);
  }
}
