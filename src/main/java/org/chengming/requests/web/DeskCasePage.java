package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.requests.RequestCase;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * One request as its officers see it.
 *
 * @param clock its clock in a word, with the style of it
 * @param figure working days left or over, null without a day
 * @param office what the office writes in it
 * @param endings those it may end with
 * @param form what was typed into an act that was refused, with what is wrong
 * @param done what was just done, null for nothing
 */
record DeskCasePage(
    String title,
    DeskListPage list,
    RequestCase request,
    Body body,
    Clock clock,
    DueView due,
    May may,
    DeskOffice office,
    List<Ending> endings,
    List<Step> past,
    DeskSections sections,
    Form form,
    @Nullable String done) {

  record Clock(String word, String tone, @Nullable Integer figure) {}

  /**
   * What this person may do now.
   *
   * @param officer whether they have it in hand, and so may see who asks
   * @param act whether they may act on it
   * @param extension working days by which the answer may be put off
   */
  record May(
      boolean officer,
      boolean act,
      boolean register,
      boolean ask,
      boolean takeClarification,
      int extension,
      boolean answer,
      LocalDate today,
      @Nullable LocalDate askBy) {}

  /** Something that happened, and who recorded it. */
  record Step(String what, String who, String when, @Nullable String text) {}

  String at() {
    return "/desk/requests/" + request.number().value();
  }

  /** What was typed into that act's field. */
  String typed(String act, String field) {
    return form.value("act").equals(act) ? form.value(field) : "";
  }

  /** Whether that act is the one that was refused. */
  boolean refused(String act) {
    return form.value("act").equals(act);
  }
}
