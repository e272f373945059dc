package org.chengming.requests;

import static org.chengming.requests.db.Tables.CASE_FILE;
import static org.chengming.requests.db.Tables.REQUEST;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.keys.Seal;
import org.chengming.ledger.Deed;
import org.chengming.ledger.Ledger;
import org.chengming.ledger.LedgerKind;
import org.chengming.ledger.LedgerSalts;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records in the ledger that a request came and that it was answered. What was asked and answered
 * is short and personal, and could be guessed from a plain hash of it; so the hash is that of 32
 * random bytes and the text after them. The random bytes are kept sealed, for whoever holds the
 * query code, until who asked is erased.
 */
@Component
public class RequestDeeds implements PersonalData {
  private static final int SALT_BYTES = 32;

  private final DSLContext db;
  private final Ledger ledger;
  private final LedgerSalts salts;
  private final Seal seal;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RequestDeeds(DSLContext db, Ledger ledger, LedgerSalts salts, Seal seal, Clock clock) {
    this.db = db;
    this.ledger = ledger;
    this.salts = salts;
    this.seal = seal;
    this.clock = clock;
  }

  void received(String number, String wanted) {
    record(LedgerKind.REQUEST_RECEIVED, number, wanted, List.of());
  }

  /**
   * @param request whose released files go with the answer
   * @param text what was said with the answer; null where nothing was
   */
  void answered(String number, long request, @Nullable String text) {
    record(LedgerKind.REQUEST_ANSWERED, number, text == null ? "" : text, released(request));
  }

  /** In hex, in their order. */
  private List<String> released(long request) {
    return db.select(CASE_FILE.SHA256)
        .from(CASE_FILE)
        .where(CASE_FILE.REQUEST_ID.eq(request))
        .and(CASE_FILE.KIND.eq(PaperKind.RELEASED.name()))
        .orderBy(CASE_FILE.ID)
        .limit(Deed.MOST_HASHES - 1)
        .fetch(CASE_FILE.SHA256);
  }

  /** A file may be known elsewhere and lead to who asked, so its hash is salted too. */
  private void record(LedgerKind kind, String number, String text, List<String> files) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    salts.keep(number, kind, seal.sealBytes(salt, Places.salt(number, kind)));
    var hashes = new ArrayList<Deed.Hash>();
    hashes.add(new Deed.Hash("content", hash(salt, text)));
    files.forEach(file -> hashes.add(new Deed.Hash("file", hash(salt, file))));
    ledger.append(new Deed(kind, number, null, clock.instant(), hashes));
  }

  private static String hash(byte[] salt, String text) {
    var digest = DigestUtils.getSha256Digest();
    digest.update(salt);
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The 32 bytes that stand before the text in what was hashed, in hex; to be shown to whoever may
   * read the text. Empty where there was no such deed, and once they are erased.
   */
  @Transactional(readOnly = true)
  public Optional<String> salt(RequestNumber number, LedgerKind kind) {
    return salts
        .find(number.value(), kind)
        .map(kept -> seal.openBytes(kept, Places.salt(number.value(), kind)))
        .map(HexFormat.of()::formatHex);
  }

  @Override
  public void erase(long request) {
    db.select(REQUEST.NUMBER)
        .from(REQUEST)
        .where(REQUEST.ID.eq(request))
        .fetchOptional(REQUEST.NUMBER)
        .ifPresent(salts::forget);
  }
}
