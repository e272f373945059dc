package org.chengming.web;

import java.util.List;

/**
 * How a hash is folded with its neighbours, one after another, into the last one; hashes in
 * lower-case hex.
 */
public record FoldedHashes(String first, List<Step> steps) {
  /**
   * @param left whether the neighbour stands in front
   * @param result SHA-256 of the byte 1 and both
   */
  public record Step(boolean left, String neighbour, String result) {}

  public FoldedHashes {
    steps = List.copyOf(steps);
  }

  /** Where the folding arrives. */
  public String last() {
    return steps.isEmpty() ? first : steps.getLast().result();
  }
}
