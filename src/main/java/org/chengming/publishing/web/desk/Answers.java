package org.chengming.publishing.web.desk;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * After an act: back to the edition with a word on what was done; or the edition again, with
 * everything that is wrong.
 */
@Component
class Answers {
  private final Pages pages;
  private final ReviewQuery reviews;
  private final WorklistQuery worklist;

  Answers(Pages pages, ReviewQuery reviews, WorklistQuery worklist) {
    this.pages = pages;
    this.reviews = reviews;
    this.worklist = worklist;
  }

  /** The list that stood beside the edition stands in the address and stays. */
  View after(Frame frame, long edition, String act, Runnable does) {
    var asked = WorklistAsked.of(frame.path());
    try {
      does.run();
      return new RedirectView(
          "/desk/documents/editions/%d?%s&done=%s".formatted(edition, asked.parameters(), act));
    } catch (Refused refused) {
      var list = worklist.list(frame.signedIn(), asked, frame.today(), edition);
      var page =
          reviews.page(frame.signedIn(), edition, list, frame.today(), refused.problems(), null);
      return pages.show(
          refused.isConflict() ? 409 : 422, "publishing/web/desk/review", frame, page);
    }
  }

  /** A moment in China from {@code <input type=datetime-local>}. */
  static Instant moment(String typed) {
    try {
      return LocalDateTime.parse(typed).atZone(Dates.CHINA).toInstant();
    } catch (DateTimeParseException e) {
      throw Refused.because(
          "publishAt", "请填写发布的日期和时间。", "\"%s\" is no local date and time".formatted(typed));
    }
  }
}
