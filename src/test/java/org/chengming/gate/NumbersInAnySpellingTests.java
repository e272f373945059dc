package org.chengming.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.chengming.testing.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of persons in texts nobody chose; the seed is printed. */
class NumbersInAnySpellingTests {
  private static final String NOISE = "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要，。、；：“”（）！？\n abcXYZ";
  private static final List<FindingKind> KINDS =
      List.of(
          FindingKind.RESIDENT_ID,
          FindingKind.MOBILE,
          FindingKind.BANK_CARD,
          FindingKind.FIXED_PHONE,
          FindingKind.PLATE,
          FindingKind.EMAIL,
          FindingKind.SOLE_TRADER);

  private final long seed = new Random().nextLong(1_000_000);
  private final Planter planter = new Planter(new Random(seed));

  private String noise() {
    var noise = new StringBuilder();
    for (int i = planter.below(40); i > 0; i--) {
      noise.append(NOISE.charAt(planter.below(NOISE.length())));
    }
    return noise.toString();
  }

  @Test
  void are_found_wherever_they_stand() {
    for (int round = 0; round < 3_000; round++) {
      var item = planter.of(planter.one(KINDS));
      var text = noise() + "。" + item.written() + "，" + noise();
      var score = new Score();
      score.add(List.of(item), text, PersonalDataFinder.find(text));
      assertThat(score.count(item.kind()).hit)
          .as("seed %d: %s in %s", seed, item, text)
          .isEqualTo(1);
    }
  }

  @Test
  void leave_no_seven_figures_in_a_row_behind_their_mask() {
    for (int round = 0; round < 3_000; round++) {
      var item = planter.of(planter.one(KINDS));
      var text = noise() + "。" + item.written() + "，" + noise();
      var masked = PersonalDataFinder.mask(text, PersonalDataFinder.find(text));
      var plain = PlainText.withChineseFigures(masked);
      var left = plain.between(0, plain.length()).replaceAll("[^0-9A-Z*]", "");
      for (int at = 0; at + 7 <= item.plain().length(); at++) {
        var seven = item.plain().substring(at, at + 7);
        assertThat(seven.matches("\\d{7}") && left.contains(seven))
            .as("seed %d: %s of %s in %s", seed, seven, item, masked)
            .isFalse();
      }
    }
  }

  @Test
  void are_looked_for_in_naughty_strings_too() throws IOException {
    var data = System.getenv().getOrDefault("CHENGMING_DATA", "../shared/data");
    var naughty = Path.of(data, "25_hostile_inputs", "blns.txt");
    assumeTrue(Files.exists(naughty), "no " + naughty);
    for (var line : Files.readAllLines(naughty, UTF_8)) {
      var text = line + "，电话13904510451，" + line;
      var found = PersonalDataFinder.find(text);
      assertThat(found)
          .as(line)
          .anyMatch(f -> text.substring(f.start(), f.end()).equals("13904510451"))
          .allMatch(f -> f.start() >= 0 && f.end() <= text.length());
      PersonalDataFinder.mask(text, found);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1 ",
        "1-",
        "1.",
        "13904510451 ",
        "1390451\n0451",
        "@",
        "a@",
        "a@b.",
        "黑A",
        "黑A1234",
        "路1号",
        "1单元",
        "110105 ",
        "6222 ",
        "(0451)",
        "1\t",
        "一",
        "92",
        "E1",
        "\u200b1",
        "。",
        "路",
        " \n1"
      })
  void take_time_in_proportion_to_the_length(String piece) {
    var text = piece.repeat(400_000 / piece.length());
    assertTimeoutPreemptively(Patience.LONG, () -> PersonalDataFinder.find(text));
  }
}
