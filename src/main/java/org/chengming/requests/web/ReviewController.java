package org.chengming.requests.web;

import java.util.Arrays;
import java.util.Map;
import org.chengming.requests.Review.Result;
import org.chengming.requests.Review.Way;
import org.chengming.requests.Reviews;
import org.chengming.web.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Records that a requester went to the reviewing authority or the court, and how that ended. */
@Controller
class ReviewController {
  private final Reviews reviews;
  private final DeskCaseAnswers answers;

  ReviewController(Reviews reviews, DeskCaseAnswers answers) {
    this.reviews = reviews;
    this.answers = answers;
  }

  @PostMapping("/desk/requests/{number}/reviews")
  View begin(
      Frame frame,
      @PathVariable String number,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam Map<String, String> typed) {
    var read = DeskForm.number(number);
    var form = new DeskForm(typed);
    return answers.act(
        frame,
        read,
        show,
        "review",
        typed,
        () ->
            reviews.begin(
                frame.signedIn(),
                read,
                chosen(Way.values(), form.value("way")),
                form.day(frame.today())));
  }

  @PostMapping("/desk/requests/{number}/reviews/{review:\\d{1,18}}/result")
  View end(
      Frame frame,
      @PathVariable String number,
      @PathVariable long review,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam Map<String, String> typed) {
    var read = DeskForm.number(number);
    var form = new DeskForm(typed);
    return answers.act(
        frame,
        read,
        show,
        "review-result",
        typed,
        () ->
            reviews.end(
                frame.signedIn(),
                read,
                review,
                chosen(Result.values(), form.value("result")),
                form.day(frame.today())));
  }

  private static <E extends Enum<E>> @Nullable E chosen(E[] values, String name) {
    return Arrays.stream(values).filter(v -> v.name().equals(name)).findFirst().orElse(null);
  }
}
