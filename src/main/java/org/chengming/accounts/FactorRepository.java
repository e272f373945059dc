package org.chengming.accounts;

import static org.chengming.accounts.db.Tables.AUTHENTICATOR;
import static org.chengming.accounts.db.Tables.PASSKEY;
import static org.chengming.accounts.db.Tables.RECOVERY_CODE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengming.accounts.db.tables.records.AuthenticatorRecord;
import org.chengming.accounts.db.tables.records.PasskeyRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The second factors of one person. */
@Repository
class FactorRepository {
  private final DSLContext db;

  FactorRepository(DSLContext db) {
    this.db = db;
  }

  boolean any(long staffId) {
    return db.fetchExists(
            AUTHENTICATOR,
            AUTHENTICATOR.STAFF_ID.eq(staffId).and(AUTHENTICATOR.CONFIRMED_AT.isNotNull()))
        || db.fetchExists(PASSKEY, PASSKEY.STAFF_ID.eq(staffId));
  }

  Optional<AuthenticatorRecord> authenticator(long staffId) {
    return db.fetchOptional(AUTHENTICATOR, AUTHENTICATOR.STAFF_ID.eq(staffId));
  }

  /** Puts a secret in place of one that was never confirmed. */
  void propose(long staffId, byte[] secret, Instant now) {
    db.deleteFrom(AUTHENTICATOR)
        .where(AUTHENTICATOR.STAFF_ID.eq(staffId))
        .and(AUTHENTICATOR.CONFIRMED_AT.isNull())
        .execute();
    db.insertInto(AUTHENTICATOR)
        .set(AUTHENTICATOR.STAFF_ID, staffId)
        .set(AUTHENTICATOR.SECRET, secret)
        .set(AUTHENTICATOR.CREATED_AT, now)
        .execute();
  }

  void confirm(long staffId, long step, Instant now) {
    db.update(AUTHENTICATOR)
        .set(AUTHENTICATOR.CONFIRMED_AT, now)
        .set(AUTHENTICATOR.LAST_STEP, step)
        .where(AUTHENTICATOR.STAFF_ID.eq(staffId))
        .execute();
  }

  /**
   * Takes the code of a step.
   *
   * @return false when it, or a later one, was taken before
   */
  boolean take(long staffId, long step) {
    return db.update(AUTHENTICATOR)
            .set(AUTHENTICATOR.LAST_STEP, step)
            .where(AUTHENTICATOR.STAFF_ID.eq(staffId))
            .and(AUTHENTICATOR.LAST_STEP.lt(step))
            .execute()
        == 1;
  }

  boolean removeAuthenticator(long staffId) {
    return db.deleteFrom(AUTHENTICATOR).where(AUTHENTICATOR.STAFF_ID.eq(staffId)).execute() == 1;
  }

  List<PasskeyRecord> passkeys(long staffId) {
    return db.fetch(db.selectFrom(PASSKEY).where(PASSKEY.STAFF_ID.eq(staffId)).orderBy(PASSKEY.ID));
  }

  Optional<Long> holder(byte[] credential) {
    return db.select(PASSKEY.STAFF_ID)
        .from(PASSKEY)
        .where(PASSKEY.CREDENTIAL_ID.eq(credential))
        .fetchOptional(PASSKEY.STAFF_ID);
  }

  void add(long staffId, PasskeyProtocol.Credential passkey, String label, Instant now) {
    db.insertInto(PASSKEY)
        .set(PASSKEY.STAFF_ID, staffId)
        .set(PASSKEY.CREDENTIAL_ID, passkey.id())
        .set(PASSKEY.CREDENTIAL, passkey.attested())
        .set(PASSKEY.SIGN_COUNT, passkey.signCount())
        .set(PASSKEY.LABEL, label)
        .set(PASSKEY.CREATED_AT, now)
        .execute();
  }

  /**
   * @return false when a later signature of it was seen meanwhile
   */
  boolean used(long passkeyId, long before, long signCount, Instant now) {
    return db.update(PASSKEY)
            .set(PASSKEY.SIGN_COUNT, signCount)
            .set(PASSKEY.LAST_USED_AT, now)
            .where(PASSKEY.ID.eq(passkeyId))
            .and(PASSKEY.SIGN_COUNT.eq(before))
            .execute()
        == 1;
  }

  boolean removePasskey(long staffId, long passkeyId) {
    return db.deleteFrom(PASSKEY)
            .where(PASSKEY.ID.eq(passkeyId))
            .and(PASSKEY.STAFF_ID.eq(staffId))
            .execute()
        == 1;
  }

  void replaceCodes(long staffId, List<byte[]> marks) {
    db.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.STAFF_ID.eq(staffId)).execute();
    for (var mark : marks) {
      db.insertInto(RECOVERY_CODE)
          .set(RECOVERY_CODE.STAFF_ID, staffId)
          .set(RECOVERY_CODE.MARK, mark)
          .execute();
    }
  }

  int codesLeft(long staffId) {
    return db.fetchCount(
        RECOVERY_CODE, RECOVERY_CODE.STAFF_ID.eq(staffId).and(RECOVERY_CODE.USED_AT.isNull()));
  }

  /** Uses a recovery code up. */
  boolean takeCode(long staffId, List<byte[]> marks, Instant now) {
    return db.update(RECOVERY_CODE)
            .set(RECOVERY_CODE.USED_AT, now)
            .where(RECOVERY_CODE.STAFF_ID.eq(staffId))
            .and(RECOVERY_CODE.MARK.in(marks))
            .and(RECOVERY_CODE.USED_AT.isNull())
            .execute()
        == 1;
  }

  /**
   * @return whether there was anything to remove
   */
  boolean removeAll(long staffId) {
    db.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.STAFF_ID.eq(staffId)).execute();
    var passkeys = db.deleteFrom(PASSKEY).where(PASSKEY.STAFF_ID.eq(staffId)).execute();
    return removeAuthenticator(staffId) | passkeys > 0;
  }
}
