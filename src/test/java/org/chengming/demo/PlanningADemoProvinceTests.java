package org.chengming.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chengming.catalogue.Catalogue;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentNumber;
import org.chengming.testing.ServerTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PlanningADemoProvinceTests {
  private static final int SIZE = 3000;

  @Autowired Organisations organisations;
  @Autowired Catalogue catalogue;

  @Test
  void covers_every_prefecture_and_county_with_distinct_codes() {
    var bodies = new DemoBodies(organisations.divisions()).registrations();
    assertThat(bodies).extracting(b -> b.code()).doesNotHaveDuplicates().contains(DemoBodies.FIRST);
    assertThat(bodies).extracting(b -> b.organisationCode()).doesNotHaveDuplicates();
    assertThat(bodies).extracting(b -> b.uscc()).doesNotHaveDuplicates();
    assertThat(bodies)
        .extracting(b -> b.name())
        .doesNotHaveDuplicates()
        .contains("佳木斯市前进区人民政府办公室", "大兴安岭地区行政公署", "五常市教育局");
    var governments = new HashMap<BodyLevel, Integer>();
    bodies.stream()
        .filter(b -> b.kind() == org.chengming.organisations.BodyKind.GOVERNMENT)
        .forEach(b -> governments.merge(b.level(), 1, Integer::sum));
    assertThat(governments)
        .containsEntry(BodyLevel.PREFECTURE, 13)
        .containsEntry(BodyLevel.COUNTY, 126);
  }

  @Test
  void says_the_same_from_the_same_seed() {
    assertThat(written(plan(200))).isEqualTo(written(plan(200)));
  }

  @Test
  void numbers_are_unique_and_rise_with_the_dates_of_a_body_and_year() {
    var seen = new HashSet<String>();
    var last = new HashMap<String, Integer>();
    for (var document : plan(SIZE)) {
      if (document.number() == null) {
        continue;
      }
      assertThat(seen.add(document.number() + "|" + document.issuer().area()))
          .as(document.number())
          .isTrue();
      assertThat(DocumentNumber.parse(document.number())).as(document.number()).isPresent();
      assertThat(document.number()).contains("〔" + document.year() + "〕");
      var series = document.issuer().code() + document.number().replaceFirst("\\d+号$", "");
      var serial = Integer.parseInt(document.number().replaceFirst("^.*〕", "").replace("号", ""));
      assertThat(serial).isEqualTo(last.merge(series, 1, Integer::sum));
    }
  }

  @Test
  void dates_are_working_days_in_order_and_some_are_late() {
    var late = 0;
    for (var document : plan(SIZE)) {
      assertThat(document.publishedOn())
          .isAfterOrEqualTo(document.formedOn())
          .isBefore(LocalDate.of(2026, 11, 20));
      assertThat(weekday(document.formedOn()) && weekday(document.publishedOn()))
          .as(document.toString())
          .isTrue();
      late += document.publishedOn().isAfter(document.formedOn().plusDays(31)) ? 1 : 0;
    }
    assertThat(late).isBetween(SIZE * 3 / 100, SIZE * 12 / 100);
  }

  @Test
  void what_belongs_together_is_there_and_older() {
    var plan = plan(SIZE);
    var ids = new HashSet<String>();
    var explainers = 0;
    var successors = 0;
    for (var document : plan) {
      if (document.about() != null) {
        assertThat(ids).contains(document.about().id());
        assertThat(document.about().formedOn()).isBeforeOrEqualTo(document.formedOn());
        explainers += document.kind() == Kind.EXPLAINER ? 1 : 0;
        successors += document.kind().policy() ? 1 : 0;
      }
      ids.add(document.id());
    }
    assertThat(explainers).isGreaterThan(150);
    assertThat(successors).isGreaterThan(40);
  }

  @Test
  void nothing_is_ended_twice_and_nothing_before_it_was_made() {
    var plan = plan(SIZE);
    var shelf = new Shelf(plan);
    var ended = new HashSet<String>();
    for (var document : plan) {
      for (var old : document.kind().write(document, shelf).ends()) {
        assertThat(ended.add(old.id())).isTrue();
        assertThat(old.formedOn()).isBefore(document.formedOn());
      }
    }
    assertThat(ended).hasSizeGreaterThan(20);
  }

  @Test
  void texts_are_whole_and_of_all_lengths() throws Exception {
    var plan = plan(SIZE);
    var shelf = new Shelf(plan);
    var lengths = new ArrayList<Integer>();
    var kinds = new HashSet<Kind>();
    for (var document : plan) {
      var written = document.kind().write(document, shelf);
      var text = Jsoup.parseBodyFragment(written.html()).body().wholeText();
      assertThat(text)
          .as(document.title())
          .doesNotContain("%s")
          .doesNotContain("%d")
          .doesNotContain("null");
      assertThat(catalogue.genres().find(document.kind().genre())).isPresent();
      lengths.add(text.replaceAll("\\s", "").length());
      if (kinds.add(document.kind()) && System.getProperty("demo.samples") != null) {
        Files.writeString(
            Path.of(System.getProperty("demo.samples"), document.kind() + ".txt"),
            document + "\n\n" + document.title() + "\n" + written.summary() + "\n\n" + text);
      }
    }
    assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
    assertThat(lengths.stream().mapToInt(n -> n).min().orElseThrow()).isBetween(80, 250);
    assertThat(lengths.stream().mapToInt(n -> n).max().orElseThrow()).isBetween(5_000, 12_000);
  }

  /** Setting takes far longer than writing, so it is for a few, and those that come last. */
  @Test
  void plans_and_communiques_of_the_newest_years_come_as_pdf() {
    var plan = plan(SIZE);
    var shelf = new Shelf(plan);
    var years = new ArrayList<Integer>();
    for (var document : plan) {
      var page = document.kind().write(document, shelf).page();
      if (page != null) {
        years.add(document.year());
        assertThat(page.name()).endsWith(".pdf");
        assertThat(Jsoup.parse(page.html()).title()).isEqualTo(document.title());
      }
    }
    assertThat(years).hasSizeBetween(5, 30).allMatch(year -> year >= 2025);
  }

  @Test
  void terms_of_its_topics_exist() {
    assertThat(Topic.all())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            topic -> {
              assertThat(catalogue.themes().find(topic.theme())).isPresent();
              assertThat(catalogue.duties().find(topic.duty())).isPresent();
              assertThat(topic.measures())
                  .hasSizeGreaterThan(3)
                  .allMatch(measure -> measure.indexOf('。') > 1 && measure.endsWith("。"));
            });
  }

  private List<Planned> plan(int size) {
    var issuers = new DemoBodies(organisations.divisions()).issuers();
    var plan =
        new ArrayList<>(new Planner(issuers, PlanningADemoProvinceTests::weekday).plan(size));
    plan.addAll(new SectorDocuments(issuers, PlanningADemoProvinceTests::weekday).plan());
    return plan;
  }

  private static List<String> written(List<Planned> plan) {
    var shelf = new Shelf(plan);
    return plan.stream()
        .map(d -> d.title() + d.number() + d.kind().write(d, shelf).html())
        .toList();
  }

  private static boolean weekday(LocalDate day) {
    return !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
  }
}
