package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.EDITION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.database.Announcements;
import org.chengming.web.Dates;
import org.chengming.web.KeptPages;
import org.chengming.web.PublicRevision;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How many live documents stand under each body, theme, duty and year. Counting a million rows for
 * a page would cost a second, and a grouped query every few seconds would cost it for ever; so the
 * whole is read once at start and then follows the change log. It keeps eight bytes a document:
 * where it is counted and the day it was published.
 */
@Component
public class DocumentCounts implements PublicRevision {
  private static final Logger log = LoggerFactory.getLogger(DocumentCounts.class);
  private static final int BATCH = 1000;

  /** Where a document is counted. */
  record Place(long bodyId, @Nullable String theme, @Nullable String duty, int year) {}

  private final DSLContext db;
  private final ChangeLog changes;
  private final KeptPages keptPages;
  private final List<Place> places = new ArrayList<>();
  private final Map<Place, Integer> numbers = new HashMap<>();
  private int[] placeOf = new int[1024];
  private int[] dayOf = new int[1024];
  private final Map<Place, Long> moved = new HashMap<>();
  private final Map<Integer, Long> movedDays = new HashMap<>();
  private ChangeLog.@Nullable Cursor cursor;
  private volatile Counts now = Counts.NONE;

  DocumentCounts(
      DSLContext db, ChangeLog changes, Announcements announcements, KeptPages keptPages) {
    this.db = db;
    this.changes = changes;
    this.keptPages = keptPages;
    announcements.follow(KeptPages.LISTS, () -> Thread.startVirtualThread(this::follow));
  }

  /** The counts as of at most a second ago; all zero in the first moments after a start. */
  public Counts now() {
    return now;
  }

  @Override
  public String current() {
    return now.revision();
  }

  @Scheduled(fixedDelay = 1000)
  synchronized void follow() {
    try {
      var from = cursor == null ? loadAll() : cursor;
      for (var batch = changes.after(from, BATCH);
          !batch.changes().isEmpty();
          batch = changes.after(from, BATCH)) {
        var ids = new HashSet<Long>();
        batch.changes().forEach(c -> ids.add(c.documentId()));
        ids.forEach(this::take);
        load(EDITION.DOCUMENT_ID.eq(any(ids.toArray(Long[]::new))), 0);
        from = batch.next();
        cursor = from;
        tell(from);
        keptPages.heard(Set.of(KeptPages.LISTS));
      }
    } catch (RuntimeException e) {
      // The next look starts where this one stood.
      log.warn("Counts stand at {} and wait: {}", cursor, e.toString());
    }
  }

  private ChangeLog.Cursor loadAll() {
    var here = changes.here();
    Arrays.fill(placeOf, 0);
    moved.clear();
    movedDays.clear();
    // Inside a transaction the driver reads in steps; outside it would hold all rows at once.
    db.transaction(t -> load(noCondition(), 5000));
    cursor = here;
    now = Counts.NONE;
    tell(here);
    keptPages.heard(Set.of(KeptPages.LISTS));
    return here;
  }

  private void load(Condition which, int step) {
    try (var rows =
        db.select(
                EDITION.DOCUMENT_ID,
                EDITION.BODY_ID,
                EDITION.THEME,
                EDITION.DUTY,
                EDITION.FORMED_ON,
                EDITION.FIRST_PUBLISHED_AT)
            .from(EDITION)
            .where(EDITION.STATE.eq("LIVE"), which)
            .fetchSize(step)
            .fetchLazy()) {
      rows.forEach(
          r ->
              put(
                  Math.toIntExact(r.value1()),
                  new Place(r.value2(), r.value3(), r.value4(), r.value5().getYear()),
                  (int) Dates.dateOf(r.value6()).toEpochDay()));
    }
  }

  private void put(int id, Place place, int day) {
    if (id >= placeOf.length) {
      placeOf = Arrays.copyOf(placeOf, Math.max(id + 1, placeOf.length * 2));
      dayOf = Arrays.copyOf(dayOf, placeOf.length);
    }
    var number = numbers.computeIfAbsent(place, this::add);
    placeOf[id] = number;
    dayOf[id] = day;
    moved.merge(place, 1L, Long::sum);
    movedDays.merge(day, 1L, Long::sum);
  }

