package org.chengming.registers;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chengming.Chengming;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Measures registers within one server and one run; {@code bin/bench registers}. */
public final class RegistersBench {
  private RegistersBench() {}

  /**
   * @param args records; file of the table; words on machine and day; what of {@code
   *     load,ask,bring}; settings of the server …
   */
  public static void main(String[] args) throws Exception {
    long records = Long.parseLong(args[0]);
    var parts = List.of(args[3].split(","));
    var settings = new ArrayList<>(Arrays.asList(args).subList(4, args.length));
    settings.add("--logging.level.root=warn");
    try (var context =
            new SpringApplicationBuilder(Chengming.class).run(settings.toArray(String[]::new));
        var table =
            new PrintStream(
                Files.newOutputStream(Path.of(args[1])), true, StandardCharsets.UTF_8)) {
      table.println(
          "\n## Registers\n\n"
              + args[2]
              + ", durable (fsync on); PostgreSQL embedded, beside the server.");
      run(context, records, parts, table);
    }
    System.exit(0);
  }

  private static void run(
      ConfigurableApplicationContext context, long records, List<String> parts, PrintStream table)
      throws Exception {
    if (parts.contains("load")) {
      new ManyReadings(context).load(records, table);
      // It leaves the definitions of what it loaded alone; what comes next needs the shipped ones.
      context.getBean(Registers.class).afterSingletonsInstantiated();
    }
    if (parts.contains("ask")) {
      new AskingBench(context).run(table);
    }
    if (parts.contains("bring")) {
      new BringingBench(context).run(table);
    }
  }

  static void say(String what) {
    System.err.println(java.time.LocalTime.now().withNano(0) + " " + what);
  }

  static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
