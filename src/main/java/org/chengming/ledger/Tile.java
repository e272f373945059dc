package org.chengming.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Up to 256 hashes of one level of the tree, as C2SP's tlog-tiles cuts it: of leaves at level 0, of
 * full tiles of the level below at the others.
 *
 * @param nodes all nodes over them, the root at 1, those below the one at {@code i} at {@code 2i}
 *     and {@code 2i + 1}; null where they are worked out when asked for
 */
record Tile(Place place, byte[] hashes, byte @Nullable [] @Nullable [] nodes) {
  /** Levels of the tree a tile spans. */
  static final int HEIGHT = 8;

  static final int WIDTH = 1 << HEIGHT;

  /**
   * @param level of tiles, from the leaves
   * @param index among the tiles of the level
   */
  record Place(int level, long index) {}

  Tile {
    if (hashes.length == 0
        || hashes.length % Merkle.BYTES != 0
        || hashes.length > WIDTH * Merkle.BYTES) {
      throw new IllegalArgumentException("No tile of %d bytes".formatted(hashes.length));
    }
  }

  Tile(Place place, byte[] hashes) {
    this(place, hashes, null);
  }

  /** The same with all nodes worked out, for a full one that is asked again and again. */
  Tile workedOut() {
    var all = new byte[2 * WIDTH][];
    for (int i = 0; i < WIDTH; i++) {
      all[WIDTH + i] = Merkle.over(hashes, i, 1);
    }
    for (int i = WIDTH - 1; i > 0; i--) {
      all[i] = Merkle.node(all[2 * i], all[2 * i + 1]);
    }
    return new Tile(place, hashes, all);
  }

  boolean full() {
    return width() == WIDTH;
  }

  int width() {
    return hashes.length / Merkle.BYTES;
  }

  /** The root over some of its hashes, as many as a power of two and a multiple of it before. */
  byte[] over(int first, int count) {
    if (first + count > width()) {
      throw new MissingTile(
          "Tile %s holds %d hashes, and %d from %d were asked for"
              .formatted(place, width(), count, first));
    }
    return nodes == null
        ? Merkle.over(hashes, first, count)
        : nodes[(WIDTH + first) / count].clone();
  }

  /** The same when it held fewer. */
  byte[] first(int width) {
    if (width > width()) {
      throw new MissingTile("Tile %s holds %d hashes, not %d".formatted(place, width(), width));
    }
    return Arrays.copyOf(hashes, width * Merkle.BYTES);
  }
}
