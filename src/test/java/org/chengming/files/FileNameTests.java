package org.chengming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          附件1：2014年政务公开工作要点.pdf   > 附件1：2014年政务公开工作要点.pdf
          ../../etc/passwd              > passwd
          C:\\Users\\张三\\公示 名单.xls   > 公示 名单.xls
          ..\\..\\boot.ini               > boot.ini
          con.txt                       > _con.txt
          LPT1                          > _LPT1
          ...                           > 未命名
          名单?*.docx                    > 名单__.docx
          """)
  void a_claimed_name_keeps_its_chinese_and_loses_what_misleads(String claimed, String shown) {
    assertThat(FileName.of(claimed.strip()).value()).isEqualTo(shown.strip());
  }

  @Test
  void characters_that_hide_or_reorder_are_dropped() {
    assertThat(FileName.of("通知\u202Efdp.exe").value()).isEqualTo("通知fdp.exe");
    assertThat(FileName.of("a\u0000b\r\nc\u200B.txt").value()).isEqualTo("ab c.txt");
  }

  @Test
  void the_end_follows_the_content() {
    assertThat(FileName.of("报告.hta", FileKind.PDF).value()).isEqualTo("报告.pdf");
    assertThat(FileName.of("照片.JPEG", FileKind.JPEG).value()).isEqualTo("照片.JPEG");
    assertThat(FileName.of("关于2014.第3号", FileKind.DOCX).value()).isEqualTo("关于2014.第3号.docx");
    assertThat(FileName.of("", FileKind.OFD).value()).isEqualTo("未命名.ofd");
  }

  @Test
  void a_long_name_keeps_its_end() {
    assertThat(FileName.of("长".repeat(500) + ".xlsx").value()).hasSize(120).endsWith("长.xlsx");
  }

  @Test
  void whatever_is_claimed_the_name_is_clean_and_stays_so() {
    var random = new Random(20261124);
    for (int i = 0; i < 20_000; i++) {
      var claimed = new StringBuilder();
      random.ints(random.nextInt(150), 0, 0x11000).forEach(claimed::appendCodePoint);
      random.ints(random.nextInt(6), 0, 128).forEach(claimed::appendCodePoint);
      var name = FileName.of(claimed.toString()).value();
      assertThat(name).isNotEmpty().doesNotContain("/", "\\", "\"", "\r", "\n", "\0", "\u202E");
      assertThat(FileName.of(name).value()).isEqualTo(name);
      assertThat(FileName.of(name, FileKind.PDF).value())
          .endsWithIgnoringCase(".pdf")
          .hasSizeLessThanOrEqualTo(120);
    }
  }

  @Test
  void one_that_was_not_cleaned_is_refused() {
    assertThatThrownBy(() -> new FileName("a/b")).hasMessageContaining("FileName.of");
  }
}
