package org.chengming.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chengming.gate.FileFinding.Kind;
import org.chengming.redaction.Traces;

/**
 * A PDF that was changed by adding to it still holds what it was before, and can be cut back to it.
 * Says what text stood there then and does not now.
 */
final class PdfVersions {
  private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
  private static final long LARGEST = 64L << 20;
  private static final int MOST = 5;

  private final Path file;
  private final String visible;
  private final Sightings seen;

  /**
   * @param visible what is seen of it now
   */
  PdfVersions(Path file, String visible, Sightings seen) {
    this.file = file;
    this.visible = visible;
    this.seen = seen;
  }

  void tell() throws IOException {
    if (Files.size(file) > LARGEST) {
      return;
    }
    var bytes = Files.readAllBytes(file);
    var ends = ends(bytes);
    if (ends.isEmpty()) {
      return;
    }
    int first = linearized(bytes) ? 1 : 0;
    int told = 0;
    for (int i = first; i < ends.size() - 1 && told < MOST; i++) {
      told++;
      seen.removed(
          Kind.OLDER_VERSION,
          "revision",
          Place.of(Places.VERSION, i - first + 1),
          gone(Arrays.copyOf(bytes, ends.get(i))));
    }
    trailing(bytes, ends.getLast());
  }

  private void trailing(byte[] bytes, int end) {
    var rest = new String(bytes, end, bytes.length - end, StandardCharsets.ISO_8859_1).strip();
    if (!rest.isEmpty()) {
      seen.removed(
          Kind.TRAILING_DATA,
          "",
          Place.of(Places.AFTER_END),
          new String(bytes, end, Math.min(4_000, bytes.length - end), StandardCharsets.UTF_8)
              .strip());
    }
  }

  private static List<Integer> ends(byte[] bytes) {
    var found = new ArrayList<Integer>();
    for (int i = 0; i + END.length <= bytes.length; i++) {
      if (bytes[i] == '%' && Arrays.equals(bytes, i, i + END.length, END, 0, END.length)) {
        found.add(i + END.length);
      }
    }
    return found;
  }

  private static boolean linearized(byte[] bytes) {
    return new String(bytes, 0, Math.min(1024, bytes.length), StandardCharsets.ISO_8859_1)
        .contains("/Linearized");
  }

  /** Lines of an older version that are not in what is seen now. */
  private String gone(byte[] older) {
    try (var document = Loader.loadPDF(older)) {
      var now = Traces.folded(visible);
      var lines = new LinkedHashSet<String>();
      for (var line : new PDFTextStripper().getText(document).split("\\R")) {
        if (!line.isBlank() && !now.contains(Traces.folded(line))) {
          lines.add(line.strip());
        }
      }
      return String.join("\n", lines);
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }
}
