package org.chengming.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tree to which leaves are added; of what stands already it needs the right edge alone. */
final class Growth {
  private static final int FULL = Tile.WIDTH * Merkle.BYTES;

  private final List<byte[]> edge = new ArrayList<>();
  private final List<Long> counts = new ArrayList<>();
  private final Map<Tile.Place, Tile> filled = new LinkedHashMap<>();
  private long size;
  private final BitSet grown = new BitSet();

  /**
   * @throws MissingTile where the tiles do not hold a tree of that size
   */
  Growth(long size, Tree.Tiles tiles) {
    this.size = size;
    var places = new ArrayList<Tile.Place>();
    for (long count = size; count > 0; count /= Tile.WIDTH) {
      places.add(new Tile.Place(places.size(), count / Tile.WIDTH));
    }
    var read = tiles.read(places);
    long count = size;
    for (var place : places) {
      int width = (int) (count % Tile.WIDTH);
      edge.add(width == 0 ? new byte[FULL] : Arrays.copyOf(first(width, place, read), FULL));
      counts.add(count);
      count /= Tile.WIDTH;
    }
  }

  private static byte[] first(int width, Tile.Place place, Map<Tile.Place, Tile> read) {
    var tile = read.get(place);
    if (tile == null) {
      throw new MissingTile("Tile %s is missing".formatted(place));
    }
    return tile.first(width);
  }

  void add(byte[] leafHash) {
    put(0, leafHash);
    size++;
  }

  private void put(int level, byte[] hash) {
    if (level == edge.size()) {
      edge.add(new byte[FULL]);
      counts.add(0L);
    }
    grown.set(level);
    long count = counts.get(level);
    int at = (int) (count % Tile.WIDTH);
    System.arraycopy(hash, 0, edge.get(level), at * Merkle.BYTES, Merkle.BYTES);
    counts.set(level, count + 1);
    if (at == Tile.WIDTH - 1) {
      var full = new Tile(new Tile.Place(level, count / Tile.WIDTH), edge.get(level).clone());
      filled.put(full.place(), full);
      put(level + 1, full.over(0, Tile.WIDTH));
    }
  }

  long size() {
    return size;
  }

  byte[] root() {
    return new Tree(this::unfilled).root(size);
  }

  /** The tiles that hold more than at the beginning. */
  Collection<Tile> changed() {
    var changed = new LinkedHashMap<>(filled);
    edges()
        .forEach(
            (place, tile) -> {
              if (grown.get(place.level())) {
                changed.put(place, tile);
              }
            });
    return changed.values();
  }

  private Map<Tile.Place, Tile> unfilled(Collection<Tile.Place> places) {
    return edges();
  }

  private Map<Tile.Place, Tile> edges() {
    var edges = new HashMap<Tile.Place, Tile>();
    for (int level = 0; level < edge.size(); level++) {
      long count = counts.get(level);
      int width = (int) (count % Tile.WIDTH);
      if (width > 0) {
        var place = new Tile.Place(level, count / Tile.WIDTH);
        edges.put(place, new Tile(place, Arrays.copyOf(edge.get(level), width * Merkle.BYTES)));
      }
    }
    return edges;
  }
}
