package org.chengming.publishing.web.desk;

import java.time.LocalDate;
import java.util.List;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.PublicDocument.Attachment;
import org.chengming.web.Head;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The writing page.
 *
 * @param annotated the text as it stands in the form, with the open remarks on it
 * @param savedAt when it was last saved, in words
 * @param problems what went wrong with what was just sent
 */
record EditorPage(
    Head head,
    long editionId,
    long documentId,
    int revision,
    String body,
    @Nullable String changeNote,
    EditionFields fields,
    Choices choices,
    List<Attachment> attachments,
    RemarkRows.Annotated annotated,
    FindingsPanel findings,
    String savedAt,
    List<Problem> problems) {

  record Choices(
      List<Option> genres,
      List<Option> themes,
      List<Option> duties,
      List<Option> audiences,
      List<Option> attributes) {}

  record Option(String code, String label, boolean chosen) {}

  static String day(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  boolean wrong(String field) {
    return problems.stream().anyMatch(p -> p.field().equals(field));
  }

  static String size(long bytes) {
    return bytes < 1024
        ? bytes + " B"
        : bytes < 1024 * 1024 ? bytes / 1024 + " KB" : "%.1f MB".formatted(bytes / 1048576.0);
  }
}
