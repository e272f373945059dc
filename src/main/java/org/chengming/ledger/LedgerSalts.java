package org.chengming.ledger;

import static org.chengming.ledger.db.Tables.SALT;

import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Random bytes that went into a hash of something personal, so that nobody can try out what it may
 * have been. They come sealed from the module that owns what was hashed, which lets them go
 * together with it.
 */
@Component
public class LedgerSalts {
  private final DSLContext db;

  LedgerSalts(DSLContext db) {
    this.db = db;
  }

  /** Keeps it with the act it is part of; there is one for each subject and kind. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(String subject, LedgerKind kind, byte[] sealed) {
    db.insertInto(SALT)
        .set(SALT.SUBJECT, subject)
        .set(SALT.KIND, kind.word())
        .set(SALT.SEALED_SALT, sealed)
        .execute();
  }

  @Transactional(readOnly = true)
  public Optional<byte[]> find(String subject, LedgerKind kind) {
    return db.select(SALT.SEALED_SALT)
        .from(SALT)
        .where(SALT.SUBJECT.eq(subject))
        .and(SALT.KIND.eq(kind.word()))
        .fetchOptional(SALT.SEALED_SALT);
  }

  /** From here on nobody can tell what was hashed for this subject. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forget(String subject) {
    db.deleteFrom(SALT).where(SALT.SUBJECT.eq(subject)).execute();
  }
}
