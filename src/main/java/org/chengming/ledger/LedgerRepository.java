package org.chengming.ledger;

import static org.chengming.ledger.db.Tables.CHECKPOINT;
import static org.chengming.ledger.db.Tables.DEED;
import static org.chengming.ledger.db.Tables.SIGNING_KEY;
import static org.chengming.ledger.db.Tables.TILE;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.resultQuery;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Deeds, their places in the tree, its tiles and what was signed of it. */
@Repository
class LedgerRepository implements Tree.Tiles {
  private static final Pattern HASH = Pattern.compile("(?m)^[a-z]+ ([0-9a-f]{64})$");
  private static final String APPEND =
      "insert into ledger.deed (subject, leaf) select * from unnest({0}::text[], {1}::text[])";
  private static final long TURN = 2021_0001L;

  /**
   * A deed that waits for its place.
   *
   * @param id in the order of arrival
   */
  record Waiting(long id, String subject, String leaf) {}

  /** A checkpoint as it was signed, without what witnesses added. */
  record Signed(long id, Checkpoint checkpoint, String note) {}

  private final DSLContext db;
  private final Clock clock;

  LedgerRepository(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** One statement, however many they are. */
  void append(List<Deed> deeds) {
    db.execute(APPEND, subjects(deeds), leaves(deeds));
  }

  /** The same as part of another statement. */
  CommonTableExpression<?> appending(List<Deed> deeds) {
    return name("deeds").as(resultQuery(APPEND + " returning 1", subjects(deeds), leaves(deeds)));
  }

  private static Field<String[]> subjects(List<Deed> deeds) {
    return val(deeds.stream().map(Deed::subject).toArray(String[]::new));
  }

  private static Field<String[]> leaves(List<Deed> deeds) {
    return val(deeds.stream().map(Deed::leaf).toArray(String[]::new));
  }

  boolean anyWaiting() {
    return db.fetchExists(DEED);
  }

  /** Whether this transaction is the one that may give places, until it ends. */
  boolean turn() {
    return db.fetchSingle("select pg_try_advisory_xact_lock({0})", val(TURN)).get(0, Boolean.class);
  }

  /**
   * Takes the oldest that wait; they are gone if the transaction commits. By a range: the table is
   * mostly empty when PostgreSQL looks at how large it is, and a list of ids was then looked for in
   * the whole of it, one after the other; ten thousand took more than a minute.
   */
  List<Waiting> take(int most) {
    return db
        .fetch(
            """
            delete from ledger.deed
            where id <= (select max(id) from (select id from ledger.deed order by id limit {0}) oldest)
            returning id, subject, leaf
            """,
            val(most))
        .stream()
        .map(r -> new Waiting(r.get(0, Long.class), r.get(1, String.class), r.get(2, String.class)))
        .sorted(Comparator.comparingLong(Waiting::id))
        .toList();
  }

  /** Gives them their places, from this one on. */
  void place(List<Waiting> taken, long from) {
    var indexes = new Long[taken.size()];
    var hashes = new ArrayList<String>();
    var hashed = new ArrayList<Long>();
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = from + i;
      var found = HASH.matcher(taken.get(i).leaf());
      while (found.find()) {
        hashes.add(found.group(1));
        hashed.add(from + i);
      }
    }
    db.execute(
        "insert into ledger.entry (leaf_index, subject, leaf) select * from unnest({0}::bigint[], {1}::text[], {2}::text[])",
        val(indexes),
        val(taken.stream().map(Waiting::subject).toArray(String[]::new)),
        val(taken.stream().map(Waiting::leaf).toArray(String[]::new)));
    db.execute(
        "insert into ledger.entry_hash (sha256, leaf_index) select * from unnest({0}::text[], {1}::bigint[]) on conflict do nothing",
        val(hashes.toArray(String[]::new)), val(hashed.toArray(Long[]::new)));
  }

  void store(Collection<Tile> tiles) {
    db.batch(
            tiles.stream()
                .map(
                    tile ->
                        db.insertInto(TILE, TILE.LEVEL, TILE.TILE_INDEX, TILE.HASHES)
                            .values(tile.place().level(), tile.place().index(), tile.hashes())
                            .onConflict(TILE.LEVEL, TILE.TILE_INDEX)
                            .doUpdate()
                            .set(TILE.HASHES, tile.hashes()))
                .toList())
        .execute();
  }

  @Override
  public Map<Tile.Place, Tile> read(Collection<Tile.Place> places) {
    var tiles = new HashMap<Tile.Place, Tile>();
    if (places.isEmpty()) {
      return tiles;
    }
    db.select(TILE.LEVEL, TILE.TILE_INDEX, TILE.HASHES)
        .from(TILE)
        .where(
            row(TILE.LEVEL, TILE.TILE_INDEX)
                .in(places.stream().map(p -> row(p.level(), p.index())).toList()))
        .forEach(
            r -> {
              var place = new Tile.Place(r.value1(), r.value2());
              tiles.put(place, new Tile(place, r.value3()));
            });
    return tiles;
  }

  Optional<Signed> lastSigned() {
    return db.selectFrom(CHECKPOINT)
        .orderBy(CHECKPOINT.ID.desc())
        .limit(1)
        .fetchOptional(
            c ->
                new Signed(
                    c.getId(),
                    Checkpoint.parse(SignedNote.parse(c.getNote()).text()),
                    c.getNote()));
  }

  void sign(Checkpoint checkpoint, String note) {
    db.insertInto(CHECKPOINT)
        .set(CHECKPOINT.TREE_SIZE, checkpoint.size())
        .set(CHECKPOINT.ROOT, checkpoint.root())
        .set(CHECKPOINT.NOTE, note)
        .set(CHECKPOINT.SIGNED_AT, clock.instant())
        .execute();
  }

  Set<String> signedBy() {
    return db.select(SIGNING_KEY.VERIFIER).from(SIGNING_KEY).fetchSet(SIGNING_KEY.VERIFIER);
  }

  List<String> verifiers() {
    return db.select(SIGNING_KEY.VERIFIER)
        .from(SIGNING_KEY)
        .orderBy(SIGNING_KEY.FIRST_USED_AT.desc())
        .fetch(SIGNING_KEY.VERIFIER);
  }

  void signs(String verifier) {
    db.insertInto(SIGNING_KEY)
        .set(SIGNING_KEY.VERIFIER, verifier)
        .set(SIGNING_KEY.FIRST_USED_AT, clock.instant())
        .onConflictDoNothing()
        .execute();
  }
}
