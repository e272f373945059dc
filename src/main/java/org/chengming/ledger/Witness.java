package org.chengming.ledger;

import static org.chengming.ledger.db.Tables.WITNESSED;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengming.ledger.db.tables.records.WitnessedRecord;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Co-signs the ledgers of other offices, by C2SP's tlog-witness: only of those that settings name,
 * and only a tree that begins with the last one it co-signed.
 */
@Component
public class Witness {
  private static final Logger log = LoggerFactory.getLogger(Witness.class);
  private static final int MOST_HASHES = 63;

  /**
   * What is answered.
   *
   * @param status of HTTP, as the protocol has it
   * @param body the line to be added to the note, the size last co-signed, or what is wrong
   */
  public record Answer(int status, String body) {
    /** Says which tree it stands at. */
    public static final int CONFLICT = 409;
  }

  private final DSLContext db;
  private final SigningKeys keys;
  private final Clock clock;
  private final Map<String, Keyring> logs;

  Witness(
      DSLContext db,
      SigningKeys keys,
      Clock clock,
      @Value("${chengming.ledger.witness.logs:}") List<String> logs) {
    this.db = db;
    this.keys = keys;
    this.clock = clock;
    this.logs =
        logs.stream()
            .filter(written -> !written.isBlank())
            .map(Witness::log)
            .collect(
                Collectors.groupingBy(
                    Verifier::name,
                    Collectors.collectingAndThen(Collectors.toList(), Keyring::of)));
  }

  private static Verifier log(String written) {
    var verifier = Verifier.parse(written);
    if (verifier.type() == KeyType.WITNESS) {
      throw new IllegalArgumentException(
          "%s is the key of a witness, not of a log".formatted(written));
    }
    return verifier;
  }

  /**
   * The key it co-signs with, for the settings of other offices; empty without the ledger's key.
   */
  public String verifier() {
    var signer = keys.witness();
    return signer == null ? "" : signer.verifier().toString();
  }

  /**
   * @param asked {@code old SIZE}, hashes of the proof a line each, an empty line, the signed note
   */
  @Transactional
  public Answer add(String asked) {
    try {
      int end = asked.indexOf("\n\n");
      if (end < 0) {
        return new Answer(400, "No proof and no note\n");
      }
      var head = List.of(asked.substring(0, end).split("\n", -1));
      return add(old(head.getFirst()), path(head), SignedNote.parse(asked.substring(end + 2)));
    } catch (IllegalArgumentException e) {
      return new Answer(400, e.getMessage() + "\n");
    }
  }

  private static long old(String line) {
    if (!line.matches("old (0|[1-9][0-9]{0,17})")) {
      throw new IllegalArgumentException("The first line is no old size");
    }
    return Long.parseLong(line.substring("old ".length()));
  }

  private static List<byte[]> path(List<String> head) {
    if (head.size() > 1 + MOST_HASHES) {
      throw new IllegalArgumentException("A proof holds at most %d hashes".formatted(MOST_HASHES));
    }
    var path = new ArrayList<byte[]>();
    for (var line : head.subList(1, head.size())) {
      var hash = Base64.getDecoder().decode(line);
      if (hash.length != Merkle.BYTES) {
        throw new IllegalArgumentException("A line of the proof is no hash");
      }
      path.add(hash);
    }
    return path;
  }

  private Answer add(long old, List<byte[]> path, SignedNote note) {
    var next = Checkpoint.parse(note.text());
    var theirs = logs.get(next.origin());
    if (theirs == null) {
      return new Answer(404, "This log is not witnessed here\n");
    }
    if (!theirs.signed(note)) {
      return new Answer(403, "The log has not signed it\n");
    }
    if (old > next.size()) {
      return new Answer(400, "The old tree is larger than the new one\n");
    }
    var last = lock(next.origin());
    if (old != last.getTreeSize() || old == next.size() && !sameRoot(last, next)) {
      if (old == last.getTreeSize()) {
        log.error("Two trees of {} were signed by {}: a fork", next.size(), next.origin());
      }
      return new Answer(Answer.CONFLICT, last.getTreeSize() + "\n");
    }
    boolean continues =
        old == 0 || old == next.size()
            ? path.isEmpty()
            : Proof.consistent(old, next.size(), path, last.getRoot(), next.root());
    if (!continues) {
      return new Answer(422, "The proof does not lead from the old tree to the new one\n");
    }
    var signer = keys.witness();
    if (signer == null) {
      return new Answer(503, "Nothing can be signed here now\n");
    }
    var now = clock.instant();
    last.setTreeSize(next.size());
    last.setRoot(next.root());
    last.setWitnessedAt(now);
    last.store();
    return new Answer(200, signer.sign(note.text(), now.getEpochSecond()).written());
  }

  private static boolean sameRoot(WitnessedRecord last, Checkpoint next) {
    return Arrays.equals(last.getRoot(), next.root());
  }

  /** Nobody else co-signs this log until the transaction ends. */
  private WitnessedRecord lock(String origin) {
    db.insertInto(WITNESSED)
        .set(WITNESSED.ORIGIN, origin)
        .set(WITNESSED.TREE_SIZE, 0L)
        .set(WITNESSED.ROOT, Merkle.empty())
        .set(WITNESSED.WITNESSED_AT, clock.instant())
        .onConflictDoNothing()
        .execute();
    return db.selectFrom(WITNESSED).where(WITNESSED.ORIGIN.eq(origin)).forUpdate().fetchSingle();
  }
}
