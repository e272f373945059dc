package org.chengming.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Codes for the day a factor is lost: ten, each good once, shown when they are made. */
@Component
class RecoveryCodes {
  private static final int MANY = 10;

  /** 50 bits, which the lock after five failures makes plenty. */
  private static final int LENGTH = 10;

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private final FactorRepository repository;
  private final FactorSeal seal;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RecoveryCodes(FactorRepository repository, FactorSeal seal, Clock clock) {
    this.repository = repository;
    this.seal = seal;
    this.clock = clock;
  }

  /** Makes new ones, each like {@code abcde-fghjk}; the former count no more. */
  List<String> renew(long staffId) {
    var codes = Stream.generate(this::code).limit(MANY).toList();
    repository.replaceCodes(
        staffId, codes.stream().map(c -> seal.mark(staffId, plain(c))).toList());
    return codes;
  }

  boolean take(long staffId, String typed) {
    return repository.takeCode(staffId, seal.marks(staffId, plain(typed)), clock.instant());
  }

  private String code() {
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(i == LENGTH / 2 ? "-" : "")
          .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  private static String plain(String typed) {
    return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }
}
