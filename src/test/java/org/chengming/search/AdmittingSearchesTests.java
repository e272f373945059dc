package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.chengming.web.Unavailable;
import org.junit.jupiter.api.Test;

class AdmittingSearchesTests {
  private static IndexSearcher searcher() throws IOException {
    var directory = new ByteBuffersDirectory();
    try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (var i = 0; i < 5_000; i++) {
        var entry = new Document();
        entry.add(new TextField("all", "word", Field.Store.NO));
        writer.addDocument(entry);
      }
    }
    return new IndexSearcher(DirectoryReader.open(directory));
  }

  @Test
  void one_more_search_than_there_are_turns_is_told_to_come_again() throws IOException {
    var admission = new Admission(new Semaphore(0), Duration.ofMillis(20), Duration.ofSeconds(3));
    var searcher = searcher();

    assertThatThrownBy(() -> admission.take(searcher, s -> 1)).isInstanceOf(Unavailable.class);
  }

  @Test
  void a_turn_is_given_back_even_by_a_search_that_fails() throws IOException {
    var admission = new Admission(new Semaphore(1), Duration.ofMillis(20), Duration.ofSeconds(3));
    var searcher = searcher();

    assertThatThrownBy(
            () ->
                admission.take(
                    searcher,
                    s -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class);
    int answer = admission.take(searcher, s -> 7);
    assertThat(answer).isEqualTo(7);
  }

  @Test
  void a_search_that_takes_too_long_is_stopped_and_says_so() throws IOException {
    var admission = new Admission(new Semaphore(1), Duration.ofMillis(20), Duration.ZERO);
    var searcher = searcher();

    assertThatThrownBy(
            () ->
                admission.take(searcher, s -> s.search(new TermQuery(new Term("all", "word")), 10)))
        .isInstanceOf(Unavailable.class);
  }
}
