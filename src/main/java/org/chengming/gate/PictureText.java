package org.chengming.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is written in pictures, where a program for that is installed; else nothing is read
 * and reports say so. Bounded in time, size and number.
 *
 * <p>What is small is enlarged, and a line whose numbers were read badly is read once more by
 * itself, larger; of two readings the surer counts.
 */
final class PictureText {
  /** For a whole picture; lines are read again only while less has gone by. */
  private static final long MILLISECONDS = 30_000;

  private static final int LARGEST = 20 << 20;
  private static final int MOST_AGAIN = 12;
  private static final int[] TIMES = {2, 3};

  /** What the program was taught with, in pixels; lower lines it reads badly. */
  private static final int HEIGHT = 36;

  private static final int LOW = 22;
  private static final int MARGIN = 20;

  /** What could be a number of somebody, read well or not. */
  private static final Pattern NUMBER = Pattern.compile("[0-9OoIlSBZXx]{9,}|[〇一二三四五六七八九O]{9,}");

  /** As long as one that has a check figure, which says whether it was read well. */
  private static final Pattern CHECKED = Pattern.compile("[0-9OoIlSBZXx]{17,19}|[〇一二三四五六七八九O]{9,}");

  private final Tesseract program;
  private final int most;
  private int read;

  /**
   * @param program its path; empty where there is none
   * @param most pictures of a file
   */
  PictureText(String program, int most) {
    this(new Tesseract(program), most);
  }

  private PictureText(Tesseract program, int most) {
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
    return program.there();
  }

  /**
   * @param picture a PNG or JPEG
   * @return empty where it was not read
   */
  Optional<PictureReading> of(byte[] picture) {
    if (!there() || read >= most || picture.length > LARGEST) {
      return Optional.empty();
    }
    read++;
    try {
      var file = Files.createTempFile("picture", ".img");
      try {
        return new Reading(file, System.nanoTime()).of(picture);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Of one picture. */
  private final class Reading {
    private final Path file;
    private final long begun;
    private int again;

    private Reading(Path file, long begun) {
      this.file = file;
      this.begun = begun;
    }

    private Optional<PictureReading> of(byte[] picture) throws IOException {
      var ink = Ink.of(picture).map(Ink::evenly).map(Ink::unruled).orElse(null);
      if (ink == null) {
        Files.write(file, picture);
        return program
            .words(file, Tesseract.Layout.BLOCK, MILLISECONDS)
            .map(words -> PictureLines.of(PictureLines.lines(words), null));
      }
      var words = words(ink, Tesseract.Layout.BLOCK);
      int height = words.isEmpty() ? 0 : PictureLines.height(words.get());
      if (height > 0 && height < LOW) {
        var larger = ink.larger((double) HEIGHT / height);
        var better = words(larger, Tesseract.Layout.BLOCK);
        ink = better.isPresent() ? larger : ink;
        words = better.isPresent() ? better : words;
      }
      return words.isEmpty() ? Optional.empty() : Optional.of(reading(words.get(), ink));
    }

    private PictureReading reading(List<PictureWord> words, Ink ink) throws IOException {
      var lines = new ArrayList<List<PictureWord>>();
      for (var line : PictureLines.lines(words)) {
        var best = line;
        for (int i = 0; i < TIMES.length && doubtful(best) && again < MOST_AGAIN; i++, again++) {
          best = surer(best, again(line, ink, TIMES[i]));
        }
        lines.add(best);
      }
      return PictureLines.of(lines, ink);
    }

    private long left() {
      return MILLISECONDS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private Optional<List<PictureWord>> words(Ink ink, Tesseract.Layout layout) throws IOException {
      ink.write(file);
      long most = layout == Tesseract.Layout.BLOCK ? MILLISECONDS : left();
      return most <= 0 ? Optional.empty() : program.words(file, layout, most);
    }

    /** The words of the line, read larger; where they stand is told as in the picture. */
    private @Nullable List<PictureWord> again(List<PictureWord> line, Ink ink, int times)
        throws IOException {
      int height = PictureLines.height(line);
      int left = line.stream().mapToInt(PictureWord::left).min().orElseThrow() - height / 3;
      int top = line.stream().mapToInt(PictureWord::top).min().orElseThrow() - height / 3;
      int right = line.stream().mapToInt(PictureWord::right).max().orElseThrow() + height / 3;
      int bottom = line.stream().mapToInt(PictureWord::bottom).max().orElseThrow() + height / 3;
      var part = ink.part(left, top, right, bottom, MARGIN).larger(times);
      int number = line.getFirst().line();
      return words(part, Tesseract.Layout.LINE)
          .map(
              words ->
                  words.stream()
                      .map(
                          w ->
                              new PictureWord(
                                  number,
                                  w.left() / times - MARGIN + Math.max(left, 0),
                                  w.top() / times - MARGIN + Math.max(top, 0),
                                  w.width() / times,
                                  w.height() / times,
                                  w.sure(),
                                  w.text()))
                      .toList())
          .orElse(null);
    }
  }

  /** Whether it has a number that may be somebody's and was read badly or fails its check. */
  private static boolean doubtful(List<PictureWord> line) {
    var reading = PictureLines.of(List.of(line), null);
    var numbers = NUMBER.matcher(reading.text());
    while (numbers.find()) {
      int from = numbers.start();
      int to = numbers.end();
      boolean doubted = reading.doubts().stream().anyMatch(d -> d.start() < to && from < d.end());
      if (doubted || CHECKED.matcher(numbers.group()).matches() && !told(reading, from, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean told(PictureReading reading, int from, int to) {
    return PersonalDataFinder.find(reading.text()).stream()
        .anyMatch(f -> f.start() < to && from < f.end() && f.confidence() > 0.8);
  }

  private static List<PictureWord> surer(
      List<PictureWord> first, @Nullable List<PictureWord> second) {
    return second != null && worth(second) > worth(first) ? second : first;
  }

  /** Numbers whose check figure is right count before how sure the program is of each. */
  private static double worth(List<PictureWord> line) {
    var reading = PictureLines.of(List.of(line), null);
    long checked =
        PersonalDataFinder.find(reading.text()).stream()
            .filter(f -> f.confidence() >= 0.85 && f.kind().checked())
            .count();
    double least =
        line.stream().filter(PictureWord::figures).mapToDouble(PictureWord::sure).min().orElse(0);
    return checked * 1_000 + least;
  }
}
