package org.chengming.requests.web;

import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.requests.Outcome;
import org.chengming.requests.Part;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * One part as the body that is asked sees it: the question, its day, and nothing of the case.
 *
 * @param until its last day, with what is left
 * @param sum how that day counts, in a sentence
 * @param draft the text that stands, empty before there is one
 * @param code the outcome proposed with it
 * @param outcome the same as it stands in a list
 * @param write whether this person may write it now
 * @param approve whether it waits for approval and this person may give it
 * @param own whether it waits for the approval of somebody else
 * @param besides what others of the case let it read
 * @param form what was refused
 */
record PartPage(
    PartListPage list,
    Part part,
    String title,
    Body askedBy,
    String until,
    String tone,
    String sum,
    String draft,
    String code,
    String outcome,
    boolean write,
    boolean approve,
    boolean own,
    List<Outcome> outcomes,
    List<Step> past,
    List<Beside> besides,
    Form form,
    @Nullable String done) {

  record Step(String what, String who, String when, @Nullable String text) {}

  /** What another body was asked, and gave. */
  record Beside(String body, @Nullable String question, @Nullable String answer) {}

  String at() {
    return "/desk/request-parts/" + part.id();
  }

  boolean refused(String act) {
    return form.value("act").equals(act);
  }

  /** What stands in the field of the draft: what was typed, else the draft. */
  String standing(String field) {
    return refused("draft") ? form.value(field) : field.equals("text") ? draft : code;
  }
}
