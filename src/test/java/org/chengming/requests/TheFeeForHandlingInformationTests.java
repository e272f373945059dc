package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.requests.FeeStandard.ITEM;
import static org.chengming.requests.FeeStandard.PAGE;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 国办函〔2020〕109号 三 to 五. */
class TheFeeForHandlingInformationTests {
  @ParameterizedTest(name = "{0} items a month: {1} yuan")
  @CsvSource({
    "0, 0",
    "10, 0",
    "11, 100",
    "30, 2000",
    "31, 2200",
    "40, 4000",
    "41, 4300",
    "50, 7000",
    "51, 7400",
    "60, 11000"
  })
  void climbs_with_the_items_of_a_month(int items, int yuan) {
    assertThat(ITEM.charge(0, items)).isEqualTo(yuan);
  }

  @ParameterizedTest(name = "{0} pages: {1} yuan")
  @CsvSource({
    "0, 0",
    "30, 0",
    "31, 10",
    "100, 700",
    "101, 720",
    "200, 2700",
    "201, 2740",
    "250, 4700"
  })
  void climbs_with_the_pages_of_an_application(int pages, int yuan) {
    assertThat(PAGE.charge(0, pages)).isEqualTo(yuan);
    assertThat(PAGE.charge(55, pages)).as("pages start anew").isEqualTo(yuan);
  }

  @Test
  void comes_to_the_same_however_a_month_is_cut_into_applications() {
    var random = new Random(109);
    for (int run = 0; run < 200; run++) {
      int before = random.nextInt(60);
      int first = random.nextInt(40);
      int second = random.nextInt(40);
      assertThat(ITEM.charge(before, first) + ITEM.charge(before + first, second))
          .isEqualTo(ITEM.charge(before, first + second));
    }
  }
}
