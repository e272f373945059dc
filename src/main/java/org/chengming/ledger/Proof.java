package org.chengming.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proofs by RFC 9162, section 2.1: of which hashes they are made, and whether they hold. What is
 * made and what is believed share no code.
 */
final class Proof {
  private Proof() {}

  /** The ranges whose hashes are the proof, from the leaf to the root. */
  static List<Range> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("No leaf %d in a tree of %d".formatted(index, size));
    }
    var path = new ArrayList<Range>();
    var around = new Range(0, size);
    while (around.size() > 1) {
      var left = new Range(around.from(), around.middle());
      var right = new Range(around.middle(), around.to());
      path.add(index < around.middle() ? right : left);
      around = index < around.middle() ? left : right;
    }
    return path.reversed();
  }

  /** As {@link #inclusion}; empty for a tree of nothing and for the tree itself. */
  static List<Range> consistency(long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("No tree of %d in one of %d".formatted(from, to));
    }
    var path = new ArrayList<Range>();
    if (from == 0 || from == to) {
      return path;
    }
    var around = new Range(0, to);
    while (around.to() != from) {
      var left = new Range(around.from(), around.middle());
      var right = new Range(around.middle(), around.to());
      path.add(from <= around.middle() ? right : left);
      around = from <= around.middle() ? left : right;
    }
    if (around.from() > 0) {
      path.add(around); // otherwise it is the older root itself, which the reader has
    }
    return path.reversed();
  }

  /** Whether the path leads from the leaf to the root. */
  static boolean included(long index, long size, byte[] leaf, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size || leaf.length != Merkle.BYTES) {
      return false;
    }
    var climb = new Climb(index, size - 1);
    var hash = leaf;
    for (var sibling : path) {
      var left = climb.siblingIsLeft();
      if (left == null) {
        return false;
      }
      hash = left ? Merkle.node(sibling, hash) : Merkle.node(hash, sibling);
    }
    return climb.atTop() && Arrays.equals(hash, root);
  }

  /** Whether the tree of the larger size begins with that of the smaller; never from nothing. */
  static boolean consistent(long from, long to, List<byte[]> path, byte[] fromRoot, byte[] toRoot) {
    if (from < 1 || from > to) {
      return false;
    }
    if (from == to) {
      return path.isEmpty() && Arrays.equals(fromRoot, toRoot);
    }
    if (path.isEmpty() && Long.bitCount(from) != 1) {
      return false;
    }
    var climb = new Climb(from - 1, to - 1);
    climb.toLeftChild();
    var rest = Long.bitCount(from) == 1 ? path : path.subList(1, path.size());
    var older = Long.bitCount(from) == 1 ? fromRoot : path.getFirst();
    var newer = older;
    for (var sibling : rest) {
      var left = climb.siblingIsLeft();
      if (left == null) {
        return false;
      }
      older = left ? Merkle.node(sibling, older) : older;
      newer = left ? Merkle.node(sibling, newer) : Merkle.node(newer, sibling);
    }
    return climb.atTop() && Arrays.equals(older, fromRoot) && Arrays.equals(newer, toRoot);
  }

  /** The way from a leaf to the root, beside the last leaf's. */
  private static final class Climb {
    private long at;
    private long last;

    Climb(long at, long last) {
      this.at = at;
      this.last = last;
    }

    void toLeftChild() {
      while ((at & 1) == 1) {
        up();
      }
    }

    /** Takes a step up. @return null at the top, where nothing stands beside. */
    @Nullable Boolean siblingIsLeft() {
      if (last == 0) {
        return null;
      }
      boolean left = (at & 1) == 1 || at == last;
      while (left && (at & 1) == 0 && at != 0) {
        up(); // alone on its level: it is carried up as it is
      }
      up();
      return left;
    }

    boolean atTop() {
      return last == 0;
    }

    private void up() {
      at >>= 1;
      last >>= 1;
    }
  }
}
