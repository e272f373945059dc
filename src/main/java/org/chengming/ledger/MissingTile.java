package org.chengming.ledger;

/** Hashes of the tree are not where they should be. */
final class MissingTile extends RuntimeException {
  MissingTile(String message) {
    super(message);
  }
}
