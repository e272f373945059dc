package org.chengming.ledger;

import static org.chengming.ledger.db.Tables.ENTRY;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tree in the pieces C2SP's tlog-tiles cuts it into. What was given out once is the same for
 * ever; what is in no signed tree yet is not given out.
 */
@Component
public class LedgerTiles {
  private final DSLContext db;
  private final LedgerRepository repository;

  LedgerTiles(DSLContext db, LedgerRepository repository) {
    this.db = db;
    this.repository = repository;
  }

  /**
   * @param level from 0, the hashes of the leaves
   * @param width how many hashes, 1 to 256
   * @return 32 bytes a hash; empty where the tree does not hold so many there
   */
  @Transactional(readOnly = true)
  public Optional<byte[]> tile(int level, long index, int width) {
    if (!holds(level, index, width)) {
      return Optional.empty();
    }
    var place = new Tile.Place(level, index);
    return Optional.ofNullable(repository.read(List.of(place)).get(place))
        .map(tile -> tile.first(width));
  }

  /**
   * Leaves one after another, each with its length in two bytes before it.
   *
   * @param width how many, 1 to 256
   */
  @Transactional(readOnly = true)
  public Optional<byte[]> entries(long index, int width) {
    if (!holds(0, index, width)) {
      return Optional.empty();
    }
    long first = index * Tile.WIDTH;
    var bundle = new ByteArrayOutputStream();
    db.select(ENTRY.LEAF)
        .from(ENTRY)
        .where(ENTRY.LEAF_INDEX.between(first, first + width - 1))
        .orderBy(ENTRY.LEAF_INDEX)
        .forEach(
            entry -> {
              var leaf = entry.value1().getBytes(StandardCharsets.UTF_8);
              bundle.write(leaf.length >> 8);
              bundle.write(leaf.length);
              bundle.writeBytes(leaf);
            });
    return Optional.of(bundle.toByteArray());
  }

  private boolean holds(int level, long index, int width) {
    if (level < 0 || level > 7 || index < 0 || width < 1 || width > Tile.WIDTH) {
      return false;
    }
    long size = repository.lastSigned().map(s -> s.checkpoint().size()).orElse(0L);
    long hashes = size >> (Tile.HEIGHT * level);
    return index <= hashes / Tile.WIDTH && hashes - index * Tile.WIDTH >= width;
  }
}
