package org.chengming.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Where stored bytes live, by their SHA-256: one folder, or a bucket that several nodes share. What
 * is under a name is whole and never changes. That nothing is there and that nobody can say are two
 * answers: the second is {@link FilesUnreachable}.
 */
interface FileHome {
  /**
   * Makes the bytes readable under their hash, all at once and lastingly; nothing when they are
   * there already.
   *
   * @param arrived on the disk of this node, whose hash has been computed; may be moved away
   */
  void keep(Path arrived, String sha256, long size) throws IOException;

  /** The size in bytes; empty when nothing is there. */
  OptionalLong size(String sha256);

  /**
   * The bytes from a place on, streamed.
   *
   * @throws org.chengming.web.Missing when nothing is there
   */
  InputStream open(String sha256, long from) throws IOException;

  /** Where it is, for messages and for health. */
  @Override
  String toString();

  /**
   * Asks whether files can be read and written at all.
   *
   * @throws FilesUnreachable says why not
   */
  void probe();

  static String requireHash(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "File hash \"%s\" must be 64 lower-case hex digits".formatted(sha256));
    }
    return sha256;
  }

  /** {@code ab/cd/abcd…}, in the folder and in the bucket, so that either can be copied. */
  static String place(String sha256) {
    requireHash(sha256);
    return sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256;
  }
}
