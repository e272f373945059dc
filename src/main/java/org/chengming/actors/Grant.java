package org.chengming.actors;

/**
 * A role over a subtree of bodies.
 *
 * @param bodyPath the ids from the root to the body, each followed by a dot: {@code "1.42."}
 */
public record Grant(Role role, String bodyPath) {
  public Grant {
    if (!bodyPath.matches("(\\d+\\.)+")) {
      throw new IllegalArgumentException(
          "Body path \"%s\" must look like 1.42.".formatted(bodyPath));
    }
  }

  /** Whether the role reaches the body at {@code path}. */
  public boolean covers(String path) {
    return path.startsWith(bodyPath);
  }

  /** Whether the body stands under no other. */
  public boolean atRoot() {
    return bodyPath.indexOf('.') == bodyPath.length() - 1;
  }
}
