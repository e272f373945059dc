package org.chengming.ledger;

import java.io.IOException;
import java.nio.file.Path;
import org.chengming.keys.KeyFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key this log is signed with. The database knows which have signed, so that a node that was
 * started without it makes no key of its own.
 */
@Component
class SigningKey {
  private static final Logger log = LoggerFactory.getLogger(SigningKey.class);
  static final String HEAD =
      "The ledger is signed with this key. Whoever has it can sign another ledger in its name, and without it this one ends: keep a copy apart from the database's backups.";

  private final KeyFile file;
  private final String origin;
  private final boolean lost;
  private final LedgerRepository repository;
  private volatile @Nullable Signer held;

  SigningKey(
      @Value("${chengming.ledger.key}") Path file,
      @Value("${chengming.ledger.origin}") String origin,
      @Value("${chengming.ledger.key-lost}") boolean lost,
      LedgerRepository repository) {
    this.file = new KeyFile(file, HEAD);
    this.origin = origin;
    this.lost = lost;
    this.repository = repository;
  }

  String origin() {
    return origin;
  }

  /** Null while it has not been read. */
  @Nullable Signer known() {
    return held;
  }

  /**
   * Makes it where the database has never been signed for; to be called by one node at a time.
   *
   * @throws CannotSign where it is not the one that has signed
   */
  Signer signer() {
    var known = held;
    if (known != null) {
      return known;
    }
    var read = read();
    held = read;
    return read;
  }

  private Signer read() {
    var used = repository.signedBy();
    try {
      if (!file.exists() && (used.isEmpty() || lost)) {
        file.create();
        log.info("Made the key of the ledger, {}: keep a copy apart from the backups", file);
      }
      if (!file.exists()) {
        throw new CannotSign(
            "%s is missing, and this ledger has been signed with it. Put it there from the node or the copy that has it."
                .formatted(file));
      }
      if (file.exposed()) {
        log.warn("{} can be read by others on this machine; chmod 600 it", file);
      }
      var signer = new Signer(origin, file.read().getLast());
      if (!lost && !used.isEmpty() && !used.contains(signer.log().toString())) {
        throw new CannotSign(
            "%s is not the key of %s that has signed the ledger in this database. Bring the right file, or say chengming.ledger.key-lost."
                .formatted(file, origin));
      }
      repository.signs(signer.log().toString());
      return signer;
    } catch (IOException e) {
      throw new CannotSign("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
