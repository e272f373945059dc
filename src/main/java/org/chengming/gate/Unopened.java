package org.chengming.gate;

import java.io.IOException;

/** A file that cannot be looked into, or not be cleaned; the child says why. */
final class Unopened extends IOException {
  private final FileTrouble trouble;

  Unopened(FileTrouble trouble, String message) {
    super(message);
    this.trouble = trouble;
  }

  FileTrouble trouble() {
    return trouble;
  }
}
