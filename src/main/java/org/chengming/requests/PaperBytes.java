package org.chengming.requests;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.web.Unavailable;

/** The plain bytes of a file, opened piece by piece; the last come only if all have its hash. */
final class PaperBytes extends InputStream {
  private final PaperRepository repository;
  private final Paper paper;
  private final MessageDigest digest;
  private byte[] held = {};
  private int at;
  private int next;
  private long left;

  PaperBytes(PaperRepository repository, Paper paper) {
    this.repository = repository;
    this.paper = paper;
    this.left = paper.size();
    this.digest = DigestUtils.getSha256Digest();
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
    if (at == held.length && !fill()) {
      return -1;
    }
    int n = Math.min(length, held.length - at);
    System.arraycopy(held, at, buffer, offset, n);
    at += n;
    return n;
  }

  private boolean fill() throws IOException {
    if (left == 0) {
      return false;
    }
    held =
        repository
            .piece(paper.id(), next)
            .orElseThrow(
                () ->
                    new Unavailable(
                        "这个文件现在读不出来：封存它的密钥不在。", "%s cannot be opened".formatted(paper), null));
    next++;
    at = 0;
    left -= held.length;
    digest.update(held);
    if (held.length == 0
        || left < 0
        || left == 0 && !HexFormat.of().formatHex(digest.digest()).equals(paper.sha256())) {
      throw new IOException("%s is damaged".formatted(paper));
    }
    return true;
  }
}
