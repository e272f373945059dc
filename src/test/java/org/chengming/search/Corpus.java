package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.publishing.db.Tables.CHANGE;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.VALIDITY_CHANGE;
import static org.chengming.testing.Patience.await;
import static org.jooq.impl.DSL.condition;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.database.Announcements;
import org.chengming.publishing.ChangeLog;
import org.chengming.publishing.DocumentNumber;
import org.chengming.web.KeptPages;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts documents of a test's own straight into the tables of publishing, as its acts would leave
 * them.
 */
@Component
class Corpus {
  private static final AtomicInteger SERIAL = new AtomicInteger();
  private static final Queue<Long> PUBLISHED = new ConcurrentLinkedQueue<>();

  private final DSLContext db;
  private final Announcements announcements;
  private final ChangeLog changes;
  private final Holdings holdings;

  Corpus(DSLContext db, Announcements announcements, ChangeLog changes, Holdings holdings) {
    this.db = db;
    this.announcements = announcements;
    this.changes = changes;
    this.holdings = holdings;
  }

  /** A document to publish; whatever is not said is missing or plain. */
  record Text(
      String title,
      String html,
      long body,
      @Nullable String number,
      @Nullable String theme,
      @Nullable String genre,
      LocalDate formed,
      @Nullable LocalDate effective,
      @Nullable LocalDate expires,
      String... keywords) {
    static Text of(String title, String html) {
      return new Text(title, html, 1, null, null, null, LocalDate.of(2020, 5, 6), null, null);
    }

    Text by(long newBody) {
      return new Text(
          title, html, newBody, number, theme, genre, formed, effective, expires, keywords);
    }

    Text numbered(String newNumber) {
      return new Text(
          title, html, body, newNumber, theme, genre, formed, effective, expires, keywords);
    }

    Text classed(String newTheme, String newGenre) {
      return new Text(
          title, html, body, number, newTheme, newGenre, formed, effective, expires, keywords);
    }

    Text dated(
        LocalDate newFormed, @Nullable LocalDate newEffective, @Nullable LocalDate newExpires) {
      return new Text(
          title, html, body, number, theme, genre, newFormed, newEffective, newExpires, keywords);
    }

    Text keyed(String... newKeywords) {
      return new Text(
          title, html, body, number, theme, genre, formed, effective, expires, newKeywords);
    }
  }

  @Transactional
  public long publish(Text text) {
    var now = OffsetDateTime.now().toInstant();
    var id =
        db.insertInto(DOCUMENT)
            .set(DOCUMENT.INDEX_NUMBER, "TEST00001/2026-%05d".formatted(SERIAL.incrementAndGet()))
            .set(DOCUMENT.BODY_ID, text.body())
            .set(DOCUMENT.CREATED_AT, now)
            .set(DOCUMENT.PUBLISHED_AT, now)
            .returning(DOCUMENT.ID)
            .fetchSingle(DOCUMENT.ID);
    edition(id, 1, text, null);
    changed(id, "PUBLISHED");
    PUBLISHED.add(id);
    return id;
  }

  @Transactional
  public void correct(long id, Text text) {
    var now = OffsetDateTime.now().toInstant();
    var number =
        db.select(EDITION.NUMBER)
            .from(EDITION)
            .where(EDITION.DOCUMENT_ID.eq(id))
            .and(EDITION.STATE.eq("LIVE"))
            .fetchSingle(EDITION.NUMBER);
    db.update(EDITION)
        .set(EDITION.STATE, "SUPERSEDED")
        .set(EDITION.ENDED_AT, now)
        .where(EDITION.DOCUMENT_ID.eq(id))
        .and(EDITION.STATE.eq("LIVE"))
        .execute();
    edition(id, number + 1, text, "更正");
    changed(id, "CORRECTED");
  }

  @Transactional
  public void withdraw(long id) {
    db.update(EDITION)
        .set(EDITION.STATE, "WITHDRAWN")
        .set(EDITION.ENDED_AT, OffsetDateTime.now().toInstant())
        .where(EDITION.DOCUMENT_ID.eq(id))
        .and(EDITION.STATE.eq("LIVE"))
        .execute();
    changed(id, "WITHDRAWN");
  }

  /** So that the same test on another index finds its own documents only. */
  @Transactional
  public void withdrawAll() {
    for (var id = PUBLISHED.poll(); id != null; id = PUBLISHED.poll()) {
      withdraw(id);
    }
  }

  @Transactional
  public void abolish(long id, LocalDate on) {
    db.insertInto(VALIDITY_CHANGE)
        .set(VALIDITY_CHANGE.DOCUMENT_ID, id)
        .set(VALIDITY_CHANGE.KIND, "ABOLISHED")
        .set(VALIDITY_CHANGE.EFFECTIVE_ON, on)
        .set(VALIDITY_CHANGE.RECORDED_AT, OffsetDateTime.now().toInstant())
        .execute();
    changed(id, "VALIDITY");
  }

  /** Returns once the index holds everything that was committed before. */
  public void awaitIndexed() {
    await("the index follows")
        .untilAsserted(
            () -> {
              var cursor = holdings.cursor();
              assertThat(changes.waitingSince(cursor)).as("waiting after %s", cursor).isEmpty();
            });
  }

  /**
   * Returns once every change up to now may be followed: the log holds back what an older
   * transaction, whoever's, might still overtake.
   */
  public void settled() {
    await("transactions older than the last change end").until(() -> !heldBack());
  }

  private boolean heldBack() {
    return db.fetchExists(CHANGE, condition("xid >= pg_snapshot_xmin(pg_current_snapshot())"));
  }

  private void edition(long document, int number, Text text, @Nullable String note) {
    var now = OffsetDateTime.now().toInstant();
    db.insertInto(EDITION)
        .set(EDITION.DOCUMENT_ID, document)
        .set(EDITION.NUMBER, number)
        .set(EDITION.STATE, "LIVE")
        .set(EDITION.BODY_ID, text.body())
        .set(EDITION.TITLE, text.title())
        .set(EDITION.DOCUMENT_NUMBER, text.number())
        .set(
            EDITION.DOCUMENT_NUMBER_KEY,
            text.number() == null
                ? null
                : DocumentNumber.parse(text.number()).map(DocumentNumber::key).orElse(null))
        .set(EDITION.THEME, text.theme())
        .set(EDITION.GENRE, text.genre())
        .set(EDITION.FORMED_ON, text.formed())
        .set(EDITION.EFFECTIVE_ON, text.effective())
        .set(EDITION.EXPIRES_ON, text.expires())
        .set(EDITION.KEYWORDS, text.keywords())
        .set(EDITION.CONTENT_HTML, text.html())
        .set(EDITION.CONTENT_SHA256, "0".repeat(64))
        .set(EDITION.CHANGE_NOTE, note)
        .set(EDITION.CREATED_AT, now)
        .set(EDITION.UPDATED_AT, now)
        .set(EDITION.PUBLISHED_AT, now)
        .set(EDITION.FIRST_PUBLISHED_AT, now)
        .execute();
  }

  private void changed(long document, String kind) {
    db.insertInto(CHANGE)
        .set(CHANGE.DOCUMENT_ID, document)
        .set(CHANGE.KIND, kind)
        .set(CHANGE.CHANGED_AT, OffsetDateTime.now().toInstant())
        .execute();
    announcements.announce(Set.of(KeptPages.document(document), KeptPages.LISTS));
  }
}
