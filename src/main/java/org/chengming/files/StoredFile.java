package org.chengming.files;

/**
 * A file as it is kept: named by its bytes, typed by us.
 *
 * @param sha256 64 lower-case hex digits; the only name under which it is found again
 * @param size in bytes
 * @param mediaType what the file is served as, found in its content; text carries its charset
 */
public record StoredFile(String sha256, long size, String mediaType) {
  public StoredFile {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "File hash \"%s\" must be 64 lower-case hex digits".formatted(sha256));
    }
  }

  public FileKind kind() {
    return FileKind.of(mediaType);
  }
}
