package org.chengming.requests;

import static org.chengming.requests.db.Tables.DRAFT;
import static org.jooq.impl.DSL.any;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengming.keys.Seal;
import org.chengming.requests.Attempts.What;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * Forms put aside by whoever asked for it, to go on later without an account. Sealed, opened by a
 * code that is kept nowhere, and deleted when filed or when their time is up.
 */
@Component
public class Drafts {
  private static final Logger log = LoggerFactory.getLogger(Drafts.class);
  private static final int MOST_WRONG_CODES = 10;
  private static final int MOST_SAVED = 40;

  /** Characters of all fields together; more than a whole form can rightly have. */
  private static final int LONGEST = 8_000;

  private final DSLContext db;
  private final Attempts attempts;
  private final Seal seal;
  private final ObjectMapper json;
  private final Clock clock;
  private final int days;

  Drafts(
      DSLContext db,
      Attempts attempts,
      Seal seal,
      ObjectMapper json,
      Clock clock,
      @Value("${chengming.requests.draft-days}") int days) {
    this.db = db;
    this.attempts = attempts;
    this.seal = seal;
    this.json = json;
    this.clock = clock;
    this.days = days;
  }

  /**
   * A form that was put aside.
   *
   * @param code opens it; shown once
   * @param until the last day it is kept
   */
  public record Saved(QueryCode code, LocalDate until) {}

  /**
   * Puts a form aside. The same form saved again takes the place of the first, under the same code.
   *
   * @param form its own random mark
   * @param values what stands in its fields
   * @param address where it comes from, counted and not kept
   * @throws TooOften when the address has saved too often in the last hour
   */
  @Transactional
  public Saved save(String form, Map<String, String> values, String address) {
    if (attempts.count(What.SAVE, address) > MOST_SAVED) {
      throw new TooOften("这个网络地址一小时内存的草稿太多了，请过一小时再来。", "An address saves too often");
    }
    var written = json.writeValueAsString(new TreeMap<>(values));
    if (written.length() > LONGEST) {
      throw new IllegalArgumentException("A draft of %d characters".formatted(written.length()));
    }
    forget(form);
    var code = QueryCode.from(seal.mark("resume code " + form));
    var mark = seal.mark(formPlace(form));
    var now = clock.instant();
    db.insertInto(DRAFT)
        .set(DRAFT.FORM_MARK, mark)
        .set(DRAFT.CODE_MARK, seal.mark(codePlace(code)))
        .set(DRAFT.SEALED_FORM, seal.seal(written, place(mark)))
        .set(DRAFT.SAVED_AT, now)
        .onConflict(DRAFT.FORM_MARK)
        .doUpdate()
        .set(DRAFT.SEALED_FORM, seal.seal(written, place(mark)))
        .set(DRAFT.SAVED_AT, now)
        .execute();
    return new Saved(code, LocalDate.now(clock).plusDays(days));
  }

  /**
   * What stands in the fields of the form that was put aside, empty for a wrong code or one whose
   * time is up. The draft stays until it is filed.
   *
   * @throws TooOften when the address has tried too many wrong codes
   */
  @Transactional
  public Optional<Map<String, String>> resume(String code, String address) {
    if (attempts.count(What.RESUME, address) > MOST_WRONG_CODES) {
      throw new TooOften("输错的次数太多了，请过 15 分钟再试。", "An address tries too many codes");
    }
    var found =
        QueryCode.parse(code)
            .flatMap(
                c ->
                    db.fetchOptional(
                        DRAFT,
                        DRAFT
                            .CODE_MARK
                            .eq(any(seal.marks(codePlace(c)).toArray(byte[][]::new)))
                            .and(DRAFT.SAVED_AT.gt(clock.instant().minus(kept())))));
    var opened = found.map(d -> seal.open(d.getSealedForm(), place(d.getFormMark())));
    if (opened.isPresent()) {
      attempts.takeBack(What.RESUME, address);
    }
    return opened.map(written -> json.readValue(written, new TypeReference<>() {}));
  }

  /** Deletes a form that was put aside, because it was filed or its owner wants it gone. */
  @Transactional
  public void forget(String form) {
    db.deleteFrom(DRAFT)
        .where(DRAFT.FORM_MARK.eq(any(seal.marks(formPlace(form)).toArray(byte[][]::new))))
        .execute();
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 240_000)
  void look() {
    int gone = deleteOld();
    if (gone > 0) {
      log.info("Deleted {} drafts, {} days after they were saved", gone, days);
    }
  }

  /** Deletes those whose time is up. @return how many */
  int deleteOld() {
    return db.deleteFrom(DRAFT).where(DRAFT.SAVED_AT.le(clock.instant().minus(kept()))).execute();
  }

  private Duration kept() {
    return Duration.ofDays(days);
  }

  private static String formPlace(String form) {
    return "draft of form " + form;
  }

  private static String codePlace(QueryCode code) {
    return "resume " + code.value();
  }

  private static String place(byte[] mark) {
    return "draft " + HexFormat.of().formatHex(mark);
  }
}
