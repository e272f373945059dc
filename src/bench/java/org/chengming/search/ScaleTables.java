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
    System.out.println(
        "\nOne answer of each kind of page, the first time asked by nobody before counted out:\n");
    head();
    byWhat.keySet().stream()
        .filter(what -> what.startsWith("/"))
        .forEach(path -> row("`" + path + "`", step -> all(step, path)));
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
