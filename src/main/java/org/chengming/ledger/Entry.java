package org.chengming.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A deed in the ledger.
 *
 * @param index its place in the tree, from 0; null while it waits for one
 * @param leaf the text whose bytes in UTF-8 are hashed
 */
public record Entry(@Nullable Long index, Deed deed, String leaf) {
  /** Whether it has its place, so that its inclusion can be proven. */
  public boolean integrated() {
    return index != null;
  }
}
