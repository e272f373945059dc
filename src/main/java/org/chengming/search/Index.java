package org.chengming.search;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.chengming.publishing.ChangeLog.Cursor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The index on this node. It is derived: each commit carries the place in the change log up to
 * which it holds everything, so one that is lost, broken or of another mapping starts again from
 * the beginning of the log.
 */
class Index implements Holdings, Followed {
  private static final Logger log = LoggerFactory.getLogger(Index.class);
  private static final String CURSOR = "cursor";

  /** Set by the trials of docs/relevance.md. */
  static final BM25Similarity SIMILARITY = new BM25Similarity(1.2f, 0.75f);

  private final Path home;
  private final Kind kind;
  private final Admission admission = Admission.ofThisMachine();
  private volatile IndexWriter writer;
  private volatile SearcherManager searchers;
  private volatile Cursor reached;
  private volatile Cursor seen;

  /**
   * What stands in the index and how.
   *
   * @param name of its folder, the same for every version
   * @param version raised when the entries change; one of another version is built anew
   */
  record Kind(String name, int version, Supplier<IndexWriterConfig> config) {
    private static final Kind DOCUMENTS = new Kind("mapping", Mapping.VERSION, Index::documents);

    private String folder() {
      return name + "-" + version;
    }
  }

  /** What is asked of one consistent state of the index. */
  interface Look<T> {
    T at(IndexSearcher searcher) throws IOException;
  }

  private static final class OurScores extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      var searcher = new IndexSearcher(reader);
      searcher.setSimilarity(SIMILARITY);
      return searcher;
    }
  }

  Index(Path home, boolean open) {
    this(home, Kind.DOCUMENTS);
  }

  @SuppressWarnings("NullAway.Init")
  Index(Path home, Kind kind) {
    this.home = home;
    this.kind = kind;
    open();
  }

  private static IndexWriterConfig documents() {
    return new IndexWriterConfig(ChineseAnalyzer.INSTANCE)
        .setSimilarity(SIMILARITY)
        // Nobody who searches waits until a large merged segment has been unpacked for counting.
        .setMergedSegmentWarmer(Columns::of)
        .setRAMBufferSizeMB(64);
  }

  private void open() {
    var folder = home.resolve(kind.folder());
    try {
      Files.createDirectories(folder);
      dropOtherVersions(folder);
      try {
        open(folder);
      } catch (CorruptIndexException
          | IndexFormatTooOldException
          | IndexFormatTooNewException
          | EOFException
          | NoSuchFileException e) {
        log.warn(
            "The index in {} cannot be read ({}) and is built anew from the change log",
            folder,
            e.toString());
        FileSystemUtils.deleteRecursively(folder);
        open(Files.createDirectories(folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The index in " + folder + " cannot be opened", e);
    }
  }

  private void open(Path folder) throws IOException {
    var config = kind.config().get().setCommitOnClose(false);
    var opened = new IndexWriter(FSDirectory.open(folder), config);
    var kept = opened.getLiveCommitData();
    var place = Cursor.START;
    if (kept != null) {
      for (var entry : kept) {
        place = entry.getKey().equals(CURSOR) ? Cursor.parse(entry.getValue()) : place;
      }
    }
    try {
      searchers = new SearcherManager(opened, new OurScores());
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(opened::rollback, opened.getDirectory()); // and its lock
      throw e;
    }
    reached = place;
    seen = place;
    writer = opened;
  }

  private void dropOtherVersions(Path folder) throws IOException {
    var name = kind.name() + "-";
    try (var all = Files.list(home)) {
      var others =
          all.filter(f -> f.getFileName().toString().startsWith(name) && !f.equals(folder));
      for (var other : others.toList()) {
        log.info("The index {} is of another version than {} and is dropped", other, folder);
        FileSystemUtils.deleteRecursively(other);
      }
    }
  }

  @Override
  public Cursor reached() {
    return reached;
  }

  @Override
  public Cursor cursor() {
    return seen;
  }

  @Override
  public void put(long id, Document entry) throws IOException {
    writer.updateDocument(new Term(Fields.ID, Long.toString(id)), entry);
  }

  /** Puts several entries in the place of those {@code id} had; each must hold it. */
  void put(long id, List<Document> entries) throws IOException {
    writer.updateDocuments(new Term(Fields.ID, Long.toString(id)), entries);
  }

  @Override
  public void remove(long id) throws IOException {
    writer.deleteDocuments(new Term(Fields.ID, Long.toString(id)));
  }

  @Override
  public void advance(Cursor place) {
    reached = place;
  }

  @Override
  public void refresh() throws IOException {
    var place = reached;
    searchers.maybeRefreshBlocking();
    seen = place;
  }

  /** Writes to disk what was put, together with its place in the change log. */
  void commit() throws IOException {
    writer.setLiveCommitData(Map.of(CURSOR, reached.toString()).entrySet());
    writer.commit();
  }

  @Override
  public void clear() throws IOException {
    writer.deleteAll();
    reached = Cursor.START;
    refresh();
    commit();
  }

  /**
   * Goes back to the last commit, as a killed process would; also the way on after an I/O error
   * closed the writer. Until it is open again searches see what they saw last.
   *
   * @throws UncheckedIOException when it cannot be opened now, the disk being full or away; may be
   *     tried again
   */
  void reopen() {
    var before = searchers;
    try {
      writer.rollback();
      writer.getDirectory().close();
    } catch (IOException | RuntimeException e) {
      log.warn("The index in {} did not close cleanly: {}", home, e.toString());
    }
    open();
    try {
      before.close();
    } catch (IOException e) {
      log.warn("What was searched before in {} did not close cleanly: {}", home, e.toString());
    }
  }

  @Override
  public long size() {
    try {
      return writer.getDocStats().numDocs;
    } catch (AlreadyClosedException e) {
      // An I/O error closed it; searches go on with what they saw last.
      return read(searcher -> searcher.getIndexReader().numDocs());
    }
  }

  <T> T read(Look<T> look) {
    try {
      var used = searchers;
      var searcher = used.acquire();
      try {
        return look.at(searcher);
      } finally {
        used.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> T look(Holdings.Look<T> look) {
    return read(searcher -> admission.take(searcher, bounded -> look.at(new LocalState(bounded))));
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    writer.rollback();
    writer.getDirectory().close();
  }
}
