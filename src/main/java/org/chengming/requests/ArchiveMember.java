package org.chengming.requests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One file of a case's archive.
 *
 * @param path in the ZIP
 * @param what it is, in Chinese
 * @param size in bytes
 * @param sha256 of its bytes
 * @param content read from the beginning each time
 * @param made whether it was made for the archive, and so is kept with it
 */
record ArchiveMember(
    String path, String what, long size, String sha256, Content content, boolean made) {

  /** Where the bytes come from. */
  interface Content {
    InputStream open() throws IOException;
  }

  static ArchiveMember made(String path, String what, byte[] bytes) {
    return new ArchiveMember(
        path,
        what,
        bytes.length,
        DigestUtils.sha256Hex(bytes),
        () -> new ByteArrayInputStream(bytes),
        true);
  }

  @Override
  public String toString() {
    return "ArchiveMember[%s, %d bytes]".formatted(path, size);
  }
}
