package org.chengming.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * A ledger fetched from a site, leaf by leaf, and worked out again from nothing; it can be
 * continued as the ledger grows.
 */
final class Replay {
  private final Remote remote;
  private final Keyring keys;
  private final Consumer<String> finding;
  private final Growth growth = new Growth(0, places -> Map.of());
  private final Map<String, Known> documents = new HashMap<>();

  /**
   * @param keys by which every checkpoint must be signed
   * @param finding told what is wrong
   */
  Replay(Remote remote, Keyring keys, Consumer<String> finding) {
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
    var problem = keys.problem(note);
    if (problem.isPresent()) {
      throw new IOException("The checkpoint is not signed as it should be: " + problem.get());
    }
    var checkpoint = Checkpoint.parse(note.text());
    if (!keys.name(checkpoint.origin())) {
      throw new IOException(
          "The checkpoint is of %s, and no key that signed it is of that ledger"
              .formatted(checkpoint.origin()));
    }
    if (checkpoint.size() < growth.size()) {
      throw new IOException(
          "The ledger has shrunk from %d leaves to %d".formatted(growth.size(), checkpoint.size()));
    }
    bundles(checkpoint.size());
    if (!Arrays.equals(growth.root(), checkpoint.root())) {
      finding.accept(
          "CHANGED ledger: its %d entries do not have the signed root".formatted(growth.size()));
    }
    return note;
  }

  /** The last one again, where it was not full. */
  private void bundles(long size) throws IOException {
    var first = growth.size() / Tile.WIDTH;
    var bundles =
        LongStream.range(first, (size + Tile.WIDTH - 1) / Tile.WIDTH)
            .mapToObj(
                index -> new Bundle(index, (int) Math.min(Tile.WIDTH, size - index * Tile.WIDTH)))
            .toList();
    if (growth.size() == size) {
      return;
    }
    var at = bundles.iterator();
    remote.readAll(
        bundles.stream().map(b -> "/ledger/tile/entries/" + path(b.index(), b.width())),
        Remote.Answer::body,
        bytes -> bundle(at.next(), bytes));
  }

  private record Bundle(long index, int width) {}

  private void bundle(Bundle bundle, byte[] bytes) throws IOException {
    int at = 0;
    for (int entry = 0; entry < bundle.width(); entry++) {
      int length = at + 2 > bytes.length ? 0 : (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
      if (length == 0 || at + 2 + length > bytes.length) {
        throw new IOException(
            "Bundle %d holds %d entries, not %d".formatted(bundle.index(), entry, bundle.width()));
      }
      var leaf = Arrays.copyOfRange(bytes, at + 2, at + 2 + length);
      at += 2 + length;
      if (bundle.index() * Tile.WIDTH + entry == growth.size()) {
        growth.add(Merkle.leaf(leaf));
        remember(new String(leaf, StandardCharsets.UTF_8));
      }
    }
    if (at != bytes.length) {
      throw new IOException(
          "Bundle %d goes on after its %d entries".formatted(bundle.index(), bundle.width()));
    }
  }

  private void remember(String leaf) {
    try {
      var deed = Deed.parse(leaf);
      switch (deed.kind()) {
        case DOCUMENT_PUBLISHED, DOCUMENT_CORRECTED, DOCUMENT_WITHDRAWN ->
            documents.put(deed.subject(), Known.of(deed));
        default -> {}
      }
    } catch (IllegalArgumentException e) {
      finding.accept("CHANGED entry %d: %s".formatted(growth.size() - 1, e.getMessage()));
    }
  }

  /** Compares the tiles the site gives out with those that follow from its entries. */
  int tiles() throws IOException {
    var tiles = growth.changed();
    var at = tiles.iterator();
    remote.readAll(
        tiles.stream().map(Replay::path),
        Remote.Answer::body,
        bytes -> {
          var tile = at.next();
          if (!Arrays.equals(bytes, tile.hashes())) {
            finding.accept("CHANGED tile " + path(tile));
          }
        });
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

  /** The documents it speaks of, by index number, each as its newest deed has it. */
  Map<String, Known> documents() {
    return documents;
  }

  private static String path(Tile tile) {
    return "/ledger/tile/%d/%s"
        .formatted(tile.place().level(), path(tile.place().index(), tile.width()));
  }

  static String path(long index, int width) {
    var path = new StringBuilder("%03d".formatted(index % 1_000));
    for (long rest = index / 1_000; rest > 0; rest /= 1_000) {
      path.insert(0, "x%03d/".formatted(rest % 1_000));
    }
    return width == Tile.WIDTH ? path.toString() : path + ".p/" + width;
  }
}
