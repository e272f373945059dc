package org.chengming.gate;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.chengming.files.FileKind;
import org.chengming.files.WarmJvm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program of the child JVM that opens files nobody vetted: looks into one, or writes a clean
 * copy of it, a question. Answers in JSON.
 */
final class InspectionProgram {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What is asked of it. */
  enum Ask {
    INSPECT,
    CLEAN
  }

  /**
   * Either a trouble or a report; of a clean copy also what was removed and what was proved.
   *
   * @param written whether a file was written; it is not where nothing was to be removed
   */
  record Answer(
      @Nullable FileTrouble trouble,
      String note,
      FileReport.@Nullable Inspected report,
      @Nullable Proved proved,
      boolean written) {
    static Answer trouble(FileTrouble trouble, @Nullable String note) {
      return new Answer(trouble, String.valueOf(note), null, null, false);
    }
  }

  /** What {@link CleaningProof} says besides the hashes. */
  record Proved(
      List<CleaningProof.Removed> removed,
      int texts,
      int shortTexts,
      int parts,
      long bytes,
      int visibleCharacters) {}

  private InspectionProgram() {}

  /**
   * @param arguments the command of the OCR program or an empty text, and most pictures of a file
   *     it is to read
   */
  public static void main(String[] arguments) throws IOException {
    var inspection =
        new Inspection(
            new PictureText(arguments[0], Integer.parseInt(arguments[1])), PersonalData.IN_TEXT);
    WarmJvm.serve(
        question -> {
          var in = new DataInputStream(new ByteArrayInputStream(question));
          var ask = Ask.valueOf(in.readUTF());
          var kind = FileKind.valueOf(in.readUTF());
          return JSON.writeValueAsBytes(
              answer(inspection, ask, kind, Path.of(in.readUTF()), Path.of(in.readUTF())));
        });
  }

  static Answer answer(Inspection inspection, Ask ask, FileKind kind, Path file, Path out) {
    try {
      return ask == Ask.INSPECT
          ? new Answer(null, "", inspection.inspect(file, kind), null, false)
          : inspection.clean(file, kind, out);
    } catch (Unopened e) {
      return Answer.trouble(e.trouble(), e.getMessage());
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (StackOverflowError e) {
      return Answer.trouble(FileTrouble.TOO_LARGE, "nested too deeply");
    } catch (Exception | LinkageError | AssertionError e) {
      return Answer.trouble(
          FileTrouble.BROKEN, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}
