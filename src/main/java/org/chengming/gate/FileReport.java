package org.chengming.gate;

import java.util.List;
import org.chengming.gate.FileFinding.Kind;
import org.jspecify.annotations.Nullable;

/** What is known of what a stored file holds. */
public sealed interface FileReport {
  /** It waits for its turn, or is being looked into now. */
  record Pending() implements FileReport {}

  /** Nobody can say what it holds; a person must look, or a better file be had. */
  record Unreadable(FileTrouble trouble) implements FileReport {}

  /**
   * It was looked into.
   *
   * @param findings in the order of the file, at most 500 of each kind
   * @param more how many further ones there were
   * @param pictures how many pictures it holds
   * @param picturesRead whether what is written in them was read (OCR); where it is false and there
   *     are pictures, a person must look
   * @param noCopy why no clean copy can be made of it, null where one can
   */
  record Inspected(
      List<FileFinding> findings,
      int more,
      int pictures,
      boolean picturesRead,
      @Nullable FileTrouble noCopy)
      implements FileReport {
    /** Whether it holds anything that a clean copy would be without. */
    public boolean wantsCopy() {
      return findings.stream().anyMatch(FileFinding::removed);
    }

    /** Whether personal data stands where it is seen, so that a clean copy still has it. */
    public boolean showsPersonalData() {
      return findings.stream().anyMatch(f -> f.kind() == Kind.PERSONAL_DATA && !f.removed());
    }
  }
}
