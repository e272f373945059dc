package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.publishing.Taken.Outcome.CHANGED;
import static org.chengming.publishing.Taken.Outcome.CREATED;
import static org.chengming.publishing.Taken.Outcome.REJECTED;
import static org.chengming.publishing.Taken.Outcome.UNCHANGED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Queries;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class TakingOverDocumentsTests {
  private static final Actor SYSTEM = Actor.system("import");
  private static final Instant THEN = Instant.parse("2014-04-03T02:00:00Z");

  @Autowired Intake intake;
  @Autowired PublicDocuments documents;
  @Autowired Organisations organisations;

  @Test
  void changes_nothing_the_second_time() {
    var cast = new Cast(organisations);
    var batch = List.of(incoming(cast, "twice", "1", "甲"), incoming(cast, "twice", "2", "乙"));
    var first = intake.take(SYSTEM, batch);
    var second = intake.take(SYSTEM, batch);
    assertThat(first).extracting(Taken::outcome).containsExactly(CREATED, CREATED);
    assertThat(second).extracting(Taken::outcome).containsExactly(UNCHANGED, UNCHANGED);
    assertThat(second)
        .extracting(Taken::documentId)
        .isEqualTo(first.stream().map(Taken::documentId).toList());
    assertThat(first.getFirst().indexNumber())
        .hasToString(cast.body.organisationCode() + "/2014-00001");
  }

  @Test
  void makes_a_new_edition_of_what_changed_and_keeps_its_first_day() {
    var cast = new Cast(organisations);
    var id =
        intake.take(SYSTEM, List.of(incoming(cast, "moved", "1", "甲"))).getFirst().documentId();
    var again = intake.take(SYSTEM, List.of(incoming(cast, "moved", "1", "甲（改）"))).getFirst();
    assertThat(again.outcome()).isEqualTo(CHANGED);
    assertThat(again.documentId()).isEqualTo(id);
    var live = documents.load(List.of(id)).get(id);
    assertThat(live.title()).isEqualTo("甲（改）");
    assertThat(live.editionNumber()).isEqualTo(2);
    assertThat(live.firstPublishedAt()).isEqualTo(THEN);
  }

  @Test
  void answers_each_line_that_cannot_be_taken_with_its_reason() {
    var cast = new Cast(organisations);
    var number = new IndexNumber(cast.body.organisationCode() + "/2014-00007");
    var taken =
        intake.take(
            SYSTEM,
            List.of(
                incoming(cast, "bad", "1", " "),
                with(cast, "bad", "2", null, EditionFields.EMPTY.titled("没有日期")),
                with(cast, "bad", "3", null, EditionFields.of("将来", LocalDate.of(2199, 1, 1), "x")),
                with(
                    cast,
                    "bad",
                    "4",
                    number,
                    EditionFields.of("带号", LocalDate.of(2014, 1, 1), "x")),
                with(
                    cast,
                    "bad",
                    "5",
                    number,
                    EditionFields.of("重号", LocalDate.of(2014, 1, 1), "x")),
                incoming(cast, "bad", "6", "好的"),
                incoming(cast, "bad", "6", "又来"),
                with(
                    cast,
                    "bad",
                    "7",
                    new IndexNumber("X/1"),
                    EditionFields.of("怪号", LocalDate.of(2014, 1, 1), "x"))));
    assertThat(taken)
        .extracting(Taken::outcome)
        .containsExactly(
            REJECTED, REJECTED, REJECTED, CREATED, REJECTED, CREATED, REJECTED, REJECTED);
    assertThat(taken)
        .extracting(Taken::reason)
        .elements(0, 1, 2, 4, 6, 7)
        .allSatisfy(r -> assertThat((String) r).endsWith("。"));
    // The number brought along is never given out again.
    assertThat(taken.get(5).indexNumber())
        .hasToString(cast.body.organisationCode() + "/2014-00008");
  }

  @Test
  void is_for_those_who_may_publish_for_the_body() {
    var cast = new Cast(organisations);
    assertThatThrownBy(() -> intake.take(cast.editor, List.of(incoming(cast, "no", "1", "甲"))))
        .isInstanceOf(NotPermitted.class);
    assertThat(
            intake.take(cast.chief, List.of(incoming(cast, "no", "1", "甲"))).getFirst().outcome())
        .isEqualTo(CREATED);
  }

  @Test
  void of_one_thing_at_once_takes_it_once() throws Exception {
    var cast = new Cast(organisations);
    var batch = new ArrayList<IncomingDocument>();
    for (int i = 0; i < 40; i++) {
      batch.add(incoming(cast, "race", "r" + i, "第%d件".formatted(i)));
    }
    Callable<List<Taken>> take = () -> intake.take(SYSTEM, batch);
    try (var pool = Executors.newFixedThreadPool(6)) {
      var answers = pool.invokeAll(java.util.Collections.nCopies(6, take));
      int created = 0;
      var numbers = new HashSet<IndexNumber>();
      for (var answer : answers) {
        created += (int) answer.get().stream().filter(t -> t.outcome() == CREATED).count();
        answer.get().forEach(t -> numbers.add(t.indexNumber()));
      }
      assertThat(created).isEqualTo(40);
      assertThat(numbers).hasSize(40);
    }
  }

  @Test
  void takes_no_more_statements_for_five_hundred_than_for_fifty() {
    var cast = new Cast(organisations);
    intake.take(SYSTEM, batch(cast, "first", 50));
    var few = batch(cast, "few", 50);
    var many = batch(cast, "many", 500);
    var forFew = Queries.of(() -> intake.take(SYSTEM, few));
    var forMany = Queries.of(() -> intake.take(SYSTEM, many));
    assertThat(forMany).as("%d for fifty", forFew.size()).hasSameSizeAs(forFew);
  }

  private static List<IncomingDocument> batch(Cast cast, String name, int size) {
    return IntStream.range(0, size)
        .mapToObj(
            i ->
                with(
                    cast,
                    "quick",
                    name + "-" + i,
                    null,
                    Cast.complete("关于%s第%d件事项的通知".formatted(name, i)).saying("<p>公开为常态。</p>")))
        .toList();
  }

  private static IncomingDocument incoming(Cast cast, String source, String id, String title) {
    return with(cast, source, id, null, Cast.complete(title));
  }

  private static IncomingDocument with(
      Cast cast, String source, String id, IndexNumber number, EditionFields fields) {
    return new IncomingDocument(source, id, cast.body.id(), number, THEN, true, fields, List.of());
  }
}
