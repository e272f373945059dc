package org.chengming.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a log says of itself, by C2SP's tlog-checkpoint.
 *
 * @param origin names the log
 * @param root of the tree of that size, 32 bytes
 */
record Checkpoint(String origin, long size, byte[] root) {
  private static final Pattern HEAD =
      Pattern.compile("([^\\n]+)\\n(0|[1-9][0-9]{0,18})\\n([A-Za-z0-9+/]{43}=)\\n");

  /** As it is signed. */
  String text() {
    return "%s\n%d\n%s\n".formatted(origin, size, Base64.getEncoder().encodeToString(root));
  }

  /**
   * @throws IllegalArgumentException where the text is none
   */
  static Checkpoint parse(String text) {
    var found = HEAD.matcher(text);
    if (!found.lookingAt() || !lines(text.substring(found.end()))) {
      throw new IllegalArgumentException("No checkpoint");
    }
    return new Checkpoint(
        found.group(1), Long.parseLong(found.group(2)), Base64.getDecoder().decode(found.group(3)));
  }

  /** Lines of extensions, as many as there may be: a pattern would climb the stack with each. */
  private static boolean lines(String rest) {
    return rest.isEmpty()
        || rest.endsWith("\n") && !rest.startsWith("\n") && !rest.contains("\n\n");
  }

  boolean sameTree(Checkpoint other) {
    return size == other.size && Arrays.equals(root, other.root);
  }

  @Override
  public String toString() {
    return "%s of %d leaves".formatted(origin, size);
  }
}
