package org.chengming.ledger;

import static org.chengming.ledger.db.Tables.DEED;
import static org.chengming.ledger.db.Tables.ENTRY;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.castNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chengming.web.FoldedHashes;
import org.chengming.web.Inclusion;
import org.chengming.web.ProofCode;
import org.chengming.web.SiteIdentity;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people are given of the ledger: a code to find an entry by, and its proof as it is shown.
 */
@Component
public class Receipts {
  private static final int MOST = 20;

  private final DSLContext db;
  private final LedgerReads reads;
  private final SiteIdentity site;

  Receipts(DSLContext db, LedgerReads reads, SiteIdentity site) {
    this.db = db;
    this.reads = reads;
    this.site = site;
  }

  /** The code of what was last recorded of a subject, of one of the kinds. */
  public Optional<ProofCode> newest(String subject, LedgerKind... kinds) {
    var wanted = List.of(kinds);
    return reads.of(subject).stream()
        .filter(entry -> wanted.contains(entry.deed().kind()))
        .reduce((first, second) -> second)
        .map(this::code);
  }

  /** Can be printed before the entry has its place: the place is no part of what is hashed. */
  public ProofCode code(Entry entry) {
    var code = ReceiptCode.of(entry);
    return ProofCode.of(code.shown(), site.url() + "/ledger/verify?code=" + code.shown());
  }

  /** Entries with one of the codes, whether they have their place or wait for it; one query. */
  @Transactional(readOnly = true)
  public List<Entry> find(Collection<ReceiptCode> codes) {
    var prefixes = codes.stream().map(ReceiptCode::prefix).toArray(byte[][]::new);
    return db.select(ENTRY.LEAF_INDEX, ENTRY.LEAF)
        .from(ENTRY)
        .where(prefix(ENTRY.LEAF).eq(any(prefixes)))
        .unionAll(
            DSL.select(castNull(SQLDataType.BIGINT), DEED.LEAF)
                .from(DEED)
                .where(prefix(DEED.LEAF).eq(any(prefixes))))
        .limit(MOST)
        .fetch(r -> new Entry(r.value1(), Deed.parse(r.value2()), r.value2()));
  }

  private static Field<byte[]> prefix(Field<String> leaf) {
    return DSL.field("ledger.receipt_prefix({0})", byte[].class, leaf);
  }

  /** How an entry leads to the newest signed root; empty while it has no place under it. */
  public Optional<Inclusion> inclusion(Entry entry) {
    var index = entry.index();
    return index == null
        ? Optional.empty()
        : reads
            .latest()
            .filter(tree -> index < tree.size())
            .map(
                tree -> {
                  var folded =
                      folded(entry, index, tree.size(), reads.inclusion(index, tree.size()));
                  return new Inclusion(
                      index,
                      tree.size(),
                      tree.signedAt(),
                      folded,
                      folded.last().equals(hex(tree.root())),
                      "/ledger/entries/%d.json".formatted(index));
                });
  }

  private static FoldedHashes folded(Entry entry, long index, long size, List<byte[]> path) {
    var first = Merkle.leaf(entry.leaf());
    var hash = first;
    var steps = new ArrayList<FoldedHashes.Step>();
    var neighbours = Proof.inclusion(index, size).iterator();
    for (var neighbour : path) {
      var left = neighbours.next().to() <= index;
      hash = left ? Merkle.node(neighbour, hash) : Merkle.node(hash, neighbour);
      steps.add(new FoldedHashes.Step(left, hex(neighbour), hex(hash)));
    }
    return new FoldedHashes(hex(first), steps);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
