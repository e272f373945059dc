package org.chengming.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A ledger fetched from a site, leaf by leaf, and worked out again from nothing; it can be
 * continued as the ledger grows.
 */
final class Replay {
  private final Remote remote;
  private final List<Verifier> keys;
  private final Consumer<String> finding;
  private final Growth growth = new Growth(0, places -> Map.of());
  private final Map<String, Deed> newest = new LinkedHashMap<>();

  /**
   * @param keys one of which must have signed every checkpoint
   * @param finding told what is wrong
   */
  Replay(Remote remote, List<Verifier> keys, Consumer<String> finding) {
    this.remote = remote;
    this.keys = keys;
    this.finding = finding;
  }

  /**
   * Fetches what came since.
   *
   * @return the signed note, whose root was worked out, or told as a finding
   */
  SignedNote follow() throws IOException {
    var note = SignedNote.parse(remote.read("/ledger/checkpoint").text());
    if (keys.stream().noneMatch(key -> key.signed(note))) {
      throw new IOException("The checkpoint is signed by none of the keys");
    }
    var checkpoint = Checkpoint.parse(note.text());
    if (checkpoint.size() < growth.size()) {
      throw new IOException(
          "The ledger has shrunk from %d leaves to %d".formatted(growth.size(), checkpoint.size()));
    }
    while (growth.size() < checkpoint.size()) {
      bundle(growth.size() / Tile.WIDTH, checkpoint.size());
    }
    if (!Arrays.equals(growth.root(), checkpoint.root())) {
      finding.accept(
          "CHANGED ledger: its %d entries do not have the signed root".formatted(growth.size()));
    }
    return note;
  }

  private void bundle(long index, long size) throws IOException {
    int width = (int) Math.min(Tile.WIDTH, size - index * Tile.WIDTH);
    var bytes = remote.read("/ledger/tile/entries/" + path(index, width)).body();
    int at = 0;
    for (int entry = 0; entry < width; entry++) {
      if (at + 2 > bytes.length) {
        throw new IOException("Bundle %d holds %d entries, not %d".formatted(index, entry, width));
      }
      int length = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
      var leaf = Arrays.copyOfRange(bytes, at + 2, at + 2 + length);
      at += 2 + length;
      if (index * Tile.WIDTH + entry == growth.size()) {
        growth.add(Merkle.leaf(leaf));
        remember(new String(leaf, StandardCharsets.UTF_8));
      }
    }
  }

  private void remember(String leaf) {
    try {
      var deed = Deed.parse(leaf);
      newest.put(deed.subject(), deed);
    } catch (IllegalArgumentException e) {
      finding.accept("CHANGED entry %d: %s".formatted(growth.size() - 1, e.getMessage()));
    }
  }

  /** Compares the tiles the site gives out with those that follow from its entries. */
  int tiles() throws IOException {
    var tiles = growth.changed();
    for (var tile : tiles) {
      var path =
          "/ledger/tile/%d/%s"
              .formatted(tile.place().level(), path(tile.place().index(), tile.width()));
      if (!Arrays.equals(remote.read(path).body(), tile.hashes())) {
        finding.accept("CHANGED tile " + path);
      }
    }
    return tiles.size();
  }

  /** Whether an older checkpoint is the beginning of this tree. */
  void requireContinues(Checkpoint older) {
    var tiles = new LinkedHashMap<Tile.Place, Tile>();
    growth.changed().forEach(tile -> tiles.put(tile.place(), tile));
    if (older.size() > growth.size()
        || !Arrays.equals(new Tree(places -> tiles).root(older.size()), older.root())) {
      finding.accept(
          "CHANGED ledger: it does not continue the one of %d leaves that was kept"
              .formatted(older.size()));
    }
  }

  /** The newest deed of each subject. */
  Map<String, Deed> newest() {
    return newest;
  }

  static String path(long index, int width) {
    var path = new StringBuilder("%03d".formatted(index % 1_000));
    for (long rest = index / 1_000; rest > 0; rest /= 1_000) {
      path.insert(0, "x%03d/".formatted(rest % 1_000));
    }
    return width == Tile.WIDTH ? path.toString() : path + ".p/" + width;
  }
}
