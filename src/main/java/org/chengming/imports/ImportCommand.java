package org.chengming.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code bin/import}: imports from the command line, straight into the database. When a server runs
 * on the data folder its PostgreSQL is used as it is, otherwise one is started for as long as the
 * import takes. The server's index and feeds follow the change log, so they notice. Exit code 0
 * when every run finished, 1 when one failed, 2 when it was called wrongly.
 */
public final class ImportCommand {
  private static final String USAGE =
      """
      bin/import [--dry-run] [--source=WORD] [--body=NAME] [data set | file | folder | all] …

        data set  one of: %s; into a register: %s
        file      .ndjson, .jsonl, .csv, or a .zip of Markdown; a folder is one of Markdown
        --dry-run tells what would happen and writes nothing
        --source  the word the documents of a file are known by (default: its name)
        --body    who issued rows that name nobody
        --list    the data sets found under %s
      Any setting of docs/operations/settings.md may be given too, for example --chengming.data=/srv/chengming.
      """;

  private ImportCommand() {}

  /** What was asked for, apart from settings. */
  private record Call(
      List<String> names,
      boolean dry,
      boolean list,
      String source,
      String body,
      List<String> settings) {
    static Call of(String[] arguments) {
      var names = new ArrayList<String>();
      var settings = new ArrayList<String>();
      var options = new java.util.HashMap<String, String>();
      for (var argument : arguments) {
        if (argument.equals("--dry-run")
            || argument.equals("--list")
            || argument.startsWith("--source=")
            || argument.startsWith("--body=")) {
          options.put(argument.replaceFirst("=.*", ""), argument.replaceFirst("^[^=]*=?", ""));
        } else if (argument.startsWith("--")) {
          settings.add(argument);
        } else {
          names.add(argument);
        }
      }
      return new Call(
          names,
          options.containsKey("--dry-run"),
          options.containsKey("--list"),
          options.getOrDefault("--source", ""),
          options.getOrDefault("--body", ""),
          settings);
    }
  }

  public static void main(String[] arguments) {
    var call = Call.of(arguments);
    try (var context = start(call.settings())) {
      System.exit(run(context, call));
    }
  }

  private static int run(ConfigurableApplicationContext context, Call call) {
    var datasets = context.getBean(Datasets.class);
    var tables = context.getBean(RegisterDatasets.class);
    if (call.list() || call.names().isEmpty()) {
      System.err.print(
          USAGE.formatted(
              String.join(", ", datasets.all().stream().map(Dataset::name).toList()),
              String.join(", ", tables.all().stream().map(RegisterDatasets.Table::name).toList()),
              datasets.data()));
      datasets
          .present()
          .forEach(dataset -> System.out.println(dataset.name() + "\t" + dataset.label()));
      tables.present().forEach(table -> System.out.println(table.name() + "\t" + table.label()));
      return call.list() ? 0 : 2;
    }
    var feeds = new ArrayList<Feed>();
    var intoRegisters = new ArrayList<RegisterDatasets.Table>();
    for (var name : call.names()) {
      if (name.equals("all")) {
        intoRegisters.addAll(tables.present());
      } else if (tables.named(name).isPresent()) {
        intoRegisters.add(tables.named(name).get());
        continue;
      }
      var found = feeds(datasets, context.getBean(FileFeeds.class), name, call);
      if (found.isEmpty()) {
        System.err.println("“" + name + "” is neither a data set nor a file that is there");
        return 2;
      }
      feeds.addAll(found);
    }
    var failed = bringAll(tables, intoRegisters, call.dry());
    return Math.max(
        failed,
        runAll(context.getBean(Runner.class), context.getBean(Clock.class), feeds, call.dry()));
  }

  private static int bringAll(
      RegisterDatasets tables, List<RegisterDatasets.Table> wanted, boolean dry) {
    var failed = 0;
    for (var table : wanted) {
      try {
        var report = tables.bring(Actor.system("命令行导入"), table, dry);
        System.out.printf(
            "%s%s: %,d rows, %,d added, %,d changed, %,d unchanged, %,d refused%n",
            table.label(),
            dry ? "（试运行）" : "",
            report.rows(),
            report.added(),
            report.changed(),
            report.unchanged(),
            report.refused());
        report.lines().stream()
            .limit(20)
            .forEach(line -> System.out.println("  " + line.line() + " " + line.problems()));
      } catch (IOException | RuntimeException e) {
        System.err.println(table.label() + " was not brought in: " + e.getMessage());
        failed = 1;
      }
    }
    return failed;
  }

  private static int runAll(Runner runner, Clock clock, List<Feed> feeds, boolean dry) {
    var failed = 0;
    for (var feed : feeds) {
      try (var display = new ProgressLine(System.out, clock, feed.label() + (dry ? "（试运行）" : ""))) {
        var end = runner.run(Actor.system("命令行导入"), feed, dry, display);
        display.end(end, runner.words(end.run()));
        failed += end.state() == Progress.State.FINISHED ? 0 : 1;
      }
    }
    return failed == 0 ? 0 : 1;
  }

  private static List<Feed> feeds(Datasets datasets, FileFeeds files, String name, Call call) {
    if (name.equals("all")) {
      return datasets.present().stream().map(datasets::feed).toList();
    }
    var dataset = datasets.named(name).filter(datasets.present()::contains);
    if (dataset.isPresent()) {
      return List.of(datasets.feed(dataset.get()));
    }
    var path = Path.of(name);
    if (!Files.exists(path)) {
      return List.of();
    }
    var source =
        call.source().isEmpty()
            ? String.valueOf(path.toAbsolutePath().normalize().getFileName())
            : call.source();
    return List.of(
        files.feed(source, path, Files.isDirectory(path) ? name + ".folder" : name, call.body()));
  }

  private static ConfigurableApplicationContext start(List<String> settings) {
    var defaults =
        Map.<String, Object>of(
            "chengming.demo",
            "false",
            "logging.level.root",
            "warn",
            "spring.main.keep-alive",
            "false");
    var arguments = new ArrayList<>(settings);
    if (settings.stream().noneMatch(s -> s.startsWith("--chengming.database.url="))
        && System.getenv("CHENGMING_DATABASE_URL") == null) {
      runningPostgres(folder(settings))
          .ifPresent(
              url -> {
                arguments.add("--chengming.database.url=" + url);
                arguments.add("--chengming.database.username=postgres");
              });
    }
    return new SpringApplicationBuilder(ImportApplication.class)
        .web(WebApplicationType.NONE)
        .properties(defaults)
        .run(arguments.toArray(String[]::new));
  }

  private static Path folder(List<String> settings) {
    return Path.of(
        settings.stream()
            .filter(s -> s.startsWith("--chengming.data="))
            .map(s -> s.substring("--chengming.data=".length()))
            .findFirst()
            .orElse(Optional.ofNullable(System.getenv("CHENGMING_HOME")).orElse("data")));
  }

  /**
   * The address of a PostgreSQL that runs on the folder, as its pid file tells: the process on line
   * 1, the port on line 4.
   */
  private static Optional<String> runningPostgres(Path folder) {
    var file = folder.resolve("postgres/data/postmaster.pid");
    try {
      var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
      return lines.size() < 4
              || ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                  .filter(ProcessHandle::isAlive)
                  .isEmpty()
          ? Optional.empty()
          : Optional.of("jdbc:postgresql://127.0.0.1:%s/postgres".formatted(lines.get(3).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
