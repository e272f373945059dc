package org.chengming.requests.web;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.chengming.requests.RequestNumber;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.chengming.web.SeeOther;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/**
 * What a case's page answers to an act: itself with what was done, or with what was typed and why
 * not.
 */
@Component
class DeskCaseAnswers {
  private static final Map<String, String> DONE =
      Map.ofEntries(
          Map.entry("registration", "已登记，期限从双方确认之日起算。"),
          Map.entry("clarification-answer", "已记下补正，期限重新起算。"),
          Map.entry("opinion", "已记下意见。"),
          Map.entry("reasons", "已记下申请人说明的理由。"),
          Map.entry("payment", "已记下缴费，期限从次日起重新计算。"),
          Map.entry("proposal", "已送负责人，同意以后才算发出。"),
          Map.entry("masking", "已遮盖。"),
          Map.entry("removal", "已删去。"),
          Map.entry("passing", "已放行，理由记入审计。"),
          Map.entry("wording", "信改好了。"),
          Map.entry("approval", "已同意，文书编了号。不在网上领取的，请寄出并记下发出日期。"),
          Map.entry("return", "已退回，写信的人会看到原因。"),
          Map.entry("withdrawal", "已收回，可以重新拟。"),
          Map.entry("review", "已记下，年度报告的表四会算进去。"),
          Map.entry("review-result", "已记下结果。"),
          Map.entry("dispatch", "已记下发出。"),
          Map.entry("delivery", "已记下送达。"));

  private final DeskCaseQuery query;
  private final Pages pages;

  DeskCaseAnswers(DeskCaseQuery query, Pages pages) {
    this.query = query;
    this.pages = pages;
  }

  View show(Frame frame, RequestNumber number, String show, String done) {
    var page =
        query.page(
            frame,
            number,
            show,
            Form.of(Map.of()),
            DONE.getOrDefault(done, DeskSectionsQuery.done(done)));
    return pages.show("requests/web/deskCase", frame, page);
  }

  /**
   * @param name of the act in the address, by which its form is found again
   */
  View act(
      Frame frame,
      RequestNumber number,
      String show,
      String name,
      Map<String, String> typed,
      Runnable act) {
    var form = typed.getOrDefault("kind", name);
    return act(frame, number, show, new Place(form, name, p -> p), typed, act);
  }

  /**
   * Where an act stands on the page.
   *
   * @param form by which its form is found again
   * @param done by which it is told that it was done
   * @param field the field of that form a sentence is about
   */
  record Place(String form, String done, UnaryOperator<Problem> field) {}

  View act(
      Frame frame,
      RequestNumber number,
      String show,
      Place place,
      Map<String, String> typed,
      Runnable act) {
    try {
      act.run();
      return SeeOther.at(
          "/desk/requests/%s?show=%s&done=%s".formatted(number, list(show), place.done()));
    } catch (Refused refused) {
      var values = new HashMap<>(typed);
      values.put("act", place.form());
      var problems = refused.problems().stream().map(place.field()).toList();
      var page = query.page(frame, number, show, new Form(values, problems), null);
      return pages.show(refused.isConflict() ? 409 : 422, "requests/web/deskCase", frame, page);
    }
  }

  /** The list to go back to. */
  static String list(String show) {
    return show.matches("[a-z]{1,20}") ? show : "all";
  }
}
