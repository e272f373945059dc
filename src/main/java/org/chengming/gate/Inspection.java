package org.chengming.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.chengming.files.FileKind;
import org.chengming.gate.InspectionProgram.Answer;
import org.chengming.gate.InspectionProgram.Proved;

/** Looks into files and writes clean copies. Runs in the child JVM only. */
final class Inspection {
  private final PictureText pictures;
  private final Personal personal;

  Inspection(PictureText pictures, Personal personal) {
    this.pictures = pictures;
    this.personal = personal;
  }

  FileReport.Inspected inspect(Path file, FileKind kind) throws IOException {
    return look(file, kind).report();
  }

  /** With what was removed in full, for whoever measures it. */
  Sightings look(Path file, FileKind kind) throws IOException {
    var reading = pictures.fresh();
    var seen = new Sightings(personal, reading);
    sweep(kind, reading).of(file, kind, seen, null);
    return seen;
  }

  /**
   * Writes a copy without what is not seen, then looks into it again as into any other file, and
   * for every piece of what was removed in all its parts.
   */
  Answer clean(Path file, FileKind kind, Path out) throws IOException {
    var before = new Sightings(none(), PictureText.none());
    sweep(kind, PictureText.none()).of(file, kind, before, out);
    var noCopy = before.noCopy();
    if (noCopy == FileTrouble.COVERED_TEXT || noCopy != null && before.anythingRemoved()) {
      throw new Unopened(noCopy, "no copy");
    }
    if (!before.anythingRemoved()) {
      Files.deleteIfExists(out);
      return new Answer(
          null,
          "",
          before.report(),
          new Proved(List.of(), 0, 0, 0, 0, before.visible().length()),
          false);
    }
    var after = new Sightings(none(), PictureText.none());
    sweep(kind, PictureText.none()).of(out, kind, after, null);
    if (after.anythingRemoved()) {
      throw new Unopened(FileTrouble.LEFT_BEHIND, "again: " + after.removedCounts());
    }
    if (!Arrays.equals(signs(before.visible()), signs(after.visible()))) {
      throw new Unopened(FileTrouble.VISIBLE_CHANGED, "what is seen differs");
    }
    var remains = new Remains(before.removedTexts(), before.visible());
    if (remains.in(out, kind)) {
      throw new Unopened(FileTrouble.LEFT_BEHIND, "in a part: " + remains.where());
    }
    var removed =
        before.removedCounts().entrySet().stream()
            .map(e -> new CleaningProof.Removed(e.getKey(), e.getValue()))
            .toList();
    return new Answer(
        null,
        "",
        after.report(),
        new Proved(
            removed,
            remains.texts(),
            remains.shortTexts(),
            remains.parts(),
            remains.bytes(),
            after.visible().length()),
        true);
  }

  /** While a copy is written, nothing is searched for: its report comes like that of any file. */
  private static Personal none() {
    return text -> List.of();
  }

  /** The signs of a text in no order of lines, without spaces. */
  private static int[] signs(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .sorted()
        .toArray();
  }

  private static Sweep sweep(FileKind kind, PictureText pictures) throws Unopened {
    return switch (kind) {
      case DOCX, XLSX, PPTX -> new OfficeSweep();
      case DOC, XLS, PPT -> new LegacySweep();
      case PDF -> new PdfSweep(pictures);
      case OFD -> new OfdSweep();
      case TEXT, CSV -> new TextSweep();
      case PNG, JPEG, GIF, WEBP -> new PictureSweep();
      case MP4, WEBM, MP3 -> throw new Unopened(FileTrouble.NOT_LOOKED_INTO, "film or sound");
    };
  }
}
