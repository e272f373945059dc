package org.chengming.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.jspecify.annotations.Nullable;

/** One state of the index on this node. */
record LocalState(IndexSearcher searcher) implements State {

  @Override
  public long count(Query query) throws IOException {
    return searcher.count(query);
  }

  @Override
  public float best(Query query) throws IOException {
    var hits = searcher.search(query, 1).scoreDocs;
    return hits.length == 0 ? 0 : hits[0].score;
  }

  @Override
  public List<Stored> first(Query query, int most) throws IOException {
    var fields = searcher.storedFields();
    var found = new ArrayList<Stored>();
    for (var hit : searcher.search(query, most).scoreDocs) {
      found.add(new Unread(fields, hit.doc));
    }
    return found;
  }

  /** Read when it is first asked for something: reading costs more than finding. */
  private static final class Unread implements Stored {
    private final StoredFields fields;
    private final int number;
    private @Nullable Document document;

    Unread(StoredFields fields, int number) {
      this.fields = fields;
      this.number = number;
    }

    @Override
    public @Nullable String get(String field) {
      try {
        var read = document == null ? fields.document(number) : document;
        document = read;
        return read.get(field);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public List<String> nearly(String word, int most) throws IOException {
    var checker = new DirectSpellChecker();
    checker.setMinQueryLength(3);
    checker.setMinPrefix(1);
    checker.setAccuracy(0.5f);
    checker.setMaxQueryFrequency(0);
    var found =
        checker.suggestSimilar(
            new Term(Fields.WORD, word),
            most,
            searcher.getIndexReader(),
            SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
    return Arrays.stream(found).map(near -> near.string).toList();
  }

  @Override
  public Page page(Asked asked) throws IOException {
    var lines = asked.gathering().isEmpty() ? byDay(asked) : byScore(asked);
    if (asked.counting()) {
      var counts = searcher.search(asked.matching(), new Counting(asked.filtering()));
      return new Page(lines, new Found.Total(counts.total(), false), counts);
    }
    var total = upTo(Results.COUNTED, asked.narrowed(asked.matching()));
    return new Page(lines, total, new Counting.Counts(total.value(), Map.of()));
  }

  @Override
  public List<Long> order(Asked asked, int most) throws IOException {
    return new Ranking(searcher, asked).hits(most).stream().map(Ranking.Hit::serial).toList();
  }

  @Override
  public Map<Query, Float> scores(Asked asked, long document, Collection<Query> queries)
      throws IOException {
    var scores = new HashMap<Query, Float>();
    var found = searcher.search(new TermQuery(new Term(Fields.ID, Long.toString(document))), 1);
    if (found.scoreDocs.length > 0) {
      var doc = found.scoreDocs[0].doc;
      for (var query : queries) {
        var score = Ranking.score(searcher, query, doc);
        if (score != null) {
          scores.put(query, score);
        }
      }
    }
    return scores;
  }

  private List<Line> byScore(Asked asked) throws IOException {
    var lines = new ArrayList<Line>();
    for (var hit : new Ranking(searcher, asked).hits(asked.size() + 1)) {
      var entry = searcher.storedFields().document(hit.doc());
      lines.add(new Line(entry::get, hit.score(), hit.key(), hit.serial()));
    }
    return lines;
  }

  private List<Line> byDay(Asked asked) throws IOException {
    var wanted = asked.skipped() + asked.size() + 1;
    var top =
        searcher.search(
            asked.narrowed(asked.ranked()),
            new TopFieldCollectorManager(sort(asked), wanted, after(asked.after()), wanted));
    var lines = new ArrayList<Line>();
    for (var i = Math.min(asked.skipped(), top.scoreDocs.length); i < top.scoreDocs.length; i++) {
      lines.add(line((FieldDoc) top.scoreDocs[i]));
    }
    return lines;
  }

  /** Without scores Lucene stops as soon as it has counted enough. */
  private Found.Total upTo(int most, Query query) throws IOException {
    var hits =
        searcher.search(
                new ConstantScoreQuery(query), new TopScoreDocCollectorManager(1, null, most))
            .totalHits;
    return new Found.Total(Math.min(hits.value(), most), hits.value() > most);
  }

  private static Sort sort(Asked asked) {
    var first =
        LongField.newSortField(Fields.FORMED, asked.newestFirst(), SortedNumericSelector.Type.MIN);
    return new Sort(first, new SortField(Fields.SERIAL, SortField.Type.LONG, asked.newestFirst()));
  }

  private static @Nullable FieldDoc after(@Nullable Place place) {
    if (place == null) {
      return null;
    }
    return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {place.key(), place.serial()});
  }

  private Line line(FieldDoc hit) throws IOException {
    var entry = searcher.storedFields().document(hit.doc);
    var serial = ((Number) hit.fields[1]).longValue();
    return new Line(entry::get, 0, ((Number) hit.fields[0]).longValue(), serial);
  }
}
