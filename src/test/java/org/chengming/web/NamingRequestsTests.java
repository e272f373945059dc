package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashSet;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class NamingRequestsTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(Errors.class);

  @BeforeEach
  void listen() {
    logged.start();
    log.addAppender(logged);
  }

  @AfterEach
  void leave() {
    log.detachAppender(logged);
  }

  @Test
  void gives_every_answer_a_name_of_its_own_kept_pages_too() {
    var reader = new Reader(port);
    var names = new HashSet<String>();
    for (var path : List.of("/", "/", "/static/icon.svg", "/no/such/page", "/api/v1/bodies")) {
      var name = reader.header(reader.get(path), RequestIds.HEADER);
      assertThat(name).as(path).matches("[0-9a-f]{16}");
      names.add(name);
    }
    assertThat(names).hasSize(5);
  }

  @Test
  void takes_a_sane_name_that_a_proxy_of_this_machine_brings_and_no_other() {
    var reader = new Reader(port);
    assertThat(reader.header(reader.get("/", RequestIds.HEADER, "proxy-1.2_3"), RequestIds.HEADER))
        .isEqualTo("proxy-1.2_3");
    for (var insane :
        List.of("short", "x".repeat(65), "with blank 12", "a\u00e9bcdefghij", "<b>12345678")) {
      assertThat(RequestIds.sane(insane)).as(insane).isFalse();
    }
    assertThat(reader.header(reader.get("/", RequestIds.HEADER, "<b>12345678"), RequestIds.HEADER))
        .matches("[0-9a-f]{16}");
  }

  @Test
  void logs_under_the_name_that_the_answer_has_and_names_nobody() {
    var person = given.rootStaff(Role.EDITOR);
    var refused = Desk.signedIn(port, person).get("/desk/status");
    assertThat(refused.statusCode()).isEqualTo(403);
    var name = refused.headers().firstValue(RequestIds.HEADER).orElseThrow();
    assertThat(logged.list)
        .filteredOn(line -> name.equals(line.getMDCPropertyMap().get(RequestIds.LOGGED)))
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .isEqualTo("Refused GET /desk/status");
  }

  @Test
  void quotes_no_row_that_the_database_refused() {
    var refused =
        catchThrowable(
            () ->
                db.execute(
                    "insert into operations.alert (measure, node, value, bound, crossed_at, seen_at) values ('', ?, 1, 1, now(), now())",
                    "李四的地址"));
    assertThat(refused).hasMessageContaining("alert_measure_check");
    for (var cause = refused; cause != null; cause = cause.getCause()) {
      assertThat(String.valueOf(cause.getMessage())).doesNotContain("李四");
    }
  }
}
