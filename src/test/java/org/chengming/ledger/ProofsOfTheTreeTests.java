package org.chengming.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proofs of every tree up to two thousand leaves … */
class ProofsOfTheTreeTests {
  private static final int MOST = 2_000;
  private static final List<byte[]> ROOTS = new ArrayList<>();
  private static final Forest FOREST = new Forest();
  private final Random random = new Random(2021);

  /** One leaf at a time, so that every size is a tree that was continued. */
  @BeforeAll
  static void grow() {
    ROOTS.add(Merkle.empty());
    for (int size = 1; size <= MOST; size++) {
      ROOTS.add(FOREST.growTo(size).tree().root(size));
    }
  }

  @Test
  void have_the_roots_that_the_definition_gives() {
    for (int size = 0; size <= MOST; size += size < 300 ? 1 : 97) {
      assertThat(ROOTS.get(size))
          .as("root of %d", size)
          .isEqualTo(Forest.root(FOREST.leaves.subList(0, size)));
    }
  }

  @Test
  void are_the_same_however_many_leaves_came_at_once() {
    for (var steps : List.of(List.of(2_000), List.of(255, 256, 257, 2_000), List.of(1, 1_999))) {
      var other = new Forest();
      steps.forEach(other::growTo);
      other.growTo(MOST);
      assertThat(other.tree().root(MOST)).isEqualTo(ROOTS.get(MOST));
    }
  }

  @Test
  void are_the_paths_that_the_definition_gives() {
    for (int size : List.of(1, 2, 3, 7, 8, 255, 256, 257, 700)) {
      for (int index = 0; index < size; index += 1 + size / 37) {
        assertThat(FOREST.tree().inclusion(index, size))
            .usingRecursiveComparison()
            .isEqualTo(Forest.path(index, FOREST.leaves.subList(0, size)));
      }
    }
  }

  @Test
  void hold_for_some_leaf_of_every_size_and_for_no_other() {
    var tree = FOREST.tree();
    for (int size = 1; size <= MOST; size++) {
      int index = random.nextInt(size);
      var path = tree.inclusion(index, size);
      assertThat(included(index, size, path)).as("%d in %d", index, size).isTrue();
      assertThat(path.size()).isLessThanOrEqualTo(11);
      if (size > 1) {
        int other = (index + 1) % size;
        assertThat(Proof.included(other, size, FOREST.leaves.get(index), path, ROOTS.get(size)))
            .isFalse();
        assertThat(Proof.included(index, size, FOREST.leaves.get(other), path, ROOTS.get(size)))
            .isFalse();
      }
    }
  }

  @Test
  void hold_between_some_two_of_all_sizes_and_not_otherwise() {
    var tree = FOREST.tree();
    for (int to = 1; to <= MOST; to++) {
      int from = 1 + random.nextInt(to);
      var path = tree.consistency(from, to);
      assertThat(Proof.consistent(from, to, path, ROOTS.get(from), ROOTS.get(to)))
          .as("%d in %d", from, to)
          .isTrue();
      if (from < to) {
        assertThat(Proof.consistent(from, to, path, ROOTS.get(from - 1), ROOTS.get(to))).isFalse();
        assertThat(Proof.consistent(from, to, path, ROOTS.get(from), ROOTS.get(to - 1))).isFalse();
        assertThat(Proof.consistent(to, from, path, ROOTS.get(to), ROOTS.get(from))).isFalse();
      }
    }
  }

  @Test
  void fail_with_any_bit_turned_over() {
    int size = 1_234;
    int index = 777;
    var path = FOREST.tree().inclusion(index, size);
    everyBit(path, bent -> included(index, size, bent));
    everyBit(
        List.of(FOREST.leaves.get(index)),
        bent -> Proof.included(index, size, bent.getFirst(), path, ROOTS.get(size)));
    everyBit(
        List.of(ROOTS.get(size)),
        bent -> Proof.included(index, size, FOREST.leaves.get(index), path, bent.getFirst()));
    int from = 901;
    var between = FOREST.tree().consistency(from, size);
    everyBit(between, bent -> Proof.consistent(from, size, bent, ROOTS.get(from), ROOTS.get(size)));
    everyBit(
        List.of(ROOTS.get(from), ROOTS.get(size)),
        bent -> Proof.consistent(from, size, between, bent.get(0), bent.get(1)));
  }

