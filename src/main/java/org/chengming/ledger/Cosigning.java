package org.chengming.ledger;

import static org.chengming.ledger.db.Tables.CHECKPOINT;
import static org.chengming.ledger.db.Tables.COSIGNATURE;
import static org.jooq.impl.DSL.max;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.outgoing.Outgoing;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Asks other offices to co-sign the newest checkpoint, and keeps what they answer beside it. */
@Component
class Cosigning {
  private static final Logger log = LoggerFactory.getLogger(Cosigning.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** After a failure a witness is left alone for so long. */
  private static final Duration LATER = Duration.ofSeconds(30);

  private static final int MOST = 10_000;

  /**
   * Another office's node.
   *
   * @param verifier its key for cosignatures
   * @param address to which {@code /add-checkpoint} is added
   */
  record Other(Verifier verifier, URI address) {
    static Other parse(String written) {
      var words = written.strip().split("\\s+");
      if (words.length != 2) {
        throw new IllegalArgumentException(
            "A witness is its verifier key and its address, not \"%s\"".formatted(written));
      }
      var verifier = Verifier.parse(words[0]);
      if (verifier.type() != KeyType.WITNESS) {
        throw new IllegalArgumentException("%s is no key of a witness".formatted(verifier));
      }
      return new Other(verifier, URI.create(words[1].replaceFirst("/$", "") + "/add-checkpoint"));
    }
  }

  private final DSLContext db;
  private final LedgerRepository repository;
  private final Outgoing outgoing;
  private final Clock clock;
  private final List<Other> others;
  private final Map<String, Long> restingUntil = new HashMap<>();

  Cosigning(
      DSLContext db,
      LedgerRepository repository,
      Outgoing outgoing,
      Clock clock,
      @Value("${chengming.ledger.witnesses:}") List<String> others) {
    this.db = db;
    this.repository = repository;
    this.outgoing = outgoing;
    this.clock = clock;
    this.others = others.stream().filter(o -> !o.isBlank()).map(Other::parse).toList();
    this.others.forEach(other -> outgoing.allow(other.address()));
  }

  boolean any() {
    return !others.isEmpty();
  }

  /**
   * Asks those that have not co-signed the newest checkpoint, and are not left alone.
   *
   * @return how many did
   */
  int round() {
    var newest = repository.lastSigned();
    if (newest.isEmpty()) {
      return 0;
    }
    int done = 0;
    for (var other : others) {
      var name = other.verifier().name();
      if (restingUntil.getOrDefault(name, Long.MIN_VALUE) > System.nanoTime()
          || cosigned(newest.get(), other)) {
        continue;
      }
      try {
        ask(newest.get(), other, known(other));
        restingUntil.remove(name);
        done++;
      } catch (IOException | IllegalArgumentException | MissingTile e) {
        log.warn("{} has not co-signed the ledger: {}", name, e.getMessage());
        restingUntil.put(name, System.nanoTime() + LATER.toNanos());
      }
    }
    return done;
  }

  private void ask(LedgerRepository.Signed signed, Other other, long old) throws IOException {
    var answer = send(signed, other, old);
    if (answer.status() == Witness.Answer.CONFLICT) {
      long stands = Long.parseLong(answer.text().strip());
      if (stands > signed.checkpoint().size() || stands == old) {
        throw new IOException("it stands at %d, with another tree".formatted(stands));
      }
      answer = send(signed, other, stands);
    }
    if (answer.status() != 200) {
      throw new IOException("it answered %d: %s".formatted(answer.status(), answer.text().strip()));
    }
    var text = signed.checkpoint().text();
    var lines = SignedNote.parse(text + "\n" + answer.text()).lines();
    if (other.verifier().cosigned(new SignedNote(text, lines)).isEmpty()) {
      throw new IOException("its signature does not hold");
    }
    lines.stream()
        .filter(line -> line.name().equals(other.verifier().name()))
        .forEach(line -> keep(signed, other, line.written()));
  }

  private Outgoing.Answer send(LedgerRepository.Signed signed, Other other, long old)
      throws IOException {
    long size = signed.checkpoint().size();
    var asked = new StringBuilder("old ").append(old).append('\n');
    for (var hash : new Tree(repository).consistency(old, size)) {
      asked.append(Base64.getEncoder().encodeToString(hash)).append('\n');
    }
    asked.append('\n').append(signed.note());
    return outgoing.send(
        Outgoing.Call.post(
                other.address(),
                "text/plain; charset=utf-8",
                asked.toString().getBytes(StandardCharsets.UTF_8))
            .within(PATIENCE)
            .atMost(MOST));
  }

  private boolean cosigned(LedgerRepository.Signed signed, Other other) {
    return db.fetchExists(
        COSIGNATURE,
        COSIGNATURE.CHECKPOINT_ID.eq(signed.id()),
        COSIGNATURE.VERIFIER.eq(other.verifier().toString()));
  }

  /** The largest tree it has co-signed here, 0 for none. */
  private long known(Other other) {
    var size =
        db.select(max(CHECKPOINT.TREE_SIZE))
            .from(CHECKPOINT)
            .join(COSIGNATURE)
            .on(COSIGNATURE.CHECKPOINT_ID.eq(CHECKPOINT.ID))
            .where(COSIGNATURE.VERIFIER.eq(other.verifier().toString()))
            .fetchSingle()
            .value1();
    return size == null ? 0 : size;
  }

  private void keep(LedgerRepository.Signed signed, Other other, String line) {
    db.insertInto(COSIGNATURE)
        .set(COSIGNATURE.CHECKPOINT_ID, signed.id())
        .set(COSIGNATURE.VERIFIER, other.verifier().toString())
        .set(COSIGNATURE.LINE, line)
        .set(COSIGNATURE.RECEIVED_AT, clock.instant())
        .onConflictDoNothing()
        .execute();
  }
}
