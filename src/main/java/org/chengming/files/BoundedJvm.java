package org.chengming.files;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/**
 * Prepares a program of this application in a JVM of its own, for work on content nobody vetted: a
 * small heap whose exhaustion ends it, one processor at low priority, a folder of its own for what
 * it writes, no way to the network, no entities from outside. Who starts it sets the time and kills
 * it.
 */
public final class BoundedJvm {
  private static final Path NICE = Path.of("/usr/bin/nice");

  private BoundedJvm() {}

  /**
   * The process, ready to start.
   *
   * @param program has a {@code main}, and lies on the class path this JVM was started with
   * @param scratch working and temporary folder, deleted by the caller
   */
  public static ProcessBuilder of(
      Class<?> program, DataSize heap, Path scratch, List<String> arguments) {
    var command = new ArrayList<String>();
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "10"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options(heap, scratch));
    command.addAll(List.of("-cp", classPath(), program.getName()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(scratch.toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "LC_CTYPE"));
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private static List<String> options(DataSize heap, Path scratch) {
    return List.of(
        "-Xmx" + heap.toMegabytes() + "m",
        "-XX:MaxDirectMemorySize=32m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+UseSerialGC",
        "-XX:ActiveProcessorCount=1",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-Djava.awt.headless=true",
        "-Djava.io.tmpdir=" + scratch,
        // Whatever a library might try to fetch ends at a port nobody listens on.
        "-DsocksProxyHost=127.0.0.1",
        "-DsocksProxyPort=9",
        "-Djavax.xml.accessExternalDTD=",
        "-Djavax.xml.accessExternalSchema=",
        "-Djavax.xml.accessExternalStylesheet=",
        "-Djdk.xml.entityExpansionLimit=100");
  }

  /**
   * Absolute, since the child works in its own folder. The unpacked application names its libraries
   * in its manifest.
   */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
