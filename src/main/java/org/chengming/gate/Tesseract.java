package org.chengming.gate;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The program {@code tesseract} with its Chinese, where both are installed. */
final class Tesseract {
  /** Text in one block of lines, and text that is one line. */
  enum Layout {
    BLOCK("6"),
    LINE("7");

    private final String number;

    Layout(String number) {
      this.number = number;
    }
  }

  private static final String PROGRAM = "tesseract";
  private static final int LONGEST = 4 << 20;
  private static final int COLUMNS = 12;

  private final String program;

  /**
   * @param program its path; empty where there is none
   */
  Tesseract(String program) {
    this.program = program;
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
        .filter(Tesseract::knowsChinese)
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
   * @param picture in any form the program reads
   * @param milliseconds it may take
   * @return the words in their order; empty where it did not end well
   */
  Optional<List<PictureWord>> words(Path picture, Layout layout, long milliseconds)
      throws IOException {
    var out = Files.createTempFile("picture", ".tsv");
    try {
      return run(picture, layout, milliseconds, out)
          ? Optional.of(words(Files.newInputStream(out).readNBytes(LONGEST)))
          : Optional.empty();
    } finally {
      Files.deleteIfExists(out);
    }
  }

  private boolean run(Path picture, Layout layout, long milliseconds, Path out) throws IOException {
    var builder =
        new ProcessBuilder(
                program,
                picture.toString(),
                "stdout",
                "-l",
                "chi_sim",
                "--psm",
                layout.number,
                "tsv")
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    var process = builder.start();
    try {
      process.getOutputStream().close();
      return process.waitFor(milliseconds, TimeUnit.MILLISECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Columns: level, page, block, paragraph, line, word, left, top, width, height, sure, text. */
  private static List<PictureWord> words(byte[] table) {
    var words = new ArrayList<PictureWord>();
    var line = "";
    int lines = 0;
    for (var row : new String(table, StandardCharsets.UTF_8).split("\n")) {
      var cells = row.split("\t", COLUMNS);
      if (cells.length < COLUMNS || !cells[0].equals("5") || cells[11].isBlank()) {
        continue;
      }
      var its = String.join(" ", cells[2], cells[3], cells[4]);
      lines += its.equals(line) ? 0 : 1;
      line = its;
      words.add(
          new PictureWord(
              lines,
              Integer.parseInt(cells[6]),
              Integer.parseInt(cells[7]),
              Integer.parseInt(cells[8]),
              Integer.parseInt(cells[9]),
              Double.parseDouble(cells[10]),
              cells[11].strip()));
    }
    return words;
  }
}
