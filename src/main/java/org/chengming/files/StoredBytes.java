package org.chengming.files;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one stored file. Read from the first to the last they are proved: the end of a file
 * whose hash is not its name is never handed out, so that no copy of it looks whole. What is
 * skipped at the start is not fetched, and then nothing is proved.
 */
final class StoredBytes extends InputStream {
  private final FileHome home;
  private final StoredFile file;
  private final MessageDigest digest;
  private @Nullable InputStream in;
  private long at;
  private boolean whole = true;

  StoredBytes(FileHome home, StoredFile file) {
    this.home = home;
    this.file = file;
    this.digest = DigestUtils.getSha256Digest();
  }

  @Override
  public long skip(long n) throws IOException {
    var skipped = Math.max(0, Math.min(n, file.size() - at));
    if (skipped == 0) {
      return 0;
    }
    whole = false;
    at += skipped;
    if (in != null) {
      in.skipNBytes(skipped);
    }
    return skipped;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at >= file.size()) {
      return -1;
    }
    if (in == null) {
      in = home.open(file.sha256(), at);
    }
    var n = in.read(buffer, offset, (int) Math.min(length, file.size() - at));
    if (n < 0) {
      throw new IOException(
          "File %s ends after %d of %d bytes in %s"
              .formatted(file.sha256(), at, file.size(), home));
    }
    at += n;
    if (whole) {
      digest.update(buffer, offset, n);
      if (at == file.size()) {
        prove();
      }
    }
    return n;
  }

  private void prove() throws IOException {
    var found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(file.sha256())) {
      throw new IOException(
          "File %s is damaged in %s: its bytes have the hash %s"
              .formatted(file.sha256(), home, found));
    }
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
