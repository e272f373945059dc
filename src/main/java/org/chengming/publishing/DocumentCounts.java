package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.EDITION;
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
  private long[] held = new long[256];
  private final Map<Integer, Long> days = new HashMap<>();
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
        load(EDITION.DOCUMENT_ID.in(ids), 0);
        from = batch.next();
        cursor = from;
        now = count(from.toString());
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
    Arrays.fill(held, 0);
    days.clear();
    // Inside a transaction the driver reads in steps; outside it would hold all rows at once.
    db.transaction(t -> load(noCondition(), 5000));
    cursor = here;
    now = count(here.toString());
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
    held[number]++;
    days.merge(day, 1L, Long::sum);
  }

  private int add(Place place) {
    places.add(place);
    if (places.size() >= held.length) {
      held = Arrays.copyOf(held, held.length * 2);
    }
    return places.size();
  }

  private void take(long id) {
    if (id < placeOf.length && placeOf[(int) id] > 0) {
      held[placeOf[(int) id]]--;
      days.merge(dayOf[(int) id], -1L, Long::sum);
      placeOf[(int) id] = 0;
    }
  }

  private Counts count(String revision) {
    var counts = new Counts(revision, days);
    for (int number = 1; number <= places.size(); number++) {
      if (held[number] > 0) {
        counts.add(places.get(number - 1), held[number]);
      }
    }
    return counts;
  }

  /** The counts at one place of the change log; immutable once made. */
  public static final class Counts {
    static final Counts NONE = new Counts("none", Map.of());

    private final String revision;
    private long all;
    private final Map<Long, Long> bodies = new HashMap<>();
    private final Map<String, Long> themes = new HashMap<>();
    private final Map<String, Long> duties = new HashMap<>();
    private final Map<Integer, Long> years = new HashMap<>();
    private final Map<Long, Map<String, Long>> dutiesOfBodies = new HashMap<>();

    private final Map<Integer, Long> days;

    private Counts(String revision, Map<Integer, Long> days) {
      this.revision = revision;
      this.days = Map.copyOf(days);
    }

    private void add(Place place, long documents) {
      all += documents;
      bodies.merge(place.bodyId(), documents, Long::sum);
      years.merge(place.year(), documents, Long::sum);
      if (place.theme() != null) {
        themes.merge(place.theme(), documents, Long::sum);
      }
      if (place.duty() != null) {
        duties.merge(place.duty(), documents, Long::sum);
        dutiesOfBodies
            .computeIfAbsent(place.bodyId(), b -> new HashMap<>())
            .merge(place.duty(), documents, Long::sum);
      }
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
      var held = dutiesOfBodies.getOrDefault(bodyId, Map.of());
      return codes.stream().mapToLong(c -> held.getOrDefault(c, 0L)).sum();
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
