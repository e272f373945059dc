package org.chengming.calendar.web;

import java.util.List;
import java.util.Map;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The public page that counts working days and shows the sum. */
@Controller
class DueController {
  private final WorkingCalendar calendar;
  private final Pages pages;

  DueController(WorkingCalendar calendar, Pages pages) {
    this.calendar = calendar;
    this.pages = pages;
  }

  @GetMapping("/calendar")
  View due(
      Frame frame,
      @RequestParam(required = false) @Nullable String received,
      @RequestParam(required = false) @Nullable String days) {
    if (received == null && days == null) {
      var blank = Map.of("received", frame.today().toString(), "days", "20");
      return page(200, frame, new DuePage(head(frame), Form.of(blank), null, List.of(), List.of()));
    }
    var typed =
        Map.of("received", received == null ? "" : received, "days", days == null ? "" : days);
    try {
      var form = Form.of(typed);
      var asked = DueAsked.read(form.value("received"), form.value("days"), frame.t());
      var sum = calendar.count(asked.received(), asked.days());
      var drawing = new DueDrawing(sum, frame.t());
      var page = new DuePage(head(frame), form, sum, drawing.lines(), drawing.months());
      return page(200, frame, page);
    } catch (DueAsked.Unreadable e) {
      var form = new Form(typed, e.problems());
      return page(400, frame, new DuePage(head(frame), form, null, List.of(), List.of()));
    }
  }

  private View page(int status, Frame frame, DuePage page) {
    return pages.showPublic(status, "calendar/web/due", frame, page);
  }

  private static Head head(Frame frame) {
    return Head.of(frame.t().of("工作日计算"), "/calendar")
        .describedAs(frame.t().of("从收到那天起数工作日，算出最晚哪一天，每一天算不算都写明原因。"));
  }
}
