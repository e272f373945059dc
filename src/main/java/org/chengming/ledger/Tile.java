package org.chengming.ledger;

import java.util.Arrays;

/**
 * Up to 256 hashes of one level of the tree, as C2SP's tlog-tiles cuts it: of leaves at level 0, of
 * full tiles of the level below at the others.
 */
record Tile(Place place, byte[] hashes) {
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

  int width() {
    return hashes.length / Merkle.BYTES;
  }

  /** The root over some of its hashes. */
  byte[] over(int first, int count) {
    if (first + count > width()) {
      throw new MissingTile(
          "Tile %s holds %d hashes, and %d from %d were asked for"
              .formatted(place, width(), count, first));
    }
    return Merkle.over(hashes, first, count);
  }

  /** The same when it held fewer. */
  byte[] first(int width) {
    if (width > width()) {
      throw new MissingTile("Tile %s holds %d hashes, not %d".formatted(place, width(), width));
    }
    return Arrays.copyOf(hashes, width * Merkle.BYTES);
  }
}
