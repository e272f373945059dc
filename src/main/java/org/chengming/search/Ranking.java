package org.chengming.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * One list of what matches, in two stages: the best of each quick query are gathered and ranked by
 * everything that counts; behind them stands the rest, in the order of the first quick query. So
 * the time of a search hardly grows with what matches, and a page far behind continues the same
 * list.
 */
final class Ranking {
  /** Set in the keys of places behind those that were ranked. */
  private static final long BEHIND = 1L << 32;

  private static final Sort BY_SCORE =
      new Sort(SortField.FIELD_SCORE, new SortField(Fields.SERIAL, SortField.Type.LONG, true));

  private final IndexSearcher searcher;
  private final State.Asked asked;
  private final List<Hit> head;

  /**
   * @param doc its number in this state of the index
   */
  record Hit(int doc, float score, long serial, boolean behind) {
    long key() {
      return Float.floatToIntBits(score) | (behind ? BEHIND : 0);
    }

    private boolean after(Place place) {
      var other = Float.intBitsToFloat((int) place.key());
      return score < other || (score == other && serial < place.serial());
    }
  }

  Ranking(IndexSearcher searcher, State.Asked asked) throws IOException {
    this.searcher = searcher;
    this.asked = asked;
    this.head = ranked(gathered());
  }

  private Set<Integer> gathered() throws IOException {
    var docs = new TreeSet<Integer>();
    for (var gather : asked.gathering()) {
      for (var hit : searcher.search(asked.narrowed(gather.query()), gather.most()).scoreDocs) {
        docs.add(hit.doc);
      }
    }
    return docs;
  }

  private List<Hit> ranked(Collection<Integer> docs) throws IOException {
    var query = searcher.rewrite(asked.narrowed(asked.ranked()));
    var weight = searcher.createWeight(query, ScoreMode.COMPLETE, 1);
    var leaves = searcher.getIndexReader().leaves();
    var hits = new ArrayList<Hit>();
    var inLeaf = new ArrayList<Integer>();
    for (var it = docs.iterator(); it.hasNext(); ) {
      var doc = it.next();
      var leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
      if (!inLeaf.isEmpty() && inLeaf.getFirst() < leaf.docBase) {
        score(weight, leaves.get(ReaderUtil.subIndex(inLeaf.getFirst(), leaves)), inLeaf, hits);
        inLeaf.clear();
      }
      inLeaf.add(doc);
    }
    if (!inLeaf.isEmpty()) {
      score(weight, leaves.get(ReaderUtil.subIndex(inLeaf.getFirst(), leaves)), inLeaf, hits);
    }
    hits.sort(Comparator.comparing(Hit::score).thenComparing(Hit::serial).reversed());
    return hits;
  }

  /** The score {@code query} gives to one document, null where it does not match. */
  static @Nullable Float score(IndexSearcher searcher, Query query, int doc) throws IOException {
    var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
    var leaves = searcher.getIndexReader().leaves();
    var hits = new ArrayList<Hit>();
    score(weight, leaves.get(ReaderUtil.subIndex(doc, leaves)), List.of(doc), hits);
    return hits.isEmpty() ? null : hits.getFirst().score();
  }

  /** Those of {@code docs} that match, with their scores; all of one segment, in order. */
  private static void score(
      Weight weight, LeafReaderContext leaf, List<Integer> docs, List<Hit> into)
      throws IOException {
    var supplier = weight.scorerSupplier(leaf);
    if (supplier == null) {
      return;
    }
    var scorer = supplier.get(docs.size());
    var twoPhase = scorer.twoPhaseIterator();
    var iterator = twoPhase == null ? scorer.iterator() : twoPhase.approximation();
    var serials = DocValues.getNumeric(leaf.reader(), Fields.SERIAL);
    for (var doc : docs) {
      var wanted = doc - leaf.docBase;
      var at = iterator.docID() < wanted ? iterator.advance(wanted) : iterator.docID();
      if (at == wanted
          && (twoPhase == null || twoPhase.matches())
          && serials.advanceExact(wanted)) {
        into.add(new Hit(doc, scorer.score(), serials.longValue(), false));
      }
    }
  }

  /** At most {@code most}, after those that were skipped or where the page before ended. */
  List<Hit> hits(int most) throws IOException {
    var place = asked.after();
    if (place == null) {
      var hits = new ArrayList<>(head.stream().skip(asked.skipped()).limit(most).toList());
      var skipped = Math.max(0, asked.skipped() - head.size());
      if (hits.size() < most) {
        hits.addAll(behind(null, skipped, most - hits.size()));
      }
      return hits;
    }
    if ((place.key() & BEHIND) != 0) {
      return behind(place, 0, most);
    }
    var hits = new ArrayList<>(head.stream().filter(h -> h.after(place)).limit(most).toList());
    if (hits.size() < most) {
      hits.addAll(behind(null, 0, most - hits.size()));
    }
    return hits;
  }

  private List<Hit> behind(@Nullable Place after, int skipped, int most) throws IOException {
    var ranked = new HashSet<Integer>();
    head.forEach(hit -> ranked.add(hit.doc()));
    var last =
        after == null
            ? null
            : new FieldDoc(
                Integer.MAX_VALUE,
                Float.NaN,
                new Object[] {Float.intBitsToFloat((int) after.key()), after.serial()});
    var wanted = ranked.size() + skipped + most;
    var rest =
        searcher.search(rest(), new TopFieldCollectorManager(BY_SCORE, wanted, last, wanted));
    var hits = new ArrayList<Hit>();
    for (var doc : rest.scoreDocs) {
      if (!ranked.contains(doc.doc)) {
        var fields = ((FieldDoc) doc).fields;
        hits.add(new Hit(doc.doc, (Float) fields[0], ((Number) fields[1]).longValue(), true));
      }
    }
    return hits.stream().skip(skipped).limit(most).toList();
  }

  /** Everything that matches, scored as it was gathered. */
  private Query rest() {
    return asked.narrowed(State.scored(asked.matching(), asked.gathering().getFirst().query()));
  }
}
