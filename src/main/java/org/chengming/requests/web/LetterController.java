package org.chengming.requests.web;

import java.util.Arrays;
import java.util.Map;
import org.chengming.letters.LetterPress;
import org.chengming.requests.CaseFiles;
import org.chengming.requests.Delivery;
import org.chengming.requests.Letters;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Letters that were issued: read, sent, arrived. */
@Controller
class LetterController {
  private final Letters letters;
  private final CaseFiles files;
  private final LetterPress press;
  private final DeskCaseAnswers answers;

  LetterController(Letters letters, CaseFiles files, LetterPress press, DeskCaseAnswers answers) {
    this.letters = letters;
    this.files = files;
    this.press = press;
    this.answers = answers;
  }

  @GetMapping("/desk/requests/{number}/letters/{letter}.{format}")
  ResponseEntity<byte[]> read(
      Frame frame,
      @PathVariable String number,
      @PathVariable long letter,
      @PathVariable String format) {
    var request = files.get(frame.signedIn(), DeskForm.number(number));
    var content =
        files.knows(frame.signedIn(), request) ? letters.get(request, letter).content() : null;
    if (content == null) {
      throw new Missing("Letter %d of %s".formatted(letter, number));
    }
    return LetterFiles.as(format, press, content);
  }

  @PostMapping("/desk/requests/{number}/letters/{letter}/{act}")
  View record(
      Frame frame,
      @PathVariable String number,
      @PathVariable long letter,
      @PathVariable String act,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam Map<String, String> typed) {
    var read = DeskForm.number(number);
    var form = new DeskForm(typed);
    Runnable done =
        switch (act) {
          case "dispatch" ->
              () ->
                  letters.dispatch(
                      frame.signedIn(),
                      read,
                      letter,
                      form.day(frame.today()),
                      way(form),
                      form.value("proof"));
          case "delivery" ->
              () -> letters.deliver(frame.signedIn(), read, letter, form.day(frame.today()));
          default -> throw new Missing("Act " + act);
        };
    return answers.act(frame, read, show, act, typed, done);
  }

  private static Delivery way(DeskForm form) {
    return Arrays.stream(Delivery.values())
        .filter(d -> d.name().equals(form.value("way")))
        .findFirst()
        .orElseThrow(() -> Refused.because("way", "请选怎样送出。", "No way"));
  }
}
