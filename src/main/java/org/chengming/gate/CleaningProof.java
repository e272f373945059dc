package org.chengming.gate;

import java.util.List;
import org.chengming.gate.FileFinding.Kind;

/**
 * What a clean copy is without, and what was looked at when it was read again. It never says what
 * was removed.
 *
 * @param inputSha256 64 lower-case hex digits
 * @param outputSha256 64 lower-case hex digits; the same as the input's where nothing was removed
 * @param removed by kind
 * @param texts distinct pieces of what was removed, each looked for in every part of the copy
 * @param shortTexts pieces too short to be told from chance, not looked for
 * @param parts of the copy looked at, unpacked and decoded
 * @param bytes of those parts
 * @param visibleCharacters of the copy, the same and as many as of the input
 */
public record CleaningProof(
    String inputSha256,
    String outputSha256,
    List<Removed> removed,
    int texts,
    int shortTexts,
    int parts,
    long bytes,
    int visibleCharacters) {
  /** How many of a kind. */
  public record Removed(Kind kind, int count) {}
}
