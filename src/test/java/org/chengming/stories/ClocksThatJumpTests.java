package org.chengming.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.requests.Applicant;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The clock of a machine that is set while people work, forward or back, over midnight too. */
@ServerTest
class ClocksThatJumpTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired SettableClock clock;

  @AfterEach
  void reset() {
    clock.reset();
  }

  @Test
  void publishing_goes_on_and_what_is_public_stays_so() {
    var newsroom = Newsroom.of(port, given, given.body());
    var reader = new Reader(port);
    var hours = List.of(0, 26, -26, 0);
    String last = "";
    for (int i = 0; i < hours.size(); i++) {
      clock.reset();
      clock.forward(Duration.ofHours(hours.get(i)));
      var edition = newsroom.draft("时钟跳动第%d次的通告".formatted(i), "", "<p>正文%d。</p>".formatted(i));
      newsroom.submit(edition);
      last = newsroom.release(edition);
      assertThat(reader.get("/documents/" + last).statusCode())
          .as("%d hours", hours.get(i))
          .isEqualTo(200);
    }
    clock.forward(Duration.ofDays(-3));
    assertThat(reader.get("/documents/" + last).statusCode())
        .as("published in what is now the future")
        .isEqualTo(200);
    assertThat(reader.get("/latest").statusCode()).isEqualTo(200);
    assertThat(reader.get("/latest.atom").statusCode()).isEqualTo(200);
  }

  @Test
  void requests_are_taken_registered_and_followed_and_no_number_is_given_twice() {
    var body = given.body();
    var officer = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER));
    var first = file(body, officer);
    clock.forward(Duration.ofHours(-26));
    var second = file(body, officer);
    assertThat(second.number()).isNotEqualTo(first.number());
    // Filed by the clock of before; no day of that of after is one on which it can have come.
    clock.forward(Duration.ofHours(26));
    var third = new Applicant(port).file(body);
    clock.forward(Duration.ofHours(-26));
    assertThat(register(officer, third).statusCode()).isEqualTo(422);
    clock.forward(Duration.ofHours(26));
    assertThat(register(officer, third).statusCode()).isEqualTo(303);
    assertThat(third.number()).isNotIn(first.number(), second.number());
    for (var receipt : List.of(first, second, third)) {
      assertThat(new Applicant(port).track(receipt.number(), receipt.code()).body())
          .contains(receipt.number());
      assertThat(officer.get("/desk/requests/" + receipt.number()).body()).contains("个工作日后到期");
    }
  }

  private Applicant.Receipt file(Body body, Desk officer) {
    var receipt = new Applicant(port).file(body);
    assertThat(register(officer, receipt).statusCode()).isEqualTo(303);
    return receipt;
  }

  private static HttpResponse<String> register(Desk officer, Applicant.Receipt receipt) {
    officer.get("/desk/requests/" + receipt.number());
    return officer.post("/desk/requests/" + receipt.number() + "/registration", "on", "");
  }

  @Test
  void whoever_is_signed_in_stays_so() {
    var desk = Desk.signedIn(port, given.staff(given.body(), Role.EDITOR));
    for (var hours : List.of(26, -52, 26)) {
      clock.forward(Duration.ofHours(hours));
      assertThat(desk.get("/desk").statusCode()).as("%d hours", hours).isEqualTo(200);
    }
  }
}
