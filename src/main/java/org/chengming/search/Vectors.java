package org.chengming.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.TermQuery;

/**
 * The points of passages on this node, in an index of their own beside that of the words: so words
 * are found a second after publishing, whether or not their meaning has been computed yet, and a
 * new mapping of the words costs no computing.
 */
final class Vectors implements AutoCloseable {
  /** Raised when another model or other passages are taken. */
  private static final int VERSION = 1;

  private static final Index.Kind KIND = new Index.Kind("vectors", VERSION, Vectors::config);
  private static final String POINT = "point";

  /** Of the text the points were computed from. */
  private static final String FINGERPRINT = "fingerprint";

  private final Index index;

  Vectors(Path home) {
    index = new Index(home, KIND);
  }

  /** Seven of 32 bits are kept in memory; on the judged questions that costs nothing. */
  private static IndexWriterConfig config() {
    return new IndexWriterConfig()
        .setRAMBufferSizeMB(16)
        .setCodec(
            new Lucene104Codec() {
              @Override
              public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return new Lucene104HnswScalarQuantizedVectorsFormat();
              }
            });
  }

  Index index() {
    return index;
  }

  void put(long document, String fingerprint, List<float[]> points) throws IOException {
    var entries = new ArrayList<Document>();
    for (var point : points) {
      var entry = new Document();
      entry.add(new StringField(Fields.ID, Long.toString(document), Field.Store.YES));
      entry.add(new StringField(FINGERPRINT, fingerprint, Field.Store.YES));
      entry.add(new KnnFloatVectorField(POINT, point, VectorSimilarityFunction.DOT_PRODUCT));
      entries.add(entry);
    }
    index.put(document, entries);
  }

  /** Whether the points of {@code document} were computed from this very text. */
  boolean holds(long document, String fingerprint) {
    return index.read(
        searcher -> {
          var id = new TermQuery(new Term(Fields.ID, Long.toString(document)));
          var hits = searcher.search(id, 1).scoreDocs;
          return hits.length > 0
              && fingerprint.equals(searcher.storedFields().document(hits[0].doc).get(FINGERPRINT));
        });
  }

  /** The documents with the nearest passages, at most {@code most}. */
  Near nearest(float[] point, int most) {
    return index.read(
        searcher -> {
          var cosines = new LinkedHashMap<Long, Float>();
          var stored = searcher.storedFields();
          var query = new KnnFloatVectorQuery(POINT, point, most);
          for (var hit : searcher.search(query, most).scoreDocs) {
            var id = stored.document(hit.doc, Set.of(Fields.ID)).get(Fields.ID);
            cosines.putIfAbsent(Long.parseLong(id), 2 * hit.score - 1);
          }
          return new Near(cosines);
        });
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
