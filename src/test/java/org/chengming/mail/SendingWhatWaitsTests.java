package org.chengming.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chengming.testing.Mailbox;
import org.chengming.testing.ScriptedSmtp;
import org.chengming.web.SiteIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a mail that waits, by what the mail server says of it. */
class SendingWhatWaitsTests {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final SiteIdentity SITE =
      new SiteIdentity("澄明", "Chengming", "", "http://site.example", "site.example", "");

  /** One mail, which is due until something became of it. */
  private static final class One implements Outbox<String> {
    private final @Nullable String address;
    private final int tries;
    private final boolean repeats;
    private final List<String> became = new ArrayList<>();

    private One(@Nullable String address, int tries, boolean repeats) {
      this.address = address;
      this.tries = tries;
      this.repeats = repeats;
    }

    @Override
    public String name() {
      return "one-mail";
    }

    @Override
    public boolean repeats() {
      return repeats;
    }

    @Override
    public Optional<String> claim() {
      return became.isEmpty() ? Optional.of("One") : Optional.empty();
    }

    @Override
    public Mail read(String claimed) {
      return new Mail(address, "事", "文", "<one@site.example>", tries);
    }

    @Override
    public void sent(String claimed) {
      became.add("SENT");
    }

    @Override
    public void later(String claimed, Instant at, String failure) {
      became.add("LATER %s %s".formatted(Duration.between(NOW, at), failure));
    }

    @Override
    public void giveUp(String claimed, String failure) {
      became.add("GIVEN UP " + failure);
    }

    @Override
    public void unsure(String claimed, String failure) {
      became.add("UNSURE " + failure);
    }
  }

  private static List<String> became(One outbox, MailSettings settings) {
    var worker = Mailbox.worker(outbox, settings, SITE, CLOCK);
    assertThat(worker.sendNext()).isTrue();
    assertThat(worker.sendNext()).isFalse();
    return outbox.became;
  }

  private static One due(int tries, boolean repeats) {
    return new One("a@mail.example", tries, repeats);
  }

  @Test
  void is_sent_once_and_given_up_where_its_address_is_gone() {
    try (var box = new Mailbox()) {
      assertThat(became(due(1, false), box.settings())).containsExactly("SENT");
      assertThat(box.received()).hasSize(1);
      assertThat(became(new One(null, 1, true), box.settings()))
          .containsExactly("GIVEN UP ADDRESS GONE");
      assertThat(box.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 <a@mail.example> unknown, 1, GIVEN UP SMTP 550",
    "RCPT, 451 4.7.1 come again, 1, LATER PT1M SMTP 451",
    "RCPT, 451 4.7.1 come again, 3, GIVEN UP SMTP 451",
    "MAIL, 553 not from you, 1, GIVEN UP SMTP 553",
    "DATA, 452 no room, 2, LATER PT2M SMTP 452",
    "., 554 no, 1, GIVEN UP SMTP 554"
  })
  void follows_what_the_mail_server_says_and_keeps_only_its_code(
      String word, String answer, int tries, String became) throws IOException {
    try (var scripted = new ScriptedSmtp(Map.of(word, answer))) {
      assertThat(became(due(tries, false), Mailbox.settings(scripted.port())))
          .containsExactly(became);
    }
  }

  @Test
  void is_sent_again_when_nobody_can_say_whether_it_was_only_where_twice_is_better_than_never()
      throws IOException {
    try (var broken = new ScriptedSmtp(Map.of(".", ScriptedSmtp.HANGS_UP))) {
      var settings = Mailbox.settings(broken.port());
      assertThat(became(due(1, false), settings)).containsExactly("UNSURE CONNECTION BROKE");
      assertThat(became(due(1, true), settings)).containsExactly("LATER PT1M CONNECTION BROKE");
      assertThat(became(due(Mailbox.TRIES, true), settings))
          .containsExactly("GIVEN UP CONNECTION BROKE");
    }
  }

  @Test
  void waits_a_minute_and_then_twice_as_long_each_time() {
    assertThat(IntStream.of(1, 2, 3, 9, 10, 99).mapToObj(OutboxWorker::wait))
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(4),
            Duration.ofMinutes(256),
            Duration.ofHours(6),
            Duration.ofHours(6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@mail.example\r\nBcc: b@mail.example",
        "a@mail.example\nSubject: other",
        "a@mail.example, b@mail.example",
        "a b@mail.example",
        "<a@mail.example>\u0000",
        "nobody",
        ""
      })
  void goes_to_one_plain_address_whatever_stands_there(String address) {
    // Refused before anybody is spoken to.
    var postman = new Postman(Mailbox.settings(1), SITE, CLOCK);
    var refused =
        catchThrowableOfType(
            Postman.Undelivered.class, () -> postman.send(address, "事", "文", "<1@site.example>"));
    assertThat(refused.kind()).isEqualTo(Postman.Undelivered.Kind.NEVER);
  }
}
