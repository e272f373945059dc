package org.chengming.gate;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads what is written in pictures with the program {@code tesseract} and its Chinese, where both
 * are installed; else nothing is read and reports say so. Bounded in time, size and number.
 */
final class PictureText {
  private static final String PROGRAM = "tesseract";
  private static final long SECONDS = 30;
  private static final int LARGEST = 20 << 20;
  private static final int LONGEST = 200_000;

  private final String program;
  private final int most;
  private int read;

  /**
   * @param program its path; empty where there is none
   * @param most pictures of a file
   */
  PictureText(String program, int most) {
    this.program = program;
    this.most = most;
  }

  static PictureText none() {
    return new PictureText("", 0);
  }

  /** For the next file, the number of pictures is counted anew. */
  PictureText fresh() {
    return new PictureText(program, most);
  }

  boolean there() {
    return !program.isEmpty();
  }

  /** The program where it and its Chinese are installed, else an empty text. */
  static String installed() {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst()
        .filter(PictureText::knowsChinese)
        .map(Path::toString)
        .orElse("");
  }

  private static boolean knowsChinese(Path program) {
    try {
      var process =
          new ProcessBuilder(program.toString(), "--list-langs").redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readNBytes(20_000), StandardCharsets.UTF_8);
        return process.waitFor(10, TimeUnit.SECONDS) && said.contains("chi_sim");
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * @param picture a PNG or JPEG
   * @return empty where it was not read
   */
  Optional<String> of(byte[] picture) {
    if (program.isEmpty() || read >= most || picture.length > LARGEST) {
      return Optional.empty();
    }
    read++;
    try {
      var in = Files.createTempFile("picture", ".img");
      var out = Files.createTempFile("picture", ".out");
      try {
        return read(Files.write(in, picture), out);
      } finally {
        Files.deleteIfExists(in);
        Files.deleteIfExists(out);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> read(Path in, Path out) throws IOException {
    var builder =
        new ProcessBuilder(program, in.toString(), "stdout", "-l", "chi_sim", "--psm", "6")
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    var process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        return Optional.empty();
      }
      try (var text = Files.newInputStream(out)) {
        // Between Chinese signs it puts spaces that nobody wrote.
        return Optional.of(
            new String(text.readNBytes(LONGEST), StandardCharsets.UTF_8)
                .replaceAll("(?<=[\\u4e00-\\u9fff]) +(?=[\\u4e00-\\u9fff])", ""));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }
}