  @Test
  void fail_when_they_are_longer_or_shorter() {
    var path = new ArrayList<>(FOREST.tree().inclusion(5, 100));
    assertThat(included(5, 100, path.subList(0, path.size() - 1))).isFalse();
    path.add(path.getFirst());
    assertThat(included(5, 100, path)).isFalse();
  }

  @Test
  void are_the_same_from_tiles_whose_nodes_were_worked_out() {
    var worked = new Forest().growTo(1_500);
    worked.tiles.replaceAll((place, tile) -> tile.full() ? tile.workedOut() : tile);
    var plain = FOREST.tree();
    for (int size = 256; size <= 1_500; size += 1 + random.nextInt(60)) {
      int index = random.nextInt(size);
      assertThat(worked.tree().inclusion(index, size))
          .usingRecursiveComparison()
          .isEqualTo(plain.inclusion(index, size));
      assertThat(worked.tree().consistency(1 + index, size))
          .usingRecursiveComparison()
          .isEqualTo(plain.consistency(1 + index, size));
      assertThat(worked.tree().root(size)).isEqualTo(ROOTS.get(size));
    }
  }

  /** A turned bit in a tile changes the root of all that is above it. */
  @Test
  void are_of_another_root_when_a_tile_was_changed() {
    var forest = new Forest().growTo(1_000);
    for (var place : List.copyOf(forest.tiles.keySet())) {
      var kept = forest.tiles.get(place);
      var bent = kept.hashes().clone();
      bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
      forest.tiles.put(place, new Tile(place, bent));
      var read = new ArrayList<byte[]>();
      for (int index = 0; index < 1_000; index++) {
        read.add(forest.tiles.get(new Tile.Place(0, index / 256)).over(index % 256, 1));
      }
      var level1 = forest.tiles.get(new Tile.Place(1, 0));
      boolean noticed =
          !java.util.Arrays.equals(Forest.root(read), ROOTS.get(1_000))
              || !java.util.Arrays.equals(level1.over(0, 1), Forest.root(read.subList(0, 256)))
              || !java.util.Arrays.equals(level1.over(1, 1), Forest.root(read.subList(256, 512)))
              || !java.util.Arrays.equals(level1.over(2, 1), Forest.root(read.subList(512, 768)));
      assertThat(noticed).as("a bit of %s", place).isTrue();
      forest.tiles.put(place, kept);
    }
  }

  @Test
  void are_not_made_of_what_is_not_there() {
    assertThatThrownBy(() -> FOREST.tree().inclusion(5, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FOREST.tree().consistency(6, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FOREST.tree().root(MOST + 1)).isInstanceOf(MissingTile.class);
    assertThatThrownBy(() -> new Growth(MOST + 1, FOREST)).isInstanceOf(MissingTile.class);
  }

  private boolean included(int index, int size, List<byte[]> path) {
    return Proof.included(index, size, FOREST.leaves.get(index), path, ROOTS.get(size));
  }

  private static void everyBit(List<byte[]> hashes, Predicate<List<byte[]>> believed) {
    assertThat(believed.test(hashes)).isTrue();
    for (int which = 0; which < hashes.size(); which++) {
      for (int bit = 0; bit < 256; bit++) {
        var bent = new ArrayList<>(hashes);
        var bytes = bent.get(which).clone();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        bent.set(which, bytes);
        assertThat(believed.test(bent)).as("bit %d of hash %d", bit, which).isFalse();
      }
    }
  }
}
