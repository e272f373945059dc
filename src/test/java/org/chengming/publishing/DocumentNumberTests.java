package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNumberTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "黑政发〔2014〕1号",
        "黑政发[2014]1号",
        "黑政发【2014】1号",
        "黑政发(2014)1号",
        "黑政发（２０１４）１号",
        "黑政发 〔2014〕 01 号",
        "黑政发﹝2014﹞1号",
        "黑政发［2014］第1号",
        "黑政发(2014〕1号",
        "黑政发〔2014年〕1号",
        "黑政发〔2014〕号1",
        "发文字号：黑政发〔2014〕1号",
        " 文号:黑政发〔2014〕1号 ",
        "\u200b黑政发〔2014〕1号\u200b",
        "黑　政　发〔2014〕1号"
      })
  void every_spelling_is_the_same_number(String spelling) {
    assertThat(DocumentNumber.parse(spelling))
        .hasValue(new DocumentNumber("黑政发〔2014〕1号", "黑政发-2014-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "豫政办 〔2014〕108号,豫政办〔2014〕108号",
    "省政府令 第219号,省政府令第219号",
    "山西省人民政府令第302号,山西省人民政府令第302号",
    "国家发展改革委2017年第9号,国家发展改革委2017年第9号",
    "中华人民共和国主席令第二十四号,中华人民共和国主席令第二十四号",
    "银发〔2020〕001号,银发〔2020〕1号",
    "黑(绥)政发〔2019〕3号,黑（绥）政发〔2019〕3号",
  })
  void it_is_shown_in_the_one_right_spelling(String typed, String shown) {
    assertThat(DocumentNumber.parse(typed)).map(DocumentNumber::display).hasValue(shown);
  }

  @Test
  void an_order_is_the_same_in_chinese_and_arabic_figures() {
    assertThat(DocumentNumber.parse("主席令第二十四号").orElseThrow().key())
        .isEqualTo(DocumentNumber.parse("主席令 第 24 号").orElseThrow().key());
    assertThat(DocumentNumber.parse("主席令第一〇五号").orElseThrow().key()).isEqualTo("主席令--105");
    assertThat(DocumentNumber.parse("国务院令第七百一十一号").orElseThrow().key()).isEqualTo("国务院令--711");
  }

  @ParameterizedTest
  @CsvSource({
    "发文字号：,没有填写文号",
    "'',没有填写文号",
    "关于印发2014年政府信息公开工作要点的通知,文号应当像",
    "国发〔2014〕1号、国发〔2014〕2号,这里有不止一个文号",
    "〔2014〕1号,文号应当像",
  })
  void what_is_no_number_comes_with_the_reason(String typed, String reason) {
    var reading = DocumentNumber.read(typed);
    assertThat(reading.number()).isNull();
    assertThat(reading.reason()).startsWith(reason);
  }

  @Test
  void numbers_are_found_in_running_text() {
    assertThat(DocumentNumber.findIn("根据国办发【2014】12号和黑政发 (2014) 3 号，现通知如下"))
        .extracting(DocumentNumber::key)
        .containsExactly("根据国办发-2014-12", "和黑政发-2014-3");
  }

  @Test
  void of_nineteen_thousand_real_ones_all_but_the_empty_are_understood() throws Exception {
    var file =
        Path.of(
            System.getenv().getOrDefault("CHENGMING_DATA", "data"),
            "04_policy_publication_dates/document_numbers.csv.gz");
    assumeTrue(Files.exists(file), "no data folder, skipped");
    var refused = new ArrayList<String>();
    var read = 0;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), "UTF-8"))) {
      lines.readLine();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        read++;
        var typed = line.substring(line.lastIndexOf(',') + 1);
        var number = DocumentNumber.parse(typed);
        if (number.isEmpty()) {
          refused.add(typed);
        } else {
          assertThat(DocumentNumber.parse(number.get().display()).orElseThrow())
              .isEqualTo(number.get());
          assertThat(
                  DocumentNumber.parse(number.get().display().replace("〔", " [").replace("〕", "] "))
                      .orElseThrow()
                      .key())
              .isEqualTo(number.get().key());
        }
      }
    }
    System.out.printf(
        "document numbers: %d of %d understood, refused: %s%n",
        read - refused.size(), read, refused);
    assertThat(refused).allMatch(r -> r.equals("发文字号：")).hasSizeLessThan(10);
  }
}
