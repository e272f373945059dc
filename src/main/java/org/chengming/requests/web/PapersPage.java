package org.chengming.requests.web;

import java.util.List;
import org.chengming.redaction.Redactor;
import org.chengming.requests.Paper;
import org.chengming.requests.PaperKind;
import org.chengming.requests.RequestNumber;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * The files of a case as its officers see them.
 *
 * @param open whether files may still be added and released
 * @param form what was typed into an act that was refused, with what is wrong
 * @param done what was just done, null for nothing
 */
record PapersPage(
    String title,
    DeskListPage list,
    RequestNumber number,
    boolean open,
    List<Row> rows,
    Form form,
    @Nullable String done) {

  /**
   * @param size in words
   * @param from of what a released one was made, empty for others
   * @param deletable whether it may go
   */
  record Row(Paper paper, String size, String when, String from, boolean deletable) {
    /** Whether words and areas of it can be blacked out here. */
    boolean takesBlack() {
      return paper.kind() == PaperKind.WORKING && Redactor.takes(paper.fileKind());
    }

    /** Style of the word for its kind. */
    String tone() {
      return switch (paper.kind()) {
        case RELEASED -> "status";
        case FROM_APPLICANT -> "status status-wait";
        case WORKING, PROOF -> "status status-past";
      };
    }

    /** What it is to the file it was made of. */
    String relation() {
      return paper.kind() == PaperKind.PROOF ? "证明" : "来自";
    }

    /** Whether it may be given out as it is. */
    boolean takesRelease() {
      return paper.kind() == PaperKind.WORKING;
    }
  }

  String at() {
    return "/desk/requests/" + number.value();
  }

  /** Bytes as a person reads them. */
  static String size(long bytes) {
    return bytes < 1024
        ? bytes + " 字节"
        : bytes < 1 << 20
            ? "%.0f KB".formatted(bytes / 1024.0)
            : "%.1f MB".formatted(bytes / 1048576.0);
  }
}
