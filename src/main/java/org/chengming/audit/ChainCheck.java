package org.chengming.audit;

import static org.chengming.audit.db.Tables.ENTRY;
import static org.chengming.audit.db.Tables.LINK;
import static org.chengming.audit.db.Tables.WAITING;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole chain again and says of each entry that was changed, is missing or was put in
 * which it is. It wants one snapshot of the database, so that what is written meanwhile is not
 * taken for a fault.
 */
final class ChainCheck {
  private static final int AT_ONCE = 5_000;
  private static final int NAMED = 200;

  /** What a finding is about. */
  enum Fault {
    /** The entry says something else than when it was chained. */
    CHANGED,
    /** The entry is gone, its link is there. */
    MISSING,
    /** Links are gone. */
    GAP,
    /** The link does not follow from the one before it: one of the two was exchanged. */
    BROKEN,
    /** The entry was put in past the chain. */
    INSERTED,
    /** A head noted earlier is not in the chain any more. */
    REWRITTEN
  }

  /**
   * @param entry number of the entry, 0 where it is about links only
   */
  record Finding(Fault fault, long place, long entry) {
    @Override
    public String toString() {
      return switch (fault) {
        case CHANGED -> "entry %d at place %d was changed".formatted(entry, place);
        case MISSING -> "entry %d at place %d is missing".formatted(entry, place);
        case GAP -> "links are missing before place %d".formatted(place);
        case BROKEN ->
            "place %d (entry %d) does not follow from the place before it".formatted(place, entry);
        case INSERTED -> "entry %d was put in past the chain".formatted(entry);
        case REWRITTEN -> "place %d is not what it was when it was noted".formatted(place);
      };
    }
  }

  /**
   * @param entries how many are chained
   * @param waiting how many are not yet
   * @param findings the first of them, {@code faults} in all
   * @param head null while nothing is chained
   */
  record Checked(
      long entries, long waiting, List<Finding> findings, long faults, @Nullable ChainHead head) {}

  private final DSLContext db;
  private final List<Finding> findings = new ArrayList<>();
  private long faults;
  private long entries;
  private long place;
  private byte[] hash = Links.BEFORE_THE_FIRST;

  ChainCheck(DSLContext db) {
    this.db = db;
  }

  /**
   * @param noted heads of earlier, which must be there still
   */
  Checked check(List<ChainHead> noted) {
    while (true) {
      var rows =
          db.select(LINK.fields())
              .select(ENTRY.fields())
              .from(LINK)
              .leftJoin(ENTRY)
              .on(ENTRY.ID.eq(LINK.ENTRY_ID))
              .where(LINK.PLACE.gt(place))
              .orderBy(LINK.PLACE)
              .limit(AT_ONCE)
              .fetch();
      if (rows.isEmpty()) {
        break;
      }
      rows.forEach(this::look);
    }
    look(noted);
    inserted();
    return new Checked(
        entries,
        db.fetchCount(WAITING),
        findings,
        faults,
        place == 0 ? null : new ChainHead(place, HexFormat.of().formatHex(hash)));
  }

  private void look(Record row) {
    var link = row.into(LINK);
    var here = link.getPlace();
    if (here != place + 1) {
      found(Fault.GAP, here, 0);
    } else if (!Arrays.equals(Links.hash(hash, link.getContent()), link.getHash())) {
      found(Fault.BROKEN, here, link.getEntryId());
    }
    if (row.get(ENTRY.ID) == null) {
      found(Fault.MISSING, here, link.getEntryId());
    } else if (!Arrays.equals(Links.content(row.into(ENTRY)), link.getContent())) {
      found(Fault.CHANGED, here, link.getEntryId());
    }
    entries++;
    place = here;
    hash = link.getHash();
  }

  /** One for each night of years, so in one query. */
  private void look(List<ChainHead> noted) {
    var places = noted.stream().map(ChainHead::place).toArray(Long[]::new);
    var there =
        db.select(LINK.PLACE, LINK.HASH)
            .from(LINK)
            .where(LINK.PLACE.eq(any(places)))
            .fetchMap(LINK.PLACE, LINK.HASH);
    for (var head : noted.stream().distinct().toList()) {
      var hash = there.get(head.place());
      if (hash == null || !HexFormat.of().formatHex(hash).equals(head.hash())) {
        found(Fault.REWRITTEN, head.place(), 0);
      }
    }
  }

  private void inserted() {
    db.select(ENTRY.ID)
        .from(ENTRY)
        .where(notExists(selectOne().from(LINK).where(LINK.ENTRY_ID.eq(ENTRY.ID))))
        .and(notExists(selectOne().from(WAITING).where(WAITING.ENTRY_ID.eq(ENTRY.ID))))
        .orderBy(ENTRY.ID)
        .forEach(r -> found(Fault.INSERTED, 0, r.value1()));
  }

  private void found(Fault fault, long place, long entry) {
    faults++;
    if (findings.size() < NAMED) {
      findings.add(new Finding(fault, place, entry));
    }
  }
}