  private int add(Place place) {
    places.add(place);
    return places.size();
  }

  private void take(long id) {
    if (id < placeOf.length && placeOf[(int) id] > 0) {
      moved.merge(places.get(placeOf[(int) id] - 1), -1L, Long::sum);
      movedDays.merge(dayOf[(int) id], -1L, Long::sum);
      placeOf[(int) id] = 0;
    }
  }

  /** Only what moved is counted anew, so an import costs the same however much there is already. */
  private void tell(ChangeLog.Cursor place) {
    now = new Counts(place.toString(), now, moved, movedDays);
    moved.clear();
    movedDays.clear();
  }

  /** The counts at one place of the change log; immutable once made. */
  public static final class Counts {
    static final Counts NONE = new Counts();

    private final String revision;
    private final long all;
    private final Map<Long, Long> bodies;
    private final Map<String, Long> themes;
    private final Map<String, Long> duties;
    private final Map<Integer, Long> years;
    private final Map<OfBody, Long> dutiesOfBodies;
    private final Map<Integer, Long> days;

    private record OfBody(long bodyId, String duty) {}

    private Counts() {
      revision = "none";
      all = 0;
      bodies = Map.of();
      themes = Map.of();
      duties = Map.of();
      years = Map.of();
      dutiesOfBodies = Map.of();
      days = Map.of();
    }

    /** What {@code before} said, and what moved since. */
    Counts(String revision, Counts before, Map<Place, Long> moved, Map<Integer, Long> movedDays) {
      this.revision = revision;
      all = before.all + moved.values().stream().mapToLong(Long::longValue).sum();
      bodies = new HashMap<>(before.bodies);
      themes = new HashMap<>(before.themes);
      duties = new HashMap<>(before.duties);
      years = new HashMap<>(before.years);
      dutiesOfBodies = new HashMap<>(before.dutiesOfBodies);
      days = new HashMap<>(before.days);
      moved.forEach(this::add);
      movedDays.forEach((day, by) -> add(days, day, by));
    }

    private void add(Place place, long by) {
      add(bodies, place.bodyId(), by);
      add(years, place.year(), by);
      if (place.theme() != null) {
        add(themes, place.theme(), by);
      }
      if (place.duty() != null) {
        add(duties, place.duty(), by);
        add(dutiesOfBodies, new OfBody(place.bodyId(), place.duty()), by);
      }
    }

    /** What nothing is left of is not there at all. */
    private static <K> void add(Map<K, Long> sums, K key, long by) {
      if (by == 0) {
        return;
      }
      sums.merge(key, by, (sum, more) -> sum + more == 0 ? null : Long.valueOf(sum + more));
    }

    String revision() {
      return revision;
    }

    public long all() {
      return all;
    }

    /** First published on this day in China or later. */
    public long since(LocalDate day) {
      return days.entrySet().stream()
          .filter(d -> d.getKey() >= day.toEpochDay())
          .mapToLong(Map.Entry::getValue)
          .sum();
    }

    public long ofBody(long id) {
      return bodies.getOrDefault(id, 0L);
    }

    public long ofThemes(Collection<String> codes) {
      return codes.stream().mapToLong(c -> themes.getOrDefault(c, 0L)).sum();
    }

    public long ofDuties(Collection<String> codes) {
      return codes.stream().mapToLong(c -> duties.getOrDefault(c, 0L)).sum();
    }

    public long ofBodyAndDuties(long bodyId, Collection<String> codes) {
      return codes.stream()
          .mapToLong(c -> dutiesOfBodies.getOrDefault(new OfBody(bodyId, c), 0L))
          .sum();
    }

    public long ofYear(int year) {
      return years.getOrDefault(year, 0L);
    }

    /** The years in which any live document was formed, newest first. */
    public List<Integer> years() {
      return years.keySet().stream().sorted(Comparator.reverseOrder()).toList();
    }

    /** The bodies that issued any live document. */
    public Set<Long> bodies() {
      return Set.copyOf(bodies.keySet());
    }
  }
}
