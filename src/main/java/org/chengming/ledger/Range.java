package org.chengming.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Leaves one after another whose common hash is a node of some tree, or its root.
 *
 * @param to the first that is not among them
 */
record Range(long from, long to) {
  /**
   * The full subtree of 2 to the power of {@code level} leaves, of which {@code index} such stand
   * before it.
   */
  record Node(int level, long index) {
    /** The tile its hash can be worked out of. */
    Tile.Place tile() {
      return new Tile.Place(level / Tile.HEIGHT, firstHash() / Tile.WIDTH);
    }

    byte[] hash(Tile tile) {
      return tile.over((int) (firstHash() % Tile.WIDTH), 1 << inTile());
    }

    private int inTile() {
      return level % Tile.HEIGHT;
    }

    /** Among all hashes of the tiles of its level. */
    private long firstHash() {
      return index << inTile();
    }
  }

  Range {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("No leaves from %d to %d".formatted(from, to));
    }
  }

  long size() {
    return to - from;
  }

  /** Where RFC 6962 splits it: the largest power of two below its size, counted from its start. */
  long middle() {
    return from + Long.highestOneBit(size() - 1);
  }

  /** The full subtrees it consists of, from left to right. */
  List<Node> nodes() {
    var nodes = new ArrayList<Node>();
    for (long at = from; at < to; ) {
      int fits = 63 - Long.numberOfLeadingZeros(to - at);
      int level = at == 0 ? fits : Math.min(fits, Long.numberOfTrailingZeros(at));
      nodes.add(new Node(level, at >> level));
      at += 1L << level;
    }
    return nodes;
  }
}
