package org.chengming.accounts;

import static org.chengming.accounts.db.Tables.ROLE_GRANT;
import static org.chengming.accounts.db.Tables.STAFF;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengming.accounts.db.tables.records.StaffRecord;
import org.chengming.actors.Role;
import org.chengming.web.Missing;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class StaffRepository {
  /** What signing in needs to know. */
  record Credentials(
      long id,
      long bodyId,
      String name,
      String passwordHash,
      int failures,
      @Nullable Instant lockedUntil,
      boolean active) {}

  private final DSLContext db;

  StaffRepository(DSLContext db) {
    this.db = db;
  }

  boolean isEmpty() {
    return !db.fetchExists(STAFF);
  }

  long insert(CreateStaff staff, String passwordHash, Instant now) {
    var id =
        db.insertInto(STAFF)
            .set(STAFF.USERNAME, staff.username())
            .set(STAFF.NAME, staff.name())
            .set(STAFF.BODY_ID, staff.bodyId())
            .set(STAFF.PASSWORD_HASH, passwordHash)
            .set(STAFF.PASSWORD_TEMPORARY, !staff.demo())
            .set(STAFF.DEMO, staff.demo())
            .set(STAFF.CREATED_AT, now)
            .set(STAFF.PASSWORD_SET_AT, now)
            .returningResult(STAFF.ID)
            .fetchSingle()
            .value1();
    staff.roles().forEach(role -> grant(id, role));
    return id;
  }

  /**
   * @return whether the person did not hold the role before
   */
  boolean grant(long id, RoleOver role) {
    return db.insertInto(ROLE_GRANT)
            .set(ROLE_GRANT.STAFF_ID, id)
            .set(ROLE_GRANT.ROLE, role.role().name())
            .set(ROLE_GRANT.BODY_ID, role.bodyId())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /**
   * @return whether the person held the role
   */
  boolean revoke(long id, RoleOver role) {
    return db.deleteFrom(ROLE_GRANT)
            .where(ROLE_GRANT.STAFF_ID.eq(id))
            .and(ROLE_GRANT.ROLE.eq(role.role().name()))
            .and(ROLE_GRANT.BODY_ID.eq(role.bodyId()))
            .execute()
        == 1;
  }

  Optional<Staff> find(long id) {
    return list(STAFF.ID.eq(id)).stream().findFirst();
  }

  Staff get(long id) {
    return find(id).orElseThrow(() -> new Missing("There is no staff account %d".formatted(id)));
  }

  boolean hasUsername(String username) {
    return db.fetchExists(STAFF, STAFF.USERNAME.eq(username));
  }

  List<Staff> list(Condition condition) {
    var rows = db.selectFrom(STAFF).where(condition).orderBy(STAFF.BODY_ID, STAFF.USERNAME).fetch();
    var roles =
        db.selectFrom(ROLE_GRANT)
            .where(ROLE_GRANT.STAFF_ID.in(rows.getValues(STAFF.ID)))
            .orderBy(ROLE_GRANT.ID)
            .fetchGroups(
                ROLE_GRANT.STAFF_ID, r -> new RoleOver(Role.valueOf(r.getRole()), r.getBodyId()));
    return rows.map(r -> staff(r, roles.getOrDefault(r.getId(), List.of())));
  }

  /** Active ones with the role over one of the bodies. */
  List<Staff> holders(Role role, List<Long> bodies) {
    return list(
        STAFF
            .ACTIVE
            .isTrue()
            .and(
                STAFF.ID.in(
                    select(ROLE_GRANT.STAFF_ID)
                        .from(ROLE_GRANT)
                        .where(ROLE_GRANT.ROLE.eq(role.name()))
                        .and(ROLE_GRANT.BODY_ID.in(bodies)))));
  }

  private static Staff staff(StaffRecord r, List<RoleOver> roles) {
    return new Staff(
        r.getId(),
        r.getUsername(),
        r.getName(),
        r.getExternalNumber() == null ? "" : r.getExternalNumber(),
        r.getBodyId(),
        r.getPasswordTemporary(),
        r.getPasswordSetAt(),
        r.getActive(),
        r.getDemo(),
        r.getLockedUntil(),
        r.getLastSignInAt(),
        roles);
  }

  Optional<Credentials> credentials(String username) {
    return credentials(STAFF.USERNAME.eq(username));
  }

  Optional<Credentials> credentials(long id) {
    return credentials(STAFF.ID.eq(id));
  }

  Optional<Credentials> numbered(String externalNumber) {
    return credentials(STAFF.EXTERNAL_NUMBER.eq(externalNumber));
  }

  boolean hasExternalNumber(String number, long but) {
    return db.fetchExists(STAFF, STAFF.EXTERNAL_NUMBER.eq(number).and(STAFF.ID.ne(but)));
  }

  /**
   * @param number empty for none
   */
  void setExternalNumber(long id, String number) {
    one(
        id,
        db.update(STAFF)
            .set(STAFF.EXTERNAL_NUMBER, number.isEmpty() ? null : number)
            .where(STAFF.ID.eq(id))
            .execute());
  }

  /** The password there is need not be replaced. */
  void passwordKept(long id) {
    one(id, db.update(STAFF).set(STAFF.PASSWORD_TEMPORARY, false).where(STAFF.ID.eq(id)).execute());
  }

  private Optional<Credentials> credentials(Condition who) {
    return db.selectFrom(STAFF)
        .where(who)
        .forUpdate()
        .fetchOptional(
            r ->
                new Credentials(
                    r.getId(),
                    r.getBodyId(),
                    r.getName(),
                    r.getPasswordHash(),
                    r.getFailures(),
                    r.getLockedUntil(),
                    r.getActive()));
  }

  void signedIn(long id, Instant now) {
    one(
        id,
        db.update(STAFF)
            .set(STAFF.FAILURES, 0)
            .setNull(STAFF.LOCKED_UNTIL)
            .set(STAFF.LAST_SIGN_IN_AT, now)
            .where(STAFF.ID.eq(id))
            .execute());
  }

  void failed(long id, int failures, @Nullable Instant lockedUntil) {
    one(
        id,
        db.update(STAFF)
            .set(STAFF.FAILURES, failures)
            .set(STAFF.LOCKED_UNTIL, lockedUntil)
            .where(STAFF.ID.eq(id))
            .execute());
  }

  /**
   * @param failures what stands instead of a lock; null takes one failure back
   */
  void takeBack(long id, @Nullable Integer failures) {
    one(
        id,
        db.update(STAFF)
            .set(
                STAFF.FAILURES,
                failures == null ? greatest(STAFF.FAILURES.minus(1), inline(0)) : val(failures))
            .set(
                STAFF.LOCKED_UNTIL,
                failures == null ? STAFF.LOCKED_UNTIL : castNull(STAFF.LOCKED_UNTIL))
            .where(STAFF.ID.eq(id))
            .execute());
  }

  void setPassword(long id, String hash, boolean temporary, Instant now) {
    one(
        id,
        db.update(STAFF)
            .set(STAFF.PASSWORD_HASH, hash)
            .set(STAFF.PASSWORD_TEMPORARY, temporary)
            .set(STAFF.PASSWORD_SET_AT, now)
            .set(STAFF.FAILURES, 0)
            .setNull(STAFF.LOCKED_UNTIL)
            .where(STAFF.ID.eq(id))
            .execute());
  }

  void setActive(long id, boolean active) {
    one(id, db.update(STAFF).set(STAFF.ACTIVE, active).where(STAFF.ID.eq(id)).execute());
  }

  void describe(long id, String name, long bodyId) {
    one(
        id,
        db.update(STAFF)
            .set(STAFF.NAME, name)
            .set(STAFF.BODY_ID, bodyId)
            .where(STAFF.ID.eq(id))
            .execute());
  }

  private static void one(long id, int rows) {
    if (rows != 1) {
      throw new Missing("There is no staff account %d".formatted(id));
    }
  }
}
