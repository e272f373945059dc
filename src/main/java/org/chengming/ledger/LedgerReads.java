package org.chengming.ledger;

import static org.chengming.ledger.db.Tables.CHECKPOINT;
import static org.chengming.ledger.db.Tables.COSIGNATURE;
import static org.chengming.ledger.db.Tables.DEED;
import static org.chengming.ledger.db.Tables.ENTRY;
import static org.chengming.ledger.db.Tables.ENTRY_HASH;
import static org.jooq.impl.DSL.field;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What pages and machines are told of the ledger. Hashes are 32 bytes. */
@Component
public class LedgerReads {
  /**
   * The newest tree that was signed.
   *
   * @param note as it is given out, with the signatures of witnesses that have come
   */
  public record SignedTree(long size, byte[] root, Instant signedAt, String note) {}

  private final DSLContext db;
  private final LedgerRepository repository;
  private final Tree tree;
  private final SigningKeys keys;

  LedgerReads(DSLContext db, LedgerRepository repository, KeptTiles tiles, SigningKeys keys) {
    this.db = db;
    this.repository = repository;
    this.tree = new Tree(tiles);
    this.keys = keys;
  }

  /** Empty until the first was signed, some moments after an installation starts. */
  @Transactional(readOnly = true)
  public Optional<SignedTree> latest() {
    return db.selectFrom(CHECKPOINT)
        .orderBy(CHECKPOINT.ID.desc())
        .limit(1)
        .fetchOptional(
            c ->
                new SignedTree(
                    c.getTreeSize(),
                    c.getRoot(),
                    c.getSignedAt(),
                    c.getNote() + cosignatures(c.getId())));
  }

  private String cosignatures(long checkpoint) {
    return String.join(
        "",
        db.select(COSIGNATURE.LINE)
            .from(COSIGNATURE)
            .where(COSIGNATURE.CHECKPOINT_ID.eq(checkpoint))
            .orderBy(COSIGNATURE.VERIFIER)
            .fetch(COSIGNATURE.LINE));
  }

  /** All deeds of a subject, the oldest first; those that wait for their place at the end. */
  @Transactional(readOnly = true)
  public List<Entry> of(String subject) {
    var entries = new ArrayList<Entry>();
    // What waits is read first: what gets its place in between is then found twice, not never.
    var waiting =
        db.selectFrom(DEED)
            .where(DEED.SUBJECT.eq(subject))
            .orderBy(DEED.ID)
            .fetch(d -> new Entry(null, Deed.parse(d.getLeaf()), d.getLeaf()));
    db.selectFrom(ENTRY)
        .where(ENTRY.SUBJECT.eq(subject))
        .orderBy(ENTRY.LEAF_INDEX)
        .forEach(
            e -> entries.add(new Entry(e.getLeafIndex(), Deed.parse(e.getLeaf()), e.getLeaf())));
    waiting.stream()
        .filter(w -> entries.stream().noneMatch(e -> e.leaf().equals(w.leaf())))
        .forEach(entries::add);
    return entries;
  }

  /** The deed of one edition of a subject. */
  @Transactional(readOnly = true)
  public Optional<Entry> of(String subject, int edition) {
    var line = "\nedition %d\n".formatted(edition);
    var waiting =
        db.selectFrom(DEED)
            .where(DEED.SUBJECT.eq(subject))
            .and(DEED.LEAF.contains(line))
            .limit(1)
            .fetchOptional(d -> new Entry(null, Deed.parse(d.getLeaf()), d.getLeaf()));
    return waiting.or(
        () ->
            db.selectFrom(ENTRY)
                .where(ENTRY.SUBJECT.eq(subject))
                .and(ENTRY.LEAF.contains(line))
                .limit(1)
                .fetchOptional(
                    e -> new Entry(e.getLeafIndex(), Deed.parse(e.getLeaf()), e.getLeaf())));
  }

