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
