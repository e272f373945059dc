package org.chengming.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chengming.keys.KeyFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys this log is signed with: Ed25519, which every client reads, and where settings ask for
 * it SM2. The database knows which have signed, so that a node that was started without one makes
 * none of its own.
 */
@Component
class SigningKeys {
  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
  private static final String HEAD =
      "The ledger is signed with this key (%s). Whoever has it can sign another ledger in its name, and without it this one ends: keep a copy apart from the database's backups.";

  private final List<Filed> filed = new ArrayList<>();
  private final String origin;
  private final boolean lost;
  private final LedgerRepository repository;
  private volatile @Nullable Signer witness;

  /** A key and its file, from which it is read once. */
  private static final class Filed {
    private final KeyType type;
    private final KeyFile file;
    private volatile @Nullable Signer held;

    Filed(KeyType type, Path path) {
      this.type = type;
      this.file = new KeyFile(path, HEAD.formatted(type));
    }
  }

  SigningKeys(
      @Value("${chengming.ledger.key}") Path file,
      @Value("${chengming.ledger.sm2}") boolean sm2,
      @Value("${chengming.ledger.origin}") String origin,
      @Value("${chengming.ledger.key-lost}") boolean lost,
      LedgerRepository repository) {
    filed.add(new Filed(KeyType.LOG, file));
    if (sm2) {
      filed.add(new Filed(KeyType.SM2, sm2(file)));
    }
    this.origin = origin;
    this.lost = lost;
    this.repository = repository;
  }

  /** Where the SM2 key is, beside the other. */
  static Path sm2(Path key) {
    var name = key.getFileName().toString().replaceFirst("[.]key$", "");
    return key.toAbsolutePath().resolveSibling(name + "-sm2.key");
  }

  String origin() {
    return origin;
  }

  /**
   * The key for witnessing other logs; another one, worked out of the bytes of ours. Null while
   * they have not been read.
   */
  @Nullable Signer witness() {
    return witness;
  }

  /**
   * Those that sign each checkpoint. Makes one where the database has never been signed for with
   * its type; to be called by one node at a time.
   *
   * @throws CannotSign where one is not the one that has signed
   */
  List<Signer> signers() {
    return filed.stream().map(this::signer).toList();
  }

  /** Signed with each of them. */
  SignedNote sign(Checkpoint checkpoint) {
    var text = checkpoint.text();
    return new SignedNote(text, signers().stream().map(signer -> signer.sign(text)).toList());
  }

  private Signer signer(Filed key) {
    var known = key.held;
    if (known != null) {
      return known;
    }
    var read = read(key);
    key.held = read;
    return read;
  }

  private Signer read(Filed key) {
    var used =
        repository.verifiers().stream()
            .flatMap(written -> Verifier.known(written).stream())
            .filter(verifier -> verifier.type() == key.type)
            .toList();
    try {
      var secret = secret(key, used.isEmpty());
      var signer = new Signer(key.type, origin, secret);
      if (!lost && !used.isEmpty() && used.stream().noneMatch(signer.verifier()::sameKey)) {
        throw new CannotSign(
            "%s is not the %s key that has signed the ledger in this database. Bring the right file, or say chengming.ledger.key-lost."
                .formatted(key.file, key.type));
      }
      if (key.type == KeyType.LOG) {
        witness = witness(secret);
      }
      return signer;
    } catch (IOException | IllegalArgumentException e) {
      throw new CannotSign("%s cannot be read: %s".formatted(key.file, e.getMessage()), e);
    }
  }

  private byte[] secret(Filed key, boolean first) throws IOException {
    var file = key.file;
    if (!file.exists() && (first || lost)) {
      file.create();
      log.info(
          "Made the {} key of the ledger, {}: keep a copy apart from the backups", key.type, file);
    }
    if (!file.exists()) {
      throw new CannotSign(
          "%s is missing, and this ledger has been signed with it. Put it there from the node or the copy that has it."
              .formatted(file));
    }
    if (file.exposed()) {
      log.warn("{} can be read by others on this machine; chmod 600 it", file);
    }
    return file.read().getLast();
  }

  private Signer witness(byte[] secret) {
    var other = Merkle.digest();
    other.update("chengming witness\n".getBytes(StandardCharsets.UTF_8));
    return new Signer(KeyType.WITNESS, origin + "/witness", other.digest(secret));
  }
}
