package org.chengming.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chengming.files.FileKind;
import org.chengming.files.PlainTextFile;
import org.jspecify.annotations.Nullable;

/** TXT and CSV hide nothing; all of it is read. */
final class TextSweep implements Sweep {
  private static final int LONGEST_LINE = 1_000_000;

  @Override
  public void of(Path file, FileKind kind, Sightings seen, @Nullable Path out) throws IOException {
    var charset =
        PlainTextFile.charset(file)
            .orElseThrow(() -> new Unopened(FileTrouble.BROKEN, "no known charset"));
    try (var reader = Files.newBufferedReader(file, charset)) {
      int number = 0;
      var line = new StringBuilder();
      for (int c; (c = reader.read()) >= 0; ) {
        if (c == '\n' || line.length() > LONGEST_LINE) {
          seen.seen(Place.of(Places.LINE, ++number), line.toString());
          line.setLength(0);
        } else if (c != 0xFEFF) {
          line.append((char) c);
        }
      }
      seen.seen(Place.of(Places.LINE, ++number), line.toString());
    }
  }
}
