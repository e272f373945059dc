package org.chengming.gate;

import java.io.IOException;
import java.util.Locale;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;

/**
 * The streams of a DOC, XLS or PPT: macros and embedded files by the names of their folders, and
 * what is written in any stream and was not come upon before.
 */
final class LegacyParts {
  private static final int MOST = 8 << 20;
  private static final int DEEPEST = 8;

  private final Sightings seen;

  LegacyParts(Sightings seen) {
    this.seen = seen;
  }

  void tell(DirectoryEntry root) throws IOException {
    for (var entry : root) {
      if (entry instanceof DirectoryEntry folder && folder.getEntryCount() > 0) {
        var name = folder.getName().toLowerCase(Locale.ROOT);
        var place = Place.of(Places.PART, folder.getName());
        if (name.equals("macros") || name.startsWith("_vba_project")) {
          seen.stays(Kind.MACRO, place, "", Confidence.HIGH);
        } else if (name.equals("objectpool") || name.startsWith("mbd")) {
          seen.stays(Kind.EMBEDDED_FILE, place, "", Confidence.HIGH);
        }
      }
    }
    read(root, 0);
  }

  private void read(DirectoryEntry folder, int depth) throws IOException {
    for (var entry : folder) {
      if (entry instanceof DirectoryEntry further && depth < DEEPEST) {
        read(further, depth + 1);
      } else if (entry instanceof DocumentEntry stream) {
        try (var in = new DocumentInputStream(stream)) {
          seen.elsewhere(Place.of(Places.PART, stream.getName()), Writing.in(in.readNBytes(MOST)));
        }
      }
    }
  }
}
