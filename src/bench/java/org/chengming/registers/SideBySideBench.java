package org.chengming.registers;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.chengming.Chengming;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts a server and says how long it took and what it holds, then ends; a line of a table. */
public final class SideBySideBench {
  private SideBySideBench() {}

  /**
   * @param args words; file to add a line to, {@code -} for none; settings of the server …
   */
  public static void main(String[] args) throws Exception {
    var settings = Arrays.copyOfRange(args, 2, args.length);
    try (var context = new SpringApplicationBuilder(Chengming.class).run(settings)) {
      double took = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
      long resident =
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(l -> l.startsWith("VmRSS"))
              .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) >> 10)
              .sum();
      var line =
          "| %s | %d | %.1f | %d | %d |%n"
              .formatted(
                  args[0], context.getBean(Registers.class).all().size(), took, heap, resident);
      if (!args[1].equals("-")) {
        Files.writeString(Path.of(args[1]), line, java.nio.file.StandardOpenOption.APPEND);
      }
    }
    System.exit(0);
  }
}
