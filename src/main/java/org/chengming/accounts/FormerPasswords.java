package org.chengming.accounts;

import static org.chengming.accounts.db.Tables.FORMER_PASSWORD;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Hashes of passwords that were replaced, as many as the policy looks back. */
@Repository
class FormerPasswords {
  private final DSLContext db;

  FormerPasswords(DSLContext db) {
    this.db = db;
  }

  /** The newest first. */
  List<String> of(long staffId, int many) {
    return db.select(FORMER_PASSWORD.PASSWORD_HASH)
        .from(FORMER_PASSWORD)
        .where(FORMER_PASSWORD.STAFF_ID.eq(staffId))
        .orderBy(FORMER_PASSWORD.ID.desc())
        .limit(many)
        .fetch(FORMER_PASSWORD.PASSWORD_HASH);
  }

  /** Keeps one, and no more than so many. */
  void keep(long staffId, String hash, int many, Instant now) {
    if (many > 0) {
      db.insertInto(FORMER_PASSWORD)
          .set(FORMER_PASSWORD.STAFF_ID, staffId)
          .set(FORMER_PASSWORD.PASSWORD_HASH, hash)
          .set(FORMER_PASSWORD.REPLACED_AT, now)
          .execute();
    }
    db.deleteFrom(FORMER_PASSWORD)
        .where(FORMER_PASSWORD.STAFF_ID.eq(staffId))
        .and(
            FORMER_PASSWORD.ID.notIn(
                db.select(FORMER_PASSWORD.ID)
                    .from(FORMER_PASSWORD)
                    .where(FORMER_PASSWORD.STAFF_ID.eq(staffId))
                    .orderBy(FORMER_PASSWORD.ID.desc())
                    .limit(many)))
        .execute();
  }
}
