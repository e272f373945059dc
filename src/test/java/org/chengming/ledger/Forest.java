package org.chengming.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree in memory, and the roots and paths of RFC 6962 by its definition, word for word. */
final class Forest implements Tree.Tiles {
  final Map<Tile.Place, Tile> tiles = new HashMap<>();
  final List<byte[]> leaves = new ArrayList<>();

  /** Adds leaves until there are so many, in one growth. */
  Forest growTo(int size) {
    var growth = new Growth(leaves.size(), this);
    while (leaves.size() < size) {
      var leaf = Merkle.leaf("leaf " + leaves.size());
      leaves.add(leaf);
      growth.add(leaf);
    }
    growth.changed().forEach(tile -> tiles.put(tile.place(), tile));
    return this;
  }

  @Override
  public Map<Tile.Place, Tile> read(Collection<Tile.Place> places) {
    return tiles;
  }

  Tree tree() {
    return new Tree(this);
  }

  static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return Merkle.empty();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = middle(leaves.size());
    return Merkle.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  static List<byte[]> path(int m, List<byte[]> leaves) {
    var path = new ArrayList<byte[]>();
    if (leaves.size() > 1) {
      int k = middle(leaves.size());
      var left = leaves.subList(0, k);
      var right = leaves.subList(k, leaves.size());
      path.addAll(m < k ? path(m, left) : path(m - k, right));
      path.add(root(m < k ? right : left));
    }
    return path;
  }

  private static int middle(int size) {
    int k = 1;
    while (k * 2 < size) {
      k *= 2;
    }
    return k;
  }
}
