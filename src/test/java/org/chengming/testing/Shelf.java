package org.chengming.testing;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.CHANGE;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.WITHDRAWAL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.chengming.actors.Actor;
import org.chengming.database.Announcements;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.OrganisationCode;
import org.chengming.organisations.Organisations;
import org.chengming.organisations.RegisterBody;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.chengming.web.KeptPages;
import org.jooq.DSLContext;

/**
 * Puts public documents on the shelf row by row, for tests of reading only; what it writes is what
 * publishing would have.
 */
public final class Shelf {
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  private final DSLContext db;
  private final Body body;
  private final Announcements announcements;

  public Shelf(DSLContext db, Organisations organisations, Announcements announcements) {
    this.announcements = announcements;
    this.db = db;
    var n = NEXT.getAndIncrement();
    this.body =
        organisations.register(
            Actor.system("test"),
            RegisterBody.of(
                "shelf-" + n,
                "书架第" + n + "局",
                BodyLevel.COUNTY,
                BodyKind.DEPARTMENT,
                OrganisationCode.withCheck("SH%06d".formatted(n))));
  }

  public Body body() {
    return body;
  }

  /** A document as it stands in the database. */
  public record Shown(long id, long edition, String indexNumber) {
    public String path() {
      return "/documents/" + indexNumber;
    }
  }

  public Shown publish(String title, String html) {
    return publish(title, html, e -> {});
  }

  public Shown publish(String title, String html, Consumer<EditionRecord> more) {
    return put(title, html, "LIVE", more);
  }

  /** Not published: it has no number yet, so this one is made up and must lead nowhere. */
  public Shown draft(String title) {
    return put(title, "<p>草稿</p>", "DRAFT", e -> {});
  }

  private Shown put(String title, String html, String state, Consumer<EditionRecord> more) {
    var number = "%s/2026-%05d".formatted(body.organisationCode().value(), NEXT.getAndIncrement());
    var now = Instant.now();
    var live = state.equals("LIVE");
    var document = db.newRecord(DOCUMENT);
    document.setBodyId(body.id());
    document.setCreatedAt(now);
    document.setIndexNumber(live ? number : null);
    document.setPublishedAt(live ? now : null);
    document.store();
    var edition = db.newRecord(EDITION);
    edition.setDocumentId(document.getId());
    edition.setNumber(1);
    edition.setState(state);
    edition.setBodyId(body.id());
    edition.setTitle(title);
    edition.setFormedOn(LocalDate.of(2026, 11, 20));
    edition.setContentHtml(html);
    edition.setContentSha256("0".repeat(64));
    edition.setCreatedAt(now);
    edition.setUpdatedAt(now);
    edition.setPublishedAt(live ? now : null);
    edition.setFirstPublishedAt(live ? now : null);
    more.accept(edition);
    edition.store();
    changed(document.getId(), "PUBLISHED");
    return new Shown(document.getId(), edition.getId(), number);
  }

  /** The live edition gives way to the next. */
  public Shown correct(Shown shown, String title, String html, String note) {
    var old = db.fetchSingle(EDITION, EDITION.ID.eq(shown.edition()));
    var now = Instant.now();
    old.setState("SUPERSEDED");
    old.setEndedAt(now);
    old.store();
    var edition = db.newRecord(EDITION);
    edition.from(old);
    edition.reset(EDITION.ID);
    edition.setNumber(old.getNumber() + 1);
    edition.setState("LIVE");
    edition.setEndedAt(null);
    edition.setTitle(title);
    edition.setContentHtml(html);
    edition.setChangeNote(note);
    edition.setPublishedAt(now);
    edition.store();
    changed(shown.id(), "CORRECTED");
    return new Shown(shown.id(), edition.getId(), shown.indexNumber());
  }

  public void withdraw(Shown shown, String reason) {
    db.update(EDITION)
        .set(EDITION.STATE, "WITHDRAWN")
        .set(EDITION.ENDED_AT, Instant.now())
        .where(EDITION.ID.eq(shown.edition()))
        .execute();
    db.insertInto(WITHDRAWAL)
        .set(WITHDRAWAL.DOCUMENT_ID, shown.id())
        .set(WITHDRAWAL.EDITION_ID, shown.edition())
        .set(WITHDRAWAL.REASON, reason)
        .set(WITHDRAWAL.WITHDRAWN_BY, 1L)
        .set(WITHDRAWAL.WITHDRAWN_AT, Instant.now())
        .execute();
    changed(shown.id(), "WITHDRAWN");
  }

  public long attach(
      Shown shown, int position, String name, String sha256, String mediaType, long size) {
    var row = db.newRecord(ATTACHMENT);
    row.setEditionId(shown.edition());
    row.setPosition(position);
    row.setName(name);
    row.setSha256(sha256);
    row.setMediaType(mediaType);
    row.setSize(size);
    row.store();
    return row.getId();
  }

  private void changed(long document, String kind) {
    db.insertInto(CHANGE)
        .set(CHANGE.DOCUMENT_ID, document)
        .set(CHANGE.KIND, kind)
        .set(CHANGE.CHANGED_AT, Instant.now())
        .execute();
    announcements.announce(Set.of(KeptPages.document(document), KeptPages.LISTS));
  }
}
