package org.chengming.web;

import static org.chengming.web.db.Tables.SPENT_CHALLENGE;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks whoever sends many forms for a moment of their machine's time, or, where no script runs, for
 * the answer to a plain question. Neither needs eyes or a third party. A question holds all that is
 * needed to know it again, under a mark of ours, and is good for one answer within half an hour.
 */
@Component
class Challenges {
  /** Bits of zeros a hash must begin with: some 32,000 tries, about a second of a browser. */
  static final int WORK_BITS = 15;

  private static final Duration GOOD = Duration.ofMinutes(30);
  private static final int NONCE = 12;
  private static final int MARK = 16;
  private static final List<String> NUMERALS =
      List.of("零", "一", "二", "三", "四", "五", "六", "七", "八", "九");
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final DSLContext db;
  private final Clock clock;
  private final DaySecret secret;
  private final SecureRandom random = new SecureRandom();

  Challenges(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
    this.secret = new DaySecret(db, clock);
  }

  /**
   * A question: the sum of two numbers.
   *
   * @param token what the answer must come with; also what the work is done on
   * @param one from 1 to 9
   * @param other from 1 to 9
   */
  record Challenge(String token, int one, int other) {
    String chinese() {
      return NUMERALS.get(one) + "加" + NUMERALS.get(other);
    }
  }

  Challenge ask() {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    int one = 1 + random.nextInt(9);
    int other = 1 + random.nextInt(9);
    var body =
        ByteBuffer.allocate(NONCE + Long.BYTES + 2)
            .put(nonce)
            .putLong(clock.instant().plus(GOOD).getEpochSecond())
            .put((byte) one)
            .put((byte) other)
            .array();
    var token =
        BASE64.encodeToString(body)
            + "."
            + BASE64.encodeToString(Arrays.copyOf(secret.mark(body), MARK));
    return new Challenge(token, one, other);
  }

  /**
   * Whether a question of ours, not too old and not answered before, was answered rightly or worked
   * on; it is spent then.
   *
   * @param answer as it was typed
   * @param work the number found by the script; empty for none
   */
  boolean passes(@Nullable String token, @Nullable String answer, @Nullable String work) {
    var body = token == null ? Optional.<byte[]>empty() : genuine(token);
    if (body.isEmpty() || token == null) {
      return false;
    }
    var fields = ByteBuffer.wrap(body.get());
    var nonce = new byte[NONCE];
    fields.get(nonce);
    var until = Instant.ofEpochSecond(fields.getLong());
    int sum = fields.get() + fields.get();
    var right = (answer != null && says(answer, sum)) || (work != null && worked(token, work));
    return right && !until.isBefore(clock.instant()) && spend(nonce, until);
  }

  private boolean spend(byte[] nonce, Instant until) {
    return db.insertInto(SPENT_CHALLENGE, SPENT_CHALLENGE.NONCE, SPENT_CHALLENGE.UNTIL)
            .values(nonce, until)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  @Scheduled(fixedDelay = 600_000, initialDelay = 600_000)
  void forget() {
    db.deleteFrom(SPENT_CHALLENGE).where(SPENT_CHALLENGE.UNTIL.lt(clock.instant())).execute();
  }

  private Optional<byte[]> genuine(String token) {
    var dot = token.indexOf('.');
    try {
      var body = Base64.getUrlDecoder().decode(token.substring(0, Math.max(0, dot)));
      var mark = Base64.getUrlDecoder().decode(token.substring(dot + 1));
      var ours =
          body.length == NONCE + Long.BYTES + 2
              && (MessageDigest.isEqual(Arrays.copyOf(secret.mark(body), MARK), mark)
                  || secret
                      .markOfYesterday(body)
                      .filter(m -> MessageDigest.isEqual(Arrays.copyOf(m, MARK), mark))
                      .isPresent());
      return ours ? Optional.of(body) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** In digits of any width or in characters. */
  private static boolean says(String answer, int sum) {
    var said = Normalizer.normalize(answer, Normalizer.Form.NFKC).strip();
    return said.equals(Integer.toString(sum)) || said.equals(chinese(sum));
  }

  private static String chinese(int number) {
    return number < 10
        ? NUMERALS.get(number)
        : "十" + (number % 10 == 0 ? "" : NUMERALS.get(number % 10));
  }

  private static boolean worked(String token, String work) {
    if (!work.matches("\\d{1,12}")) {
      return false;
    }
    var hash = DigestUtils.sha256(token + ":" + work);
    return ByteBuffer.wrap(hash).getInt() >>> (Integer.SIZE - WORK_BITS) == 0;
  }
}
