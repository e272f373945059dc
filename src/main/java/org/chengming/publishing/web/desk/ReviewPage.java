package org.chengming.publishing.web.desk;

import java.util.List;
import org.chengming.publishing.EditionState;
import org.chengming.publishing.PublicDocument.Attachment;
import org.chengming.web.Head;
import org.chengming.web.ProofCode;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;

/** One edition as its readers at the desk see it, with all they may do to it. */
record ReviewPage(
    Head head,
    WorklistPage.Worklist list,
    Edition edition,
    List<Row> metadata,
    List<Attachment> attachments,
    List<Problem> missing,
    List<RemarkRow> remarks,
    List<StepRow> steps,
    List<Link> links,
    TimeLimit.@Nullable Standing standing,
    @Nullable Emergency emergency,
    @Nullable FindingsPanel findings,
    May may,
    List<Problem> problems,
    @Nullable String done,
    @Nullable ProofCode proof) {

  /** With the code of what was just made public. */
  ReviewPage proven(@Nullable ProofCode code) {
    return new ReviewPage(
        head,
        list,
        edition,
        metadata,
        attachments,
        missing,
        remarks,
        steps,
        links,
        standing,
        emergency,
        findings,
        may,
        problems,
        done,
        code);
  }

  /**
   * @param contentHtml cleaned by RichText when it was saved, with the passages remarks quote
   *     marked
   */
  record Edition(
      long id,
      long documentId,
      int number,
      EditionState state,
      String title,
      String body,
      @Nullable String indexNumber,
      @Nullable String changeNote,
      @Nullable String publishAt,
      @Nullable String tombstone,
      String contentHtml) {
    String shownTitle() {
      return title.isBlank() ? "（没有标题）" : title;
    }

    String stateClass() {
      return Labels.stateClass(state);
    }

    boolean live() {
      return state == EditionState.LIVE;
    }
  }

  record Row(String name, String value) {}

  /**
   * @param number its place among the remarks, the same beside its passage
   * @param found how often the quote stands in the text
   */
  record RemarkRow(
      long id,
      int number,
      @Nullable String quote,
      int found,
      String text,
      String who,
      String when,
      boolean resolved) {}

  record StepRow(String label, String who, String when, @Nullable String note) {}

  /**
   * That it was published before its reviews.
   *
   * @param review whether this person may make up for them now
   * @param withdraw whether this person may take it back
   */
  record Emergency(EmergenciesPage.Row row, boolean review, boolean withdraw) {}

  /** A tie to another document. @param explainerId null when it cannot be taken away here */
  record Link(
      String kind,
      String title,
      String href,
      @Nullable Long explainerId,
      @Nullable Long policyId) {}

  /**
   * What this person may do now; {@code own} says that the text is partly theirs and they may
   * therefore not pass it.
   */
  record May(
      boolean edit,
      boolean submit,
      boolean takeBack,
      boolean discard,
      boolean review,
      boolean clear,
      boolean approve,
      boolean schedule,
      boolean unschedule,
      boolean publish,
      boolean atOnce,
      boolean sendBack,
      boolean remark,
      boolean correct,
      boolean publishActs,
      boolean own) {}
}
