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

  /** A deed at its place in the tree. */
  record Placed(long index, String leaf) {}

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
   * Gives the oldest that wait their places, from this one on; they wait no more if the transaction
   * commits. By a range: the table is mostly empty when PostgreSQL looks at how large it is, and a
   * list of ids was then looked for in the whole of it, one after the other; ten thousand took more
   * than a minute. Their text goes from table to table and only once to us, to be hashed.
   */
  List<Placed> place(int most, long from) {
    var placed =
        db
            .fetch(
                """
                with oldest as (
                  delete from ledger.deed
                  where id <= (select max(id) from (select id from ledger.deed order by id limit {0}) of_those)
                  returning id, subject, leaf)
                insert into ledger.entry (leaf_index, subject, leaf)
                select {1} + row_number() over (order by id) - 1, subject, leaf from oldest
                returning leaf_index, leaf
                """,
                val(most), val(from))
            .stream()
            .map(r -> new Placed(r.get(0, Long.class), r.get(1, String.class)))
            .sorted(Comparator.comparingLong(Placed::index))
            .toList();
    if (!placed.isEmpty()) {
      index(placed);
    }
    return placed;
  }

  private void index(List<Placed> placed) {
    var hashes = new ArrayList<String>();
    var hashed = new ArrayList<Long>();
    for (var each : placed) {
      var found = HASH.matcher(each.leaf());
      while (found.find()) {
        hashes.add(found.group(1));
        hashed.add(each.index());
      }
    }
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

  /** Which keys have signed, the newest first. */
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
