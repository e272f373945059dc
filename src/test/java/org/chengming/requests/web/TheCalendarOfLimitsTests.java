package org.chengming.requests.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengming.testing.Golden;
import org.junit.jupiter.api.Test;

class TheCalendarOfLimitsTests {
  private static final Instant NOW = Instant.parse("2026-03-02T01:02:03.456Z");

  @Test
  void is_written_as_rfc_5545_has_it() {
    var text =
        Icalendar.of(
            "试验机关：申请答复期限, a;b\\c",
            NOW,
            List.of(
                new Icalendar.Entry(
                    "014000001-2026-00042@example.cn",
                    LocalDate.of(2026, 3, 31),
                    "申请 014000001-2026-00042 到期（在办），第一行\n第二行，还有很长很长很长很长很长很长的话",
                    "https://example.cn/desk/requests/014000001-2026-00042")));
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
    for (var line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
      assertThat(line).doesNotContain("\uFFFD");
    }
    assertThat(text.replace("\r\n ", "")).contains("第一行\\n第二行，还有很长很长很长很长很长很长的话\r\n");
    Golden.check("limits.ics", text);
  }

  @Test
  void names_a_thing_the_same_every_time() {
    var entry = new Icalendar.Entry("u@x", LocalDate.of(2026, 12, 31), "s", "http://x/");
    var first = Icalendar.of("n", NOW, List.of(entry));
    var later = Icalendar.of("n", NOW.plusSeconds(60), List.of(entry));
    assertThat(first.replaceAll("DTSTAMP:.*", "")).isEqualTo(later.replaceAll("DTSTAMP:.*", ""));
    assertThat(first).contains("DTEND;VALUE=DATE:20270101\r\n");
  }
}
