package org.chengming.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what bin/bench scale measured as tables. */
final class ScaleTables {
  private final Map<String, Map<String, String[]>> byWhat = new LinkedHashMap<>();
  private final List<String> steps = new ArrayList<>();

  private ScaleTables() {}

  /**
   * @param args file of measurements; words on machine and day
   */
  public static void main(String[] args) throws IOException {
    var tables = new ScaleTables();
    for (var line : Files.readAllLines(Path.of(args[0]))) {
      var parts = line.split(" ");
      var path = parts[1].equals("path");
      var what = path ? parts[2] : parts[1];
      if (!tables.steps.contains(parts[0])) {
        tables.steps.add(parts[0]);
      }
      tables
          .byWhat
          .computeIfAbsent(what, w -> new LinkedHashMap<>())
          .put(parts[0], line.split(" ", path ? 4 : 3)[path ? 3 : 2].split(" "));
    }
    tables.print(args[1]);
  }

  private void print(String machine) {
    System.out.println(
        "\n## Growth\n\n"
            + machine
            + "; documents recombined from real ones by a seed, some 700 characters each; meaning off.\n");
    head();
    row("imported and durable, documents/s", step -> rate(step, "import", 0, 1));
    row("… and searchable, documents/s", step -> rate(step, "import", 0, 2));
    row("raw COPY and raw Lucene summed, documents/s", this::raw);
    row(
        "import, durable and searchable, against raw",
        step -> ratio(rate(step, "import", 0, 2), raw(step)));
    row("act, ms, median and p99", step -> pair(step, "visible", 0));
    row("from act to search, ms, median and p99", step -> pair(step, "visible", 2));
    row("from act to feed, ms, median and p99", step -> pair(step, "visible", 4));
    row("search page with counts and snippets, a second; p50, p99", step -> all(step, "page"));
    row("search by the API, a second; p50, p99", step -> all(step, "api"));
    row(
        "the product's search within one process, a second; ms p50, p99",
        step -> all(step, "raw-ours"));
    row("raw Lucene, pairs, first ten, a second; ms p50, p99", step -> all(step, "raw-top"));
    row("raw Lucene, pairs, exact counts, a second; ms p50, p99", step -> all(step, "raw-exact"));
    row(
        "raw Lucene, the product's whole query, a second; ms p50, p99",
        step -> all(step, "raw-same"));
    row(
        "search pages over HTTP against raw Lucene with the same query",
        step -> ratio(at(step, "page", 0), at(step, "raw-same", 0)));
    row(
        "search pages over HTTP against raw Lucene with exact counts",
        step -> ratio(at(step, "page", 0), at(step, "raw-exact", 0)));
    row(
        "search pages over HTTP against raw Lucene, first ten",
        step -> ratio(at(step, "page", 0), at(step, "raw-top", 0)));
    row("document pages never seen before, a second; p50, p99", step -> all(step, "fresh"));
    row("… against nginx", step -> ratio(at(step, "fresh", 0), at(step, "static", 0)));
    row("resident MB of the server; index MB; database MB", step -> all(step, "memory"));
    doublings();
    System.out.println(
        "\nOne answer of each kind of page, the first time asked by nobody before counted out:\n");
    head();
    byWhat.keySet().stream()
        .filter(what -> what.startsWith("/"))
        .forEach(path -> row("`" + path + "`", step -> all(step, path)));
  }

  /** What a number grows by with every doubling of the documents, between two steps. */
  private void doublings() {
    if (steps.size() < 2) {
      return;
    }
    System.out.println("\nEvery doubling of the documents multiplies by:\n");
    var spans = steps.subList(1, steps.size());
    System.out.println(
        "| | "
            + String.join(" | ", spans.stream().map(to -> before(to) + " to " + to).toList())
            + " |");
    System.out.println("|---|" + "---|".repeat(spans.size()));
    grown("documents imported and searchable a second", to -> rate(to, "import", 0, 2));
    grown("from act to search, p99", to -> at(to, "visible", 3));
    grown("search pages a second", to -> at(to, "page", 0));
    grown("search page, p99", to -> at(to, "page", 2));
    grown("search by the API, p99", to -> at(to, "api", 2));
    grown("raw Lucene with the same query, p99", to -> at(to, "raw-same", 2));
    grown("document pages never seen before a second", to -> at(to, "fresh", 0));
    grown("resident MB of the server", to -> at(to, "memory", 0));
    grown("index MB", to -> at(to, "memory", 1));
    grown("database MB", to -> at(to, "memory", 2));
  }

  private void grown(String name, Cell cell) {
    System.out.println(
        "| "
            + name
            + " | "
            + String.join(
                " | ", steps.subList(1, steps.size()).stream().map(to -> factor(to, cell)).toList())
            + " |");
  }

  private String factor(String to, Cell cell) {
    var from = before(to);
    if (cell.at(from).isEmpty() || cell.at(to).isEmpty()) {
      return "";
    }
    var doublings = Math.log(Double.parseDouble(to) / Double.parseDouble(from)) / Math.log(2);
    return "%.2f".formatted(Math.pow(number(cell.at(to)) / number(cell.at(from)), 1 / doublings));
  }

  private String before(String step) {
    return steps.get(steps.indexOf(step) - 1);
  }

  /** Seconds and microseconds as milliseconds. */
  private static double number(String text) {
    var value = Double.parseDouble(text.replaceAll("[a-z]+$", ""));
    return text.endsWith("us")
        ? value / 1000
        : text.endsWith("s") && !text.endsWith("ms") ? value * 1000 : value;
  }

  private interface Cell {
    String at(String step);
  }

  private void head() {
    System.out.println("| | " + String.join(" | ", steps) + " |");
    System.out.println("|---|" + "---|".repeat(steps.size()));
  }

  private void row(String name, Cell cell) {
    System.out.println(
        "| " + name + " | " + String.join(" | ", steps.stream().map(cell::at).toList()) + " |");
  }

  private String at(String step, String what, int i) {
    var values = byWhat.getOrDefault(what, Map.of()).get(step);
    return values == null || values.length <= i ? "" : values[i];
  }

  private String all(String step, String what) {
    var values = byWhat.getOrDefault(what, Map.of()).get(step);
    return values == null ? "" : String.join(" ", values);
  }

  private String pair(String step, String what, int i) {
    return at(step, what, i) + ", " + at(step, what, i + 1);
  }

  private String rate(String step, String what, int documents, int seconds) {
    var count = at(step, what, documents);
    return count.isEmpty()
        ? ""
        : "%.0f".formatted(Double.parseDouble(count) / Double.parseDouble(at(step, what, seconds)));
  }

  private String raw(String step) {
    var count = at(step, "raw", 0);
    return count.isEmpty()
        ? ""
        : "%.0f"
            .formatted(
                Double.parseDouble(count)
                    / (Double.parseDouble(at(step, "raw", 1))
                        + Double.parseDouble(at(step, "raw", 2))));
  }

  private static String ratio(String ours, String theirs) {
    return ours.isEmpty() || theirs.isEmpty()
        ? ""
        : "%.3f".formatted(Double.parseDouble(ours) / Double.parseDouble(theirs));
  }
}
