package org.chengming.requests;

import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Pages over HTTP as officials and citizens ask for them, one after another. */
final class ReadingBench {
  private static final String ORIGIN = "http://127.0.0.1:18980";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final int TIMES = 300;

  private final ConfigurableApplicationContext context;
  private final BenchBodies bodies;

  ReadingBench(ConfigurableApplicationContext context, BenchBodies bodies) {
    this.context = context;
    this.bodies = bodies;
  }

  void worklists(PrintStream table) throws Exception {
    for (var who : new String[] {"officer", "supervisor", "governor"}) {
      var client = signedIn(who);
      var open =
          Pattern.compile("value=\"all\"[^>]*>[^（]*（(\\d+)）")
              .matcher(get(client, "/desk/requests"));
      var count = open.find() ? open.group(1) : "?";
      row(
          table,
          "worklist, %s with %s open".formatted(words(who), count),
          client,
          "/desk/requests",
          TIMES);
    }
  }

  private static String words(String who) {
    return switch (who) {
      case "officer" -> "officer of a body";
      case "supervisor" -> "supervisor of a prefecture";
      default -> "supervisor of the province";
    };
  }

  void register(PrintStream table, String what) throws Exception {
    row(table, what, signedIn("officer"), "/desk/request-register?year=2010", 30);
    row(
        table,
        what.replace("a body", "a prefecture"),
        signedIn("supervisor"),
        "/desk/request-register?year=2010",
        30);
  }

  void statistics(PrintStream table) throws Exception {
    var client = HttpClient.newHttpClient();
    context.getBean(Figures.class).catchUp();
    row(table, "statistics, the province", client, "/requests/statistics", 100);
    row(
        table,
        "statistics, a body in 2014",
        client,
        "/requests/statistics?year=2014&body=" + bodies.busiest().code(),
        100);
  }

  /** All figures made again of the events, and all tallies of them. @return seconds */
  long figures() {
    var db = context.getBean(DSLContext.class);
    db.execute("delete from requests.figure_basis");
    var began = System.nanoTime();
    // The server's own worker may be quicker.
    while (!context.getBean(Figures.class).catchUp()) {
      java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
    }
    return (System.nanoTime() - began) / 1_000_000_000;
  }

  /**
   * The annual report over every case of a year beside hand-written SQL: to be filled by module
   * reports.
   */
  void report(PrintStream table) {
    var figures = context.getBean(RequestFigures.class);
    var ids = bodies.all().stream().map(b -> b.id()).toList();
    figures.count(ids, 2025);
    var ours = Double.MAX_VALUE;
    var hand = Double.MAX_VALUE;
    var db = context.getBean(DSLContext.class);
    for (int round = 0; round < 3; round++) {
      var began = System.nanoTime();
      figures.count(ids, 2025);
      ours = Math.min(ours, (System.nanoTime() - began) / 1e9);
      began = System.nanoTime();
      db.fetch(BY_HAND);
      hand = Math.min(hand, (System.nanoTime() - began) / 1e9);
    }
    table.printf("| table 3 of the annual report of 2025, all bodies | %.2f |%n", ours);
    table.printf("| … by hand-written SQL | %.2f |%n", hand);
    table.printf("| … times as long | %.2f |%n", ours / hand);
  }

  private static final String BY_HAND =
      """
      with c as (
        select r.requester_kind,
          case when r.channel in ('WEB', 'FAX', 'ORDINARY_POST') and s.on_day >= date '2019-05-15' then f.on_day else s.on_day end received,
          e.on_day ended, e.outcome
        from requests.request r
        join requests.event s on s.request_id = r.id and s.act = 'SUBMITTED'
        left join requests.event f on f.request_id = r.id and f.act = 'CONFIRMED'
        left join requests.event e on e.request_id = r.id and e.act in ('ANSWERED', 'CLOSED', 'WITHDRAWN'))
      select requester_kind, received >= date '2025-01-01', case when ended < date '2026-01-01' then outcome end, count(*)
      from c where received < date '2026-01-01' and (ended is null or ended >= date '2025-01-01')
      group by 1, 2, 3""";

  private static void row(PrintStream table, String what, HttpClient client, String path, int times)
      throws Exception {
    RequestsBench.say(what);
    var millis = new double[times];
    int bytes = 0;
    for (int i = -100; i < times; i++) {
      var began = System.nanoTime();
      bytes = get(client, path).getBytes(StandardCharsets.UTF_8).length;
      if (i >= 0) {
        millis[i] = (System.nanoTime() - began) / 1e6;
      }
    }
    Arrays.sort(millis);
    table.printf(
        "| %s | %.0f | %.0f | %,d |%n",
        what, millis[times / 2], millis[(int) Math.ceil(times * 0.99) - 1], bytes);
  }

  private static String get(HttpClient client, String path) throws Exception {
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(ORIGIN + path)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  private static HttpClient signedIn(String who) throws Exception {
    var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    var token = TOKEN.matcher(get(client, "/desk/sign-in"));
    token.find();
    var form =
        "username=%s&password=%s&_csrf=%s"
            .formatted(
                who,
                URLEncoder.encode(BenchBodies.PASSWORD, StandardCharsets.UTF_8),
                URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(ORIGIN + "/desk/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.discarding());
    if (answer.statusCode() != 302) {
      throw new IllegalStateException("Sign-in answered " + answer.statusCode());
    }
    return client;
  }
}
