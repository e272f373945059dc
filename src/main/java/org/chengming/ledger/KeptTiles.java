package org.chengming.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The tiles of proofs. Full ones never change, so those of many are kept: every proof goes through
 * the few near the root. What is signed is worked out of the database's own.
 */
@Component
class KeptTiles implements Tree.Tiles {
  /** About 24 MB: the tiles above the leaves of a hundred million, and the newest leaves. */
  private static final int MOST = 1_000;

  private final LedgerRepository repository;
  private final Cache<Tile.Place, Tile> full = Caffeine.newBuilder().maximumSize(MOST).build();

  KeptTiles(LedgerRepository repository) {
    this.repository = repository;
  }

  @Override
  public Map<Tile.Place, Tile> read(Collection<Tile.Place> places) {
    Map<Tile.Place, Tile> found = new HashMap<>(full.getAllPresent(places));
    var others = new ArrayList<>(places);
    others.removeAll(found.keySet());
    repository
        .read(others)
        .forEach(
            (place, tile) -> {
              // One of leaves is asked for too seldom to work out all of its nodes.
              found.put(place, tile.full() && place.level() > 0 ? tile.workedOut() : tile);
              if (tile.full()) {
                full.put(place, found.get(place));
              }
            });
    return found;
  }
}
