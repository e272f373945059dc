package org.chengming.registers;

import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.chengming.web.Cursor;
import org.springframework.context.ConfigurableApplicationContext;

/** Lists of a register over HTTP, one after another, no question twice. */
final class AskingBench {
  private static final String ORIGIN = "http://127.0.0.1:18980";
  private static final String LIST = "/api/v1/registers/bench-hourly/records";
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final String[] GRADES = {"优", "良", "轻度污染", "中度污染", "重度污染", "严重污染"};
  private static final int TIMES = Integer.getInteger("bench.times", 400);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Random random = new Random(20140425);
  private final long hours;

  AskingBench(ConfigurableApplicationContext context) {
    this.hours =
        context.getBean(Registers.class).standing(ManyReadings.REGISTER).records()
            / ManyReadings.STATIONS;
  }

  private interface Question {
    String next();
  }

  void run(PrintStream table) throws Exception {
    table.printf(
        "%n%,d readings, over HTTP as JSON, 50 records a page, %d of each kind, none twice, after as many to warm up.%n%n| list | ms, median | p99 | most |%n|---|---|---|---|%n",
        hours * ManyReadings.STATIONS, TIMES);
    var all = DoubleStream.builder();
    for (var kind : questions().entrySet()) {
      ask(kind.getValue());
      var took = ask(kind.getValue());
      Arrays.stream(took).forEach(all);
      row(table, kind.getKey(), took);
    }
    row(table, "**all of these**", all.build().toArray());
    Question page = () -> "/registers/bench-hourly?" + one("station", station()) + "&sort=-index";
    ask(page);
    row(table, "the page of a list", ask(page));
    Question record =
        () -> "/registers/bench-hourly/records/" + escaped(station() + "~" + MINUTE.format(hour()));
    ask(record);
    row(table, "the page of a record", ask(record));
  }

  private static void row(PrintStream table, String what, double[] took) {
    Arrays.sort(took);
    table.printf(
        "| %s | %.1f | %.1f | %.1f |%n",
        what,
        took[took.length / 2],
        took[(int) Math.min(took.length - 1, Math.ceil(took.length * 0.99) - 1)],
        took[took.length - 1]);
    RegistersBench.say(what + " p99 " + took[(int) (took.length * 0.99)]);
  }

  private double[] ask(Question question) throws Exception {
    var took = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      var request = HttpRequest.newBuilder(URI.create(ORIGIN + question.next())).build();
      var began = System.nanoTime();
      var answer = client.send(request, BodyHandlers.ofByteArray());
      took[i] = (System.nanoTime() - began) / 1e6;
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            request.uri() + " answers " + new String(answer.body(), StandardCharsets.UTF_8));
      }
    }
    return took;
  }

  private Map<String, Question> questions() {
    var all = new LinkedHashMap<String, Question>();
    for (var order : new String[] {"-hour", "hour", "-index", "index"}) {
      all.put("no filter, by " + order + ", deep", () -> list("", order, true));
      all.put("station, by " + order, () -> list(one("station", station()), order, false));
      all.put(
          "station, by " + order + ", deep", () -> list(one("station", station()), order, true));
      all.put("city, by " + order + ", deep", () -> list(one("city", city()), order, true));
      all.put("grade, by " + order + ", deep", () -> list(one("grade", grade()), order, true));
      all.put(
          "city and grade, by " + order,
          () -> list(one("city", city()) + "&" + one("grade", grade()), order, false));
      all.put(
          "station and grade, by " + order + ", deep",
          () -> list(one("station", station()) + "&" + one("grade", grade()), order, true));
      all.put("hours from and to, by " + order, () -> list(range(), order, false));
      all.put(
          "station and hours from and to, by " + order,
          () -> list(one("station", station()) + "&" + range(), order, false));
    }
    return all;
  }

  private String list(String filters, String order, boolean deep) {
    var cursor = deep ? "&cursor=" + cursor(order) : "";
    return LIST + "?size=50&sort=" + order + (filters.isEmpty() ? "" : "&" + filters) + cursor;
  }

  /** Somewhere in the list. */
  private String cursor(String order) {
    var place =
        order.endsWith("hour") ? MINUTE.format(hour()) : Integer.toString(random.nextInt(10, 250));
    return Cursor.of(place, station() + "~" + MINUTE.format(hour())).toString();
  }

  private LocalDateTime hour() {
    return LocalDateTime.of(2021, 1, 1, 0, 0).plusHours(random.nextLong(hours));
  }

  /** From an hour to three months. */
  private String range() {
    var from = hour();
    var to = from.plusHours(1 + (long) Math.pow(2200, random.nextDouble()));
    return one("hour.from", MINUTE.format(from)) + "&" + one("hour.to", MINUTE.format(to));
  }

  private String station() {
    return "%04dA".formatted(random.nextInt(ManyReadings.STATIONS));
  }

  private String city() {
    return "城市%03d".formatted(random.nextInt(ManyReadings.STATIONS / 4));
  }

  private String grade() {
    return GRADES[random.nextInt(GRADES.length)];
  }

  private static String one(String name, String value) {
    return name + "=" + escaped(value);
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
