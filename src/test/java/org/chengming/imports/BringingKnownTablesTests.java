package org.chengming.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.chengming.actors.Actor;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class BringingKnownTablesTests {
  @Autowired RegisterDatasets tables;

  @Test
  void the_readings_of_twelve_cities_are_taken_and_what_is_not_is_told() throws IOException {
    var air = tables.named("air");
    Assumptions.assumeTrue(air.isPresent());
    var report = tables.bring(Actor.system("试验"), air.get(), true);
    assertThat(report.rows()).isEqualTo(10_636);
    assertThat(report.added() + report.changed() + report.unchanged() + report.refused())
        .isEqualTo(10_636);
    assertThat(report.lines()).allSatisfy(line -> assertThat(line.problems()).isNotEmpty());
    assertThat(report.refused()).as(report.lines().toString()).isLessThan(100);
  }

  /**
   * Sources elsewhere leave the credit code out of a seventh of them; none that is there is wrong.
   */
  @Test
  void service_items_are_taken_with_their_kind_by_its_code() throws IOException {
    var items = tables.named("items");
    Assumptions.assumeTrue(items.isPresent());
    var report = tables.bring(Actor.system("试验"), items.get(), true);
    assertThat(report.rows()).isEqualTo(696);
    assertThat(report.lines()).isEmpty();
  }

  /** Two rows of what agencies published do not sum up; they are told of and not taken. */
  @Test
  void requests_of_agencies_are_taken_where_they_sum_up() throws IOException {
    var requests = tables.named("requests");
    Assumptions.assumeTrue(requests.isPresent());
    var report = tables.bring(Actor.system("试验"), requests.get(), true);
    assertThat(report.rows()).isEqualTo(1_804);
    assertThat(report.refused()).isEqualTo(2);
    assertThat(report.lines())
        .allSatisfy(line -> assertThat(line.problems().toString()).contains("加起来是"));
  }
}
