package org.chengming.ledger;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Roots and proofs of a tree, read from its tiles; as many questions as a page has take one. */
final class Tree {
  /** Gives tiles by their place; those it has not are missing in the answer. */
  interface Tiles {
    Map<Tile.Place, Tile> read(Collection<Tile.Place> places);
  }

  private final Tiles tiles;

  Tree(Tiles tiles) {
    this.tiles = tiles;
  }

  byte[] root(long size) {
    return size == 0 ? Merkle.empty() : hashes(List.of(new Range(0, size))).getFirst();
  }

  /** That the leaf is in the tree of this size. */
  List<byte[]> inclusion(long index, long size) {
    return hashes(Proof.inclusion(index, size));
  }

  /** That the tree of the larger size begins with the one of the smaller. */
  List<byte[]> consistency(long from, long to) {
    return hashes(Proof.consistency(from, to));
  }

  List<byte[]> hashes(List<Range> ranges) {
    var places = new HashSet<Tile.Place>();
    ranges.forEach(range -> range.nodes().forEach(node -> places.add(node.tile())));
    var read = tiles.read(places);
    return ranges.stream().map(range -> hash(range, read)).toList();
  }

  private static byte[] hash(Range range, Map<Tile.Place, Tile> read) {
    byte[] hash = null;
    for (var node : range.nodes().reversed()) {
      var tile = read.get(node.tile());
      if (tile == null) {
        throw new MissingTile("Tile %s is missing".formatted(node.tile()));
      }
      var left = node.hash(tile);
      hash = hash == null ? left : Merkle.node(left, hash);
    }
    return hash == null ? Merkle.empty() : hash;
  }
}
