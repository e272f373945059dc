package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words a reader of pictures gives, put together as a text that numbers are found in. */
class PuttingReadWordsTogetherTests {
  private static final int HIGH = 30;

  /** A word and where it stands; on a line of its own height. */
  private static PictureWord word(int line, int left, int width, double sure, String text) {
    return new PictureWord(line, left, 60 * line, width, HIGH, sure, text);
  }

  private static PictureReading read(PictureWord... words) {
    return PictureLines.of(PictureLines.lines(List.of(words)), null);
  }

  private static List<Personal.Hit> found(PictureReading reading) {
    return reading.find(PersonalData.IN_TEXT);
  }

  @Test
  void joins_chinese_signs_and_the_ends_of_lines() {
    var reading =
        read(
            word(1, 0, 30, 95, "手"),
            word(1, 32, 30, 95, "机"),
            word(1, 70, 50, 95, "139"),
            word(2, 0, 120, 95, "12345678"));
    assertThat(reading.text()).isEqualTo("手机 139\n12345678");
    assertThat(found(reading)).hasSize(1);
  }

  @Test
  void takes_a_round_letter_among_chinese_figures_for_a_nought() {
    assertThat(read(word(1, 0, 300, 90, "二三O一〇三一九七二一二一二OO〇四，")).text())
        .isEqualTo("二三〇一〇三一九七二一二一二〇〇〇四，");
    assertThat(read(word(1, 0, 300, 90, "第一Office")).text()).isEqualTo("第一Office");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "二三〇一〇〇三一九七二一二一二〇〇〇四",
        "二三O一〇三一九七二一二一二OO四",
        "二三〇一三一九七二一二一二〇〇〇四",
        "二三 CO一所三一九七二一二一二〇〇〇由",
        "二三〇〇一〇〇三一九七二一二一二〇〇〇〇四",
        "二三〇一〇三—九七二一二一二〇〇〇四"
      })
  void mends_noughts_that_were_left_out_or_added_by_the_check_figure(String read) {
    var reading = read(word(1, 0, 300, 95, "身份证号" + read + "，电话13912345678"));
    assertThat(reading.text()).isEqualTo("身份证号二三〇一〇三一九七二一二一二〇〇〇四，电话13912345678");
    var hits = found(reading);
    assertThat(hits)
        .extracting(Personal.Hit::masked)
        .containsExactly("230103********0004", "139****5678");
    assertThat(hits.getFirst().confidence() < 0.8)
        .as("unsure where the check figure served to mend it")
        .isEqualTo(read.indexOf('—') < 0);
    assertThat(hits.getLast().confidence()).isGreaterThan(0.8);
  }

  @Test
  void tells_of_an_identity_number_that_it_cannot_mend() {
    for (var read :
        new String[] {
          "身份证号：570107198911159204，", "身份证号110105194912310028，", "一一〇一五一九四九一三三一〇〇二三三四四，"
        }) {
      var hits = found(read(word(1, 0, 300, 95, read)));
      assertThat(hits).as(read).extracting(Personal.Hit::kind).containsExactly("RESIDENT_ID");
      assertThat(hits.getFirst().confidence()).isBetween(0.3, 0.7);
      assertThat(read(word(1, 0, 300, 95, read)).doubts(hits.getFirst())).isTrue();
    }
    for (var other :
        new String[] {
          "合同编号570107198911159204，", "身份证号570107198999999204，", "570107198911159204元"
        }) {
      assertThat(found(read(word(1, 0, 300, 95, other)))).as(other).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TRAVEL_DOCUMENT, 护昭E69289270",
    "TRAVEL_DOCUMENT, 持护巾 E69289270",
    "TRAVEL_DOCUMENT, 护照了 13914967",
    "RESIDENT_ID, ：五一〇一Ot 一九四三〇三一五一一一二",
    "RESIDENT_ID, 五一口一 @ 七一九四 @ 一二二八〇五二〇",
    "BANK_CARD, ，六二二二〇〇二八〇六二八九六二七五〇二三，",
    "BANK_CARD, ，六二三 CO五二二一一口四四二〇 CO三，",
    "EMAIL, 'u43469@mail,example.com)'",
    "EMAIL, 来信请寄u26677Qexample.org",
    "EMAIL, 邮箱 u26677©mail.example.com",
    "PLATE, 车辆黑 A.063Q6",
    "RESIDENT_ID, 11O1O519491231O02X",
    "MOBILE, 电话l39I2345678"
  })
  void takes_signs_for_what_they_must_be(FindingKind kind, String read) {
    assertThat(found(read(word(1, 0, 300, 95, read))))
        .extracting(Personal.Hit::kind)
        .containsExactly(kind.name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "护士E69289270",
        "图书馆Q1.example.org",
        "https://www.example.org/aQexample.org",
        "型号ABQexample，第1卷",
        "SN1391234S678A",
        "一O年一二月"
      })
  void leaves_other_signs_alone(String read) {
    assertThat(read(word(1, 0, 300, 95, read)).text()).isEqualTo(read);
  }

  @Test
  void reads_again_what_was_not_made_out() {
    var badly = List.of(word(1, 0, 750, 8, "正信"), word(1, 760, 30, 90, "，"));
    var well = List.of(word(1, 0, 60, 95, "经审"), word(1, 70, 30, 40, "查"));
    assertThat(LineDoubts.unread(List.of(badly))).isTrue();
    assertThat(LineDoubts.unread(List.of(well))).isFalse();
    assertThat(LineDoubts.worth(List.of(well))).isGreaterThan(LineDoubts.worth(List.of(badly)));
    var first = List.of(word(1, 0, 80, 33, "“910"));
    var second = List.of(word(2, 0, 300, 95, "107198911159204。"));
    var right = List.of(word(1, 0, 80, 33, "510"));
    assertThat(LineDoubts.ofABrokenNumber(List.of(first, second))).isTrue();
    assertThat(LineDoubts.ofABrokenNumber(List.of(right, second))).isFalse();
    assertThat(LineDoubts.worth(List.of(right, second)))
        .isGreaterThan(LineDoubts.worth(List.of(first, second)));
  }

  @Test
  void is_not_sure_of_a_number_that_was_read_badly() {
    var clear = found(read(word(1, 0, 30, 95, "电话"), word(1, 40, 200, 95, "13912345678")));
    var blurred = found(read(word(1, 0, 30, 95, "电话"), word(1, 40, 200, 55, "13912345678")));
    assertThat(clear.getFirst().confidence()).isGreaterThan(0.8);
    assertThat(blurred.getFirst().confidence()).isBetween(0.5, 0.79);
  }

  @Test
  void is_sure_of_one_whose_check_figure_is_right_however_it_was_read() {
    assertThat(found(read(word(1, 0, 300, 55, "11010519491231002X"))).getFirst().confidence())
        .isGreaterThan(0.8);
  }

  @Test
  void keeps_cells_under_their_headings_and_rules_out_of_the_picture() throws IOException {
    var words = new ArrayList<PictureWord>();
    var image = new BufferedImage(1000, 320, BufferedImage.TYPE_BYTE_GRAY);
    var graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 1000, 320);
    graphics.setColor(Color.BLACK);
    int line = 0;
    for (var row :
        List.of(
            List.of("序号", "物资编码", "联系电话"),
            List.of("1", "13811112222", "13912345678"),
            List.of("2", "13811113333", "13987654321"))) {
      line++;
      int left = 100;
      for (var cell : row) {
        int width = 14 * cell.length();
        words.add(word(line, left, width, 95, cell));
        for (int x = left; x < left + width; x += 14) {
          graphics.fillRect(x, 60 * line + 5, 10, HIGH - 10);
        }
        graphics.drawRect(left - 40, 60 * line - 15, 280, 60);
        left += 280;
      }
    }
    graphics.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    var ink = Ink.of(out.toByteArray()).orElseThrow().evenly().unruled();
    var reading = PictureLines.of(PictureLines.lines(words), ink);
    assertThat(reading.text())
        .isEqualTo("序号\t物资编码\t联系电话\n1\t13811112222\t13912345678\n2\t13811113333\t13987654321");
    assertThat(found(reading))
        .extracting(Personal.Hit::masked)
        .containsExactly("139****5678", "139****4321");
  }
}
