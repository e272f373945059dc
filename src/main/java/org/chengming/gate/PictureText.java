package org.chengming.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
  private static final int MOST_AGAIN = 24;

  /** How a line is read again, one way after the other. */
  private enum Way {
    TWICE(2, 0),
    LARGER(1.4, 0),
    SMOOTH(1, 0.05),
    SMOOTH_TWICE(2, 0.06),
    SMOOTH_LARGER(1.4, 0.05),
    THRICE(3, 0);

    private final double times;

    /** Of the height of letters, how far a grain reaches; more takes strokes for it. */
    private final double grain;

    Way(double times, double grain) {
      this.times = times;
      this.grain = grain;
    }
  }

  /** What the program was taught with, in pixels; lower lines it reads badly. */
  private static final int HEIGHT = 36;

  private static final int LOW = 22;
  private static final int MARGIN = 20;

  /** So many signs of ink are a line and no stain. */
  private static final int LOST = 6;

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
    private int letters;

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

    /** Numbers are read again before lines that were not read at all: time is short. */
    private PictureReading reading(List<PictureWord> words, Ink ink) throws IOException {
      var lines = new ArrayList<>(PictureLines.lines(words));
      letters = PictureLines.height(words);
      for (int i = 0; i < lines.size(); i++) {
        again(lines, i, i + 1, ink, LineDoubts::ofANumber);
      }
      for (int i = 0; i + 1 < lines.size(); i++) {
        again(lines, i, i + 2, ink, LineDoubts::ofABrokenNumber);
      }
      for (int i = 0; i < lines.size(); i++) {
        lines.set(i, lost(lines.get(i), ink));
        if (LineDoubts.unread(lines.subList(i, i + 1))) {
          again(lines, i, i + 1, ink, l -> LineDoubts.unread(l) || LineDoubts.ofANumber(l));
        }
      }
      return PictureLines.of(lines, ink);
    }

    /** As one wide word that nobody read, where there is much more ink than signs. */
    private List<PictureWord> lost(List<PictureWord> line, Ink ink) {
      int middle = PictureLines.middle(line);
      var stretches = ink.stretches(middle - letters / 2, middle + letters / 2, letters);
      if (letters == 0 || stretches.isEmpty()) {
        return line;
      }
      int wide = stretches.stream().mapToInt(s -> s.to() - s.from()).sum();
      if (wide < LOST * letters || LineDoubts.signs(line) * letters > wide / 2.0) {
        return line;
      }
      int left = stretches.getFirst().from();
      int right = stretches.getLast().to();
      var first = line.getFirst();
      var text = line.stream().map(PictureWord::text).collect(Collectors.joining());
      return List.of(
          new PictureWord(
              first.line(), left, middle - letters / 2, right - left, letters, 0, text));
    }

    /** Lines that make sense together are read until they do; each as it was read best. */
    private void again(
        List<List<PictureWord>> lines,
        int from,
        int to,
        Ink ink,
        Predicate<List<List<PictureWord>>> doubtful)
        throws IOException {
      var together = lines.subList(from, to);
      var first = List.copyOf(together);
      for (var way : Way.values()) {
        if (again >= MOST_AGAIN || !doubtful.test(together)) {
          return;
        }
        again++;
        for (int i = 0; i < first.size(); i++) {
          var other = new ArrayList<>(together);
          var read = again(first.get(i), ink, way);
          if (read != null && !read.isEmpty()) {
            other.set(i, read);
            if (LineDoubts.worth(other) > LineDoubts.worth(together)) {
              together.set(i, read);
            }
          }
        }
      }
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
    private @Nullable List<PictureWord> again(List<PictureWord> line, Ink ink, Way way)
        throws IOException {
      int height = PictureLines.height(line);
      int left = line.stream().mapToInt(PictureWord::left).min().orElseThrow() - height / 3;
      int top = line.stream().mapToInt(PictureWord::top).min().orElseThrow() - height / 3;
      int right = line.stream().mapToInt(PictureWord::right).max().orElseThrow() + height / 3;
      int bottom = line.stream().mapToInt(PictureWord::bottom).max().orElseThrow() + height / 3;
      var plain = ink.part(left, top, right, bottom, MARGIN);
      var part = (way.grain > 0 ? plain.smooth(way.grain * letters) : plain).larger(way.times);
      int number = line.getFirst().line();
      return words(part, Tesseract.Layout.LINE)
          .map(
              words ->
                  words.stream()
                      .map(
                          w ->
                              new PictureWord(
                                  number,
                                  (int) (w.left() / way.times) - MARGIN + Math.max(left, 0),
                                  (int) (w.top() / way.times) - MARGIN + Math.max(top, 0),
                                  (int) (w.width() / way.times),
                                  (int) (w.height() / way.times),
                                  w.sure(),
                                  w.text()))
                      .toList())
          .orElse(null);
    }
  }
}
