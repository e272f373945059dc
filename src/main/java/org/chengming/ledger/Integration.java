package org.chengming.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives deeds their places in the tree and signs it, many at once. It signs only what continues all
 * that this node and this database know to have been signed.
 */
@Component
class Integration {
  /** As many as one transaction should carry; the next takes the others. */
  static final int MOST = 10_000;

  private final LedgerRepository repository;
  private final SigningKeys keys;
  private final LastSigned last;
  private final TransactionTemplate transaction;
  private volatile boolean level;
  private volatile @Nullable String refusal;

  Integration(
      LedgerRepository repository,
      SigningKeys keys,
      LastSigned last,
      TransactionTemplate transaction) {
    this.repository = repository;
    this.keys = keys;
    this.last = last;
    this.transaction = transaction;
  }

  /**
   * @param note null where nothing was signed
   */
  private record Done(int taken, @Nullable String note) {
    static final Done NOTHING = new Done(0, null);
    static final Done ELSEWHERE = new Done(0, null);
  }

  /**
   * Gives places to what waits, unless another node is at it.
   *
   * @return how many it gave
   * @throws CannotSign where the tree must not be signed; what waits goes on waiting
   */
  int integrate() {
    if (level && !repository.anyWaiting()) {
      return 0;
    }
    try {
      var done = transaction.execute(status -> repository.turn() ? grow() : Done.ELSEWHERE);
      if (done == null || done == Done.ELSEWHERE) {
        return 0;
      }
      if (done.note() != null) {
        last.write(done.note());
      }
      level = true;
      refusal = null;
      return done.taken();
    } catch (CannotSign | MissingTile e) {
      level = false;
      refusal = e.getMessage();
      throw e;
    }
  }

  /** Why the tree cannot be signed; null while it can. */
  @Nullable String refusal() {
    return refusal;
  }

  private Done grow() {
    var signers = keys.signers();
    var before = repository.lastSigned();
    var growth = new Growth(before.map(s -> s.checkpoint().size()).orElse(0L), repository);
    var stands = new Checkpoint(keys.origin(), growth.size(), growth.root());
    if (before.isPresent() && !before.get().checkpoint().sameTree(stands)) {
      throw new CannotSign(
          "The tiles of the ledger no longer give the root that was signed of its %d leaves"
              .formatted(stands.size()));
    }
    last.read(keys.origin()).ifPresent(signed -> requireContinues(signed, stands));
    var placed = repository.place(MOST, stands.size());
    placed.forEach(deed -> growth.add(Merkle.leaf(deed.leaf())));
    var ours = before.filter(s -> signedBy(signers, s)).isPresent();
    if (placed.isEmpty() && ours) {
      return Done.NOTHING;
    }
    if (!ours) {
      // Known with the first note it signs, or not at all.
      signers.forEach(signer -> repository.signs(signer.verifier().toString()));
    }
    if (!placed.isEmpty()) {
      repository.store(growth.changed());
    }
    var next = new Checkpoint(keys.origin(), growth.size(), growth.root());
    var note = keys.sign(next).written();
    repository.sign(next, note);
    return new Done(placed.size(), note);
  }

  /** By each of them, and perhaps by others. */
  private static boolean signedBy(List<Signer> signers, LedgerRepository.Signed signed) {
    return Keyring.of(signers.stream().map(Signer::verifier).toList())
        .signed(SignedNote.parse(signed.note()));
  }

  private void requireContinues(Checkpoint signed, Checkpoint stands) {
    if (signed.size() > stands.size()) {
      throw new CannotSign(
          "This node has signed a ledger of %d leaves (%s), and the database holds %d: it is older than what was signed. See \"restore\" in docs/features/ledger.md."
              .formatted(signed.size(), last, stands.size()));
    }
    var then =
        signed.size() == stands.size() ? stands.root() : new Tree(repository).root(signed.size());
    if (!java.util.Arrays.equals(then, signed.root())) {
      throw new CannotSign(
          "The ledger in the database is another one than this node has signed at %d leaves (%s)"
              .formatted(signed.size(), last));
    }
  }
}
