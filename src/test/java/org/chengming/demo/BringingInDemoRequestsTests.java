package org.chengming.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.chengming.requests.HistoryRun;
import org.chengming.requests.RequestHistory;
import org.chengming.requests.RequestHistory.Upload;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class BringingInDemoRequestsTests {
  @Autowired Given given;
  @Autowired DemoRequests demo;
  @Autowired RequestHistory history;

  @Test
  void takes_every_line_whatever_the_day_of_the_first_start() throws Exception {
    var bodies = List.of(given.body().code(), given.body().code());
    for (var today : new LocalDate[] {LocalDate.of(2026, 2, 24), LocalDate.of(2026, 11, 28)}) {
      var table = demo.table(bodies, today);
      assertThat(table.lines().count()).isGreaterThan(200);
      var upload =
          new Upload(
              new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)), "demo.csv", "");
      long run = history.start(Given.SYSTEM, upload, true);
      await().until(() -> history.progress(Given.SYSTEM, run).state() != HistoryRun.State.RUNNING);
      assertThat(history.lines(Given.SYSTEM, run, null, 0, 1_000))
          .allMatch(line -> line.reason() == null);
    }
  }
}
