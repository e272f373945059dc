package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chengming.publishing.DocumentCounts.Counts;
import org.chengming.publishing.DocumentCounts.Place;
import org.junit.jupiter.api.Test;

class CountingDocumentsTests {
  private static final LocalDate DAY = LocalDate.of(2014, 11, 24);

  private static Place any(Random random) {
    return new Place(
        random.nextInt(4),
        random.nextBoolean() ? "t" + random.nextInt(3) : null,
        random.nextBoolean() ? "d" + random.nextInt(3) : null,
        2010 + random.nextInt(3));
  }

  /** Seeded moves between places: what is told by steps is what a count of the whole tells. */
  @Test
  void what_moved_by_steps_is_what_a_count_of_the_whole_tells() {
    var random = new Random(20141124);
    var standing = new ArrayList<Place>();
    var counts = Counts.NONE;
    for (var step = 0; step < 300; step++) {
      var moved = new HashMap<Place, Long>();
      for (var i = random.nextInt(5); i > 0; i--) {
        if (!standing.isEmpty() && random.nextInt(5) < 3) {
          moved.merge(standing.remove(random.nextInt(standing.size())), -1L, Long::sum);
        } else {
          var place = any(random);
          standing.add(place);
          moved.merge(place, 1L, Long::sum);
        }
      }
      counts = new Counts("" + step, counts, moved, Map.of());
      assertThat(counts.all()).isEqualTo(standing.size());
      for (var body = 0L; body < 4; body++) {
        var of = body;
        assertThat(counts.ofBody(of))
            .isEqualTo(standing.stream().filter(p -> p.bodyId() == of).count());
        assertThat(counts.ofBodyAndDuties(of, List.of("d1", "d2")))
            .isEqualTo(
                standing.stream()
                    .filter(p -> p.bodyId() == of && p.duty() != null && !p.duty().equals("d0"))
                    .count());
      }
      assertThat(counts.ofThemes(List.of("t0", "t2")))
          .isEqualTo(
              standing.stream().filter(p -> p.theme() != null && !p.theme().equals("t1")).count());
      assertThat(counts.years())
          .containsExactlyInAnyOrderElementsOf(
              standing.stream().map(Place::year).distinct().toList());
      assertThat(counts.bodies())
          .containsExactlyInAnyOrderElementsOf(
              standing.stream().map(Place::bodyId).distinct().toList());
    }
  }

  @Test
  void those_first_published_since_a_day_are_counted_by_their_days() {
    var day = (int) DAY.toEpochDay();
    var before = new Counts("1", Counts.NONE, Map.of(), Map.of(day - 1, 5L, day, 2L, day + 1, 1L));
    assertThat(before.since(DAY)).isEqualTo(3);
    var after = new Counts("2", before, Map.of(), Map.of(day, -2L));
    assertThat(after.since(DAY)).isEqualTo(1);
    assertThat(before.since(DAY)).isEqualTo(3);
  }
}
