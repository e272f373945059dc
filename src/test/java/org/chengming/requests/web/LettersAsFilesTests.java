package org.chengming.requests.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.chengming.letters.LetterPress;
import org.chengming.letters.OfficialLetter;
import org.chengming.testing.ServerTest;
import org.chengming.web.Missing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class LettersAsFilesTests {
  private static final OfficialLetter LETTER =
      new OfficialLetter(
          "样例区人民政府",
          "样公开〔2026〕1号",
          "答复书",
          "",
          List.of("正文。"),
          List.of(),
          "样例区人民政府",
          LocalDate.of(2026, 11, 27));
  @Autowired LetterPress press;

  @Test
  void are_what_they_are_called() {
    for (var format : List.of("pdf", "ofd", "docx")) {
      var answer = LetterFiles.as(format, press, LETTER);
      assertThat(answer.getHeaders().getContentDisposition().getFilename())
          .isEqualTo("样公开〔2026〕1号 答复书." + format);
      assertThat(new String(answer.getBody(), 0, 4, StandardCharsets.US_ASCII))
          .as(format)
          .isEqualTo(format.equals("pdf") ? "%PDF" : "PK\3\4");
    }
    assertThatThrownBy(() -> LetterFiles.as("exe", press, LETTER)).isInstanceOf(Missing.class);
  }
}
