package org.chengming.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of what is public a file is a part; answered by the modules that make things public, which
 * the ledger does not know.
 */
public interface Holdings {
  /** What became of the edition a file belongs to. */
  enum State {
    LIVE,
    REPLACED,
    WITHDRAWN
  }

  /**
   * @param subject the number it is known by
   * @param path of its page
   * @param fileName null for the bytes of the edition itself, and when it is withdrawn
   */
  record Holding(
      String subject,
      int edition,
      String title,
      String path,
      boolean attached,
      @Nullable String fileName,
      State state,
      Instant publishedAt) {}

  /**
   * All that is or was public with this hash, the newest first; never anything that was not.
   *
   * @param sha256 in lower-case hex
   * @param subjects numbers of whose deeds the hash stands in the ledger
   */
  List<Holding> of(String sha256, Set<String> subjects);
}