  /** The entry at a place of the tree. */
  @Transactional(readOnly = true)
  public Optional<Entry> at(long index) {
    return db.selectFrom(ENTRY)
        .where(ENTRY.LEAF_INDEX.eq(index))
        .fetchOptional(e -> new Entry(e.getLeafIndex(), Deed.parse(e.getLeaf()), e.getLeaf()));
  }

  /**
   * Entries that name the hash, the oldest first, at most a hundred.
   *
   * @param sha256 in lower-case hex
   */
  @Transactional(readOnly = true)
  public List<Entry> naming(String sha256) {
    return db.select(ENTRY.LEAF_INDEX, ENTRY.LEAF)
        .from(ENTRY_HASH)
        .join(ENTRY)
        .on(ENTRY.LEAF_INDEX.eq(ENTRY_HASH.LEAF_INDEX))
        .where(ENTRY_HASH.SHA256.eq(sha256))
        .orderBy(ENTRY.LEAF_INDEX)
        .limit(100)
        .fetch(r -> new Entry(r.value1(), Deed.parse(r.value2()), r.value2()));
  }

  /** The newest entries, the newest first. */
  @Transactional(readOnly = true)
  public List<Entry> newest(int most) {
    return db.selectFrom(ENTRY)
        .orderBy(ENTRY.LEAF_INDEX.desc())
        .limit(most)
        .fetch(e -> new Entry(e.getLeafIndex(), Deed.parse(e.getLeaf()), e.getLeaf()));
  }

  /**
   * Proof that the leaf is in the tree of this size, from the leaf to the root.
   *
   * @throws IllegalArgumentException where there is no such leaf in it
   */
  @Transactional(readOnly = true)
  public List<byte[]> inclusion(long index, long size) {
    return tree.inclusion(index, size);
  }

  /** Proof that the tree of the larger size begins with the one of the smaller. */
  @Transactional(readOnly = true)
  public List<byte[]> consistency(long from, long to) {
    return tree.consistency(from, to);
  }

  /** The root of the tree as it was when it had this size. */
  @Transactional(readOnly = true)
  public byte[] root(long size) {
    return tree.root(size);
  }

  /** Hash of a leaf by RFC 6962. */
  public static byte[] leafHash(String leaf) {
    return Merkle.leaf(leaf);
  }

  /** Whether the path leads from the hash of the leaf to the root. */
  public static boolean proves(
      long index, long size, byte[] leafHash, List<byte[]> path, byte[] root) {
    return Proof.included(index, size, leafHash, path, root);
  }

  /** How many deeds wait for their place. */
  @Transactional(readOnly = true)
  public long waiting() {
    return db.fetchCount(DEED);
  }

  /** For how long the oldest of them has waited; zero where none waits. */
  @Transactional(readOnly = true)
  public Duration lag() {
    var seconds =
        db.select(
                field(
                    "coalesce(extract(epoch from clock_timestamp() - min(appended_at)), 0)",
                    Double.class))
            .from(DEED)
            .fetchSingle()
            .value1();
    return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
  }

  /** The name of this log, which stands on the first line of every checkpoint. */
  public String origin() {
    return keys.origin();
  }

  /**
   * Public keys the log has been signed with, as verifiers of signed notes: those of Ed25519, which
   * every client reads, before those of SM2, the newest first.
   */
  @Transactional(readOnly = true)
  public List<String> verifiers() {
    return repository.verifiers().stream().sorted(Comparator.comparing(LedgerReads::rank)).toList();
  }

  private static int rank(String verifier) {
    return Verifier.known(verifier).map(v -> v.type().ordinal()).orElse(KeyType.values().length);
  }

  /** The SM2 key by which this tree is signed too; empty where there is no such signature. */
  @Transactional(readOnly = true)
  public Optional<String> sm2(SignedTree tree) {
    var note = SignedNote.parse(tree.note());
    return repository.verifiers().stream()
        .flatMap(written -> Verifier.known(written).stream())
        .filter(verifier -> verifier.type() == KeyType.SM2 && verifier.signed(note))
        .findFirst()
        .map(Verifier::toString);
  }
}
