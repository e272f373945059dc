package org.chengming.requests;

import static org.chengming.requests.db.Tables.MOVED_DAY;
import static org.chengming.requests.db.Tables.RECOUNT;
import static org.chengming.requests.db.Tables.REQUEST;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.calendar.DayException;
import org.chengming.calendar.HolidayNotices;
import org.chengming.calendar.NoticeRecorded;
import org.chengming.calendar.WorkingCalendar;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * What a notice of days off did to open cases. Their days move by themselves the moment it is
 * recorded; this only tells which, from when to when and why.
 */
@Component
public class Recounts {
  private static final int AT_ONCE = 1_000;
  private static final Set<Role> READERS =
      Set.of(Role.REQUEST_OFFICER, Role.REQUEST_APPROVER, Role.SUPERVISOR);

  private final DSLContext db;
  private final OpenCases cases;
  private final RequestClock requestClock;
  private final WorkingCalendar calendar;
  private final Reach reach;
  private final ObjectMapper json;
  private final Clock clock;

  Recounts(
      DSLContext db,
      OpenCases cases,
      RequestClock requestClock,
      WorkingCalendar calendar,
      Reach reach,
      ObjectMapper json,
      Clock clock) {
    this.db = db;
    this.cases = cases;
    this.requestClock = requestClock;
    this.calendar = calendar;
    this.reach = reach;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A day a notice changed.
   *
   * @param before whether people worked by a rule of its own, null for a day like any other
   * @param holiday the holiday it belongs to
   */
  public record ChangedDay(
      LocalDate date, @Nullable Boolean before, @Nullable Boolean after, String holiday) {}

  /** A case whose last day moved. */
  public record Moved(RequestNumber number, long bodyId, LocalDate from, LocalDate to) {}

  /**
   * @param lookedAt how many open cases were counted anew
   * @param moved those of them that moved, as far as the reader sees them
   */
  public record Recount(
      int year,
      String source,
      String staffName,
      Instant at,
      int lookedAt,
      List<ChangedDay> changes,
      List<Moved> moved) {}

  /** In the transaction of the notice, so that there is no notice without its list. */
  @EventListener
  void on(NoticeRecorded notice) {
    var before = new HashMap<Long, LocalDate>();
    int[] seen = new int[1];
    cases.each(
        noCondition(),
        requestClock.by(calendar.before(notice.changes())),
        page -> {
          seen[0] += page.size();
          page.stream()
              .filter(c -> c.due().by() != null)
              .forEach(c -> before.put(c.id(), c.due().by()));
        });
    long recount = insert(notice, seen[0]);
    cases.each(noCondition(), page -> insert(recount, page, before));
  }

  private long insert(NoticeRecorded notice, int seen) {
    var changes = notice.changes().stream().map(Recounts::changed).toList();
    return db.insertInto(RECOUNT)
        .set(RECOUNT.YEAR, notice.year())
        .set(RECOUNT.SOURCE, notice.source())
        .set(RECOUNT.CHANGES, JSONB.valueOf(json.writeValueAsString(changes)))
        .set(RECOUNT.STAFF_NAME, notice.staffName())
        .set(RECOUNT.RECORDED_AT, clock.instant())
        .set(RECOUNT.LOOKED_AT, seen)
        .returning(RECOUNT.ID)
        .fetchSingle(RECOUNT.ID);
  }

  private static ChangedDay changed(HolidayNotices.Change change) {
    var named = change.after() == null ? change.before() : change.after();
    return new ChangedDay(
        change.date(),
        working(change.before()),
        working(change.after()),
        named == null ? "" : named.name());
  }

  private static @Nullable Boolean working(@Nullable DayException day) {
    return day == null ? null : day.working();
  }

  private void insert(long recount, List<OpenCase> page, Map<Long, LocalDate> before) {
    var rows =
        db.insertInto(
            MOVED_DAY,
            MOVED_DAY.RECOUNT_ID,
            MOVED_DAY.REQUEST_ID,
            MOVED_DAY.FROM_DAY,
            MOVED_DAY.TO_DAY);
    int moved = 0;
    for (var open : page) {
      var from = before.get(open.id());
      var to = open.due().by();
      if (from != null && to != null && !from.equals(to)) {
        rows.values(recount, open.id(), from, to);
        moved++;
      }
    }
    if (moved > 0) {
      rows.execute();
    }
  }

  /** Whether the actor records notices, and so sees all that they moved. */
  private static boolean records(Actor actor) {
    return actor.mayAtRoot(Role.ADMINISTRATOR);
  }

  /** The latest first, each with the cases the actor sees; with all for whoever records notices. */
  @Transactional(readOnly = true)
  public List<Recount> latest(Actor actor, int most) {
    if (!records(actor) && READERS.stream().noneMatch(actor::mayAnywhere)) {
      throw new NotPermitted(actor.name() + " may not see which cases moved");
    }
    var recounts = db.selectFrom(RECOUNT).orderBy(RECOUNT.ID.desc()).limit(most).fetch();
    var moved = moved(actor, recounts.getValues(RECOUNT.ID));
    return recounts.map(
        r ->
            new Recount(
                r.getYear(),
                r.getSource(),
                r.getStaffName(),
                r.getRecordedAt(),
                r.getLookedAt(),
                Arrays.asList(json.readValue(r.getChanges().data(), ChangedDay[].class)),
                moved.getOrDefault(r.getId(), List.of())));
  }

  private Map<Long, List<Moved>> moved(Actor actor, List<Long> recounts) {
    var moved = new HashMap<Long, List<Moved>>();
    db.select(MOVED_DAY.RECOUNT_ID, MOVED_DAY.FROM_DAY, MOVED_DAY.TO_DAY)
        .select(REQUEST.NUMBER, REQUEST.BODY_ID)
        .from(MOVED_DAY)
        .join(REQUEST)
        .on(REQUEST.ID.eq(MOVED_DAY.REQUEST_ID))
        .where(MOVED_DAY.RECOUNT_ID.in(recounts))
        .and(records(actor) ? noCondition() : reach.condition(actor))
        .orderBy(MOVED_DAY.TO_DAY, REQUEST.NUMBER)
        .limit(AT_ONCE)
        .forEach(
            r ->
                moved
                    .computeIfAbsent(r.get(MOVED_DAY.RECOUNT_ID), id -> new ArrayList<>())
                    .add(
                        new Moved(
                            new RequestNumber(r.get(REQUEST.NUMBER)),
                            r.get(REQUEST.BODY_ID),
                            r.get(MOVED_DAY.FROM_DAY),
                            r.get(MOVED_DAY.TO_DAY))));
    return moved;
  }
}
