package org.chengming.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Announcements … */
class AnnouncementsTests {
  @Test
  void fit_into_notifications_whatever_their_number() {
    var topics = IntStream.range(0, 5000).mapToObj(i -> "document " + i).toList();
    var payloads = Announcements.payloads(topics);
    assertThat(payloads).allMatch(payload -> payload.length() < 8000);
    assertThat(payloads.stream().flatMap(payload -> Stream.of(payload.split(","))))
        .containsExactlyElementsOf(topics);
  }
}
