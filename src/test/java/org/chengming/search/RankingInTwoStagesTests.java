package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.chengming.publishing.PublicDocument;
import org.chengming.web.Cursor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingInTwoStagesTests {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final int DOCUMENTS = 700;

  @TempDir Path folder;
  private Index index;

  @BeforeEach
  void fill() throws IOException {
    index = new Index(folder, true);
    var random = new Random(2014);
    for (var id = 1L; id <= DOCUMENTS; id++) {
      var words = "公积金提取".repeat(1 + random.nextInt(4)) + "材料".repeat(random.nextInt(30));
      index.put(id, Mapping.entry(document(id, "第" + id + "件", words), List.of(), List.of()));
      if (id % 90 == 0) {
        index.refresh(); // several segments
      }
    }
    index.put(
        9_999L, Mapping.entry(document(9_999, "公积金提取", "其他内容".repeat(400)), List.of(), List.of()));
    index.refresh();
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  private static PublicDocument document(long id, String title, String words) {
    return new PublicDocument(
        id,
        "000000000/2020-%05d".formatted(id),
        1 + id % 3,
        1,
        title,
        null,
        null,
        null,
        null,
        null,
        null,
        LocalDate.of(2020, 1, 1),
        null,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        List.of(),
        "<p>" + words + "</p>",
        List.of(),
        null,
        false,
        "test",
        Long.toString(id));
  }

  private Results.Raw ask(int size, int page, @Nullable Cursor cursor, Map<Facet, Set<String>> of) {
    var question = new Question("公积金提取", of, Order.RELEVANCE, size, page, cursor, true);
    var reading = Reading.of(question.text(), Lexicon.PLAIN);
    var results =
        new Results(
            question,
            reading,
            new Filtering(question.filters(), TODAY.toEpochDay()),
            TODAY,
            Near.NONE);
    return index.look(results::on);
  }

  private List<Long> byCursor(int size, Map<Facet, Set<String>> of) {
    var ids = new ArrayList<Long>();
    Cursor cursor = null;
    do {
      var page = ask(size, 1, cursor, of);
      page.hits().forEach(hit -> ids.add(hit.id()));
      cursor = page.next();
    } while (cursor != null);
    return ids;
  }

  @Test
  void a_cursor_leads_through_everything_that_matches_and_shows_nothing_twice() {
    var ids = byCursor(37, Map.of());

    assertThat(new HashSet<>(ids)).hasSize(ids.size()).hasSize(DOCUMENTS + 1);
  }

  @Test
  void pages_by_number_and_by_cursor_are_the_same_list() {
    var byNumber = new ArrayList<Long>();
    for (var page = 1; page <= 50; page++) {
      ask(20, page, null, Map.of()).hits().forEach(hit -> byNumber.add(hit.id()));
    }

    assertThat(byNumber).isEqualTo(byCursor(20, Map.of()));
  }

  @Test
  void a_document_called_as_was_asked_stands_first_though_its_text_says_little_of_it() {
    assertThat(ask(10, 1, null, Map.of()).hits().getFirst().id()).isEqualTo(9_999);
  }

  @Test
  void what_was_chosen_holds_in_the_list_and_in_its_count() {
    var ids = byCursor(50, Map.of(Facet.BODY, Set.of("2")));

    assertThat(ids).allMatch(id -> id % 3 == 1).hasSize(234);
    var page = ask(10, 1, null, Map.of(Facet.BODY, Set.of("2")));
    assertThat(page.total()).isEqualTo(new Found.Total(234, false));
    assertThat(page.counts().get(Facet.BODY)).isEqualTo(Map.of("1", 234L, "2", 234L, "3", 233L));
  }
}
