package org.chengming.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MendingARowTests {
  @ParameterizedTest
  @CsvSource({
    "2024-08-01, 2024-08-01",
    "2024年08月01日, 2024-08-01",
    "2024年8月1日 10:22, 2024-08-01",
    "2024-08-01 10:22:33, 2024-08-01",
    "2024-08-01T10:22:33+08:00, 2024-08-01",
    "2024/8/1, 2024-08-01",
    "2024.8.1, 2024-08-01",
    "20240801, 2024-08-01",
    "２０２４年８月１日, 2024-08-01"
  })
  void writes_every_style_of_date_one_way(String came, String stands) {
    var row = mended(row().set(Field.FORMED_ON, came));
    assertThat(row.get(Field.FORMED_ON)).isEqualTo(stands);
    assertThat(row.repairs().isEmpty())
        .as("a word on it unless it came right")
        .isEqualTo(came.equals(stands));
  }

  @ParameterizedTest
  @CsvSource({"2024-02-30", "二月初三", "2024-13-01", "201431"})
  void rejects_a_date_that_is_none(String came) {
    assertThat(mended(row().set(Field.FORMED_ON, came)).rejection()).contains("不是日期");
  }

  @ParameterizedTest
  @CsvSource({
    "发文字号：晋政办函〔2022〕166号, 晋政办函〔2022〕166号",
    "豫政办 〔2014〕108号, 豫政办〔2014〕108号",
    "国发[2013]73号, 国发〔2013〕73号",
    "云政发〔2009〕号12, 云政发〔2009〕12号",
    "国办发〔２０１３〕100号, 国办发〔2013〕100号"
  })
  void writes_document_numbers_the_official_way(String came, String stands) {
    var row = mended(row().set(Field.DOCUMENT_NUMBER, came));
    assertThat(row.get(Field.DOCUMENT_NUMBER)).isEqualTo(stands);
    assertThat(row.repairs()).isNotEmpty();
  }

  @Test
  void drops_a_label_without_a_number() {
    var row = mended(row().set(Field.DOCUMENT_NUMBER, "发文字号："));
    assertThat(row.get(Field.DOCUMENT_NUMBER)).isEmpty();
    assertThat(row.repairs()).anyMatch(r -> r.contains("没有取用"));
  }

  @Test
  void completes_a_cut_title_from_the_first_line() {
    var row =
        mended(
            row()
                .set(Field.TITLE, "关于印发《供热服务监督检查办法》和《投诉...")
                .set(Field.TEXT, "关于印发《供热服务监督检查办法》和《投诉处理办法》的通知\n各单位："));
    assertThat(row.get(Field.TITLE)).isEqualTo("关于印发《供热服务监督检查办法》和《投诉处理办法》的通知");
  }

  @Test
  void completes_a_cut_title_from_a_line_that_overlaps_it() {
    var row =
        mended(
            row()
                .set(Field.TITLE, "某厅关于公布“诵读经典”大赛选拔赛...")
                .set(Field.TEXT, "文件下载：“诵读经典”大赛选拔赛获奖名单的通知\n附件"));
    assertThat(row.get(Field.TITLE)).isEqualTo("某厅关于公布“诵读经典”大赛选拔赛获奖名单的通知");
  }

  @Test
  void keeps_a_cut_title_that_nothing_continues_and_says_so() {
    var row =
        mended(
            row()
                .set(Field.TITLE, "关于进一步加强学科类隐形变异培训防范治理工...")
                .set(Field.TEXT, "各市教育局：\n为进一步加强管理。"));
    assertThat(row.get(Field.TITLE)).endsWith("工...");
    assertThat(row.repairs()).anyMatch(r -> r.startsWith("标题截断"));
  }

  @Test
  void takes_the_date_a_text_is_signed_with_when_there_is_none() {
    var row =
        mended(
            row()
                .set(Field.FORMED_ON, null)
                .set(Field.PUBLISHED_ON, "2024-11-04")
                .set(Field.TEXT, "各单位：请办理。\n某办公室\n2024年11月1日"));
    assertThat(row.get(Field.FORMED_ON)).isEqualTo("2024-11-01");
  }

  @Test
  void does_not_believe_a_signature_after_publication() {
    var row =
        mended(
            row()
                .set(Field.FORMED_ON, null)
                .set(Field.PUBLISHED_ON, "2024-11-04")
                .set(Field.TEXT, "活动到2024年12月1日"));
    assertThat(row.get(Field.FORMED_ON)).isEqualTo("2024-11-04");
  }

  @Test
  void keeps_a_document_without_text_and_links_to_it() {
    var row =
        mended(
            row()
                .set(Field.TEXT, "\n\n \u00A0\n")
                .set(Field.LINK, "https://example.org/a?b=1&c=2"));
    assertThat(row.rejected()).isFalse();
    assertThat(row.get(Field.HTML)).contains("href=\"https://example.org/a?b=1&amp;c=2\"");
    assertThat(row.repairs()).anyMatch(r -> r.startsWith("正文空白"));
  }

  @Test
  void does_not_link_to_what_is_no_web_address() {
    assertThat(
            mended(row().set(Field.TEXT, "").set(Field.LINK, "javascript:alert(1)"))
                .get(Field.HTML))
        .doesNotContain("href");
  }

  @Test
  void makes_runs_of_newlines_one_gap() {
    assertThat(mended(row().set(Field.TEXT, "一\n\n\n\n \n二")).get(Field.TEXT)).isEqualTo("一\n\n二");
  }

  @Test
  void strips_page_furniture_at_head_and_foot_only() {
    var row =
        mended(
            row()
                .set(
                    Field.TEXT,
                    "下载\n打印\n全屏\n【字号：\n加大\n还原\n减小\n】\n标题行\n"
                        + "正文。\n".repeat(30)
                        + "打印\n"
                        + "正文。\n".repeat(30)
                        + "关闭窗口"));
    assertThat(row.get(Field.TEXT)).startsWith("标题行\n正文。").contains("\n打印\n").endsWith("正文。");
    assertThat(row.repairs()).anyMatch(r -> r.startsWith("网页残留：去掉 9 行"));
  }

  @Test
  void reports_publication_before_formation_and_keeps_both() {
    var row =
        mended(row().set(Field.FORMED_ON, "2024-03-10").set(Field.PUBLISHED_ON, "2024-03-08"));
    assertThat(row.get(Field.PUBLISHED_ON)).isEqualTo("2024-03-08");
    assertThat(row.repairs()).singleElement().asString().startsWith("日期先后");
  }

  @Test
  void rejects_what_cannot_stand() {
    assertThat(mended(row().set(Field.TITLE, " ")).rejection()).isEqualTo("没有标题");
    assertThat(mended(row().set(Field.BODY, null)).rejection()).isEqualTo("没有发布机构");
    assertThat(mended(row().set(Field.FORMED_ON, null)).rejection()).contains("没有成文日期");
    assertThat(mended(row().set(Field.TITLE, "长".repeat(501))).rejection()).contains("500");
  }

  @Test
  void leaves_a_good_row_alone() {
    assertThat(mended(row()).repairs()).isEmpty();
  }

  private static Row row() {
    return new Row(1)
        .set(Field.TITLE, "关于某事的通知")
        .set(Field.BODY, "某办公室")
        .set(Field.FORMED_ON, "2024-08-01")
        .set(Field.TEXT, "正文。");
  }

  private static Row mended(Row row) {
    Mending.mend(row);
    return row;
  }
}
