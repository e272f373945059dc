package org.chengming.gate;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing the gate found, wherever it stands: the same number in the title and twice in the text
 * is one.
 *
 * @param key names it among what was found of its subject, and stays while the words do
 * @param label what it is, in Chinese
 * @param why what speaks for it, a sentence in Chinese or empty
 * @param confidence from 0 to 1
 * @param spots where it stands in words; empty for what a file holds
 * @param file the hash of the file that holds it, null for words
 * @param places where it stands in the file, in Chinese
 * @param instead what a mask makes of it; null where nothing can be masked
 * @param copy whether a clean copy of the file is without it
 * @param passable whether a person may let it through at all
 * @param ruling that somebody did, null where nobody has
 */
public record Found(
    String key,
    String label,
    String why,
    Policy policy,
    double confidence,
    List<Spot> spots,
    @Nullable String file,
    List<String> places,
    @Nullable String instead,
    boolean copy,
    boolean passable,
    @Nullable Ruling ruling) {
  /**
   * @param field of the piece it stands in
   * @param label what people call that
   * @param start in characters of the piece
   * @param end exclusive
   * @param words as they stand there
   */
  public record Spot(String field, String label, int start, int end, String words) {}

  /** Whether it keeps what it stands in from going out. */
  public boolean blocks() {
    return policy == Policy.BLOCK && ruling == null;
  }

  /** What and where, and what may be done, for the person; never the thing itself. */
  public String sentence() {
    var where =
        spots.isEmpty()
            ? String.join("、", places)
            : spots.stream().map(Spot::label).distinct().collect(Collectors.joining("、"));
    if (!passable) {
      return "%s：%s".formatted(where, why);
    }
    var masked = instead == null ? "" : "（%s）".formatted(instead);
    return "%s里有%s%s，请处理，或者写明理由放行。".formatted(where, label, masked);
  }

  Found ruled(@Nullable Ruling by) {
    return new Found(
        key, label, why, policy, confidence, spots, file, places, instead, copy, passable, by);
  }
}
