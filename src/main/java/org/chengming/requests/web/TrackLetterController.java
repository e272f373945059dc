package org.chengming.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import org.chengming.letters.LetterPress;
import org.chengming.requests.FollowedLetters;
import org.chengming.web.Missing;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Letters for the requester to keep; by number and code, which are only ever posted. */
@Controller
class TrackLetterController {
  private final FollowedLetters letters;
  private final LetterPress press;

  TrackLetterController(FollowedLetters letters, LetterPress press) {
    this.letters = letters;
    this.press = press;
  }

  @PostMapping("/requests/track/letter")
  ResponseEntity<byte[]> read(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "0") long letter,
      @RequestParam(defaultValue = "pdf") String format,
      HttpServletRequest request) {
    var content =
        letters
            .read(number, code, letter, request.getRemoteAddr())
            .map(l -> l.content())
            .orElseThrow(() -> new Missing("Letter " + letter));
    return LetterFiles.as(format, press, content);
  }
}
