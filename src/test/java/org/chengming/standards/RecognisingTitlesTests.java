package org.chengming.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the words of shipped items recognise, and what they leave alone. */
class RecognisingTitlesTests {
  private static final Map<String, ShippedStandards.Shipped> SHIPPED =
      ShippedStandards.shipped().stream()
          .collect(Collectors.toMap(ShippedStandards.Shipped::code, Function.identity()));

  /** Standard, title, the items it fulfils. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zhongda-xiangmu | 省发展改革委关于水库除险加固工程可行性研究报告的批复 | 2.1",
        "zhongda-xiangmu | 示例县2026年第三季度重大项目进展情况 | 5.1",
        "zhongda-xiangmu | 关于抓好重大项目建设推进工作落实的通知 |",
        "gonggong-ziyuan | 示例县国有土地使用权挂牌出让公告 | 2.1",
        "gonggong-ziyuan | 示例县政府采购中心采购中标公告 | 4.1",
        "gonggong-ziyuan | 示例县教育局采购校服的调查问卷 |",
        "huji-guanli | 示例市户口迁移办事指南 | 4.1",
        "huji-guanli | 关于印发重大项目落户奖励办法的通知 |",
        "huji-guanli | 居民身份证遗失招领公告 |",
        "yanglao-fuwu | 关于推进基本养老服务体系建设的实施意见 | 1.1",
        "yanglao-fuwu | 示例市2026年养老机构名录 | 3.1",
        "yanglao-fuwu | 关于城乡居民基本养老保险经办服务的通知 |",
        "gonggong-falv | 示例市法律援助指南 | 3.1",
        "gonggong-falv | 示例市法律援助中心招聘公告 |",
        "jiuye | 示例县创业担保贷款贴息实施办法 | 4.1",
        "jiuye | 示例县公开招聘事业单位工作人员公告 |",
        "shehui-baoxian | 示例县社会保险参保人数和基金收支统计 | 4.1",
        "shehui-baoxian | 示例县失业登记和培训补贴指南 |",
        "chengxiang-guihua | 示例县国土空间总体规划（2021—2035年） | 1.1",
        "chengxiang-guihua | 示例县“十四五”公共服务规划 |",
        "fangwu-zhengshou | 示例区人民政府房屋征收决定公告 | 4.1",
        "fangwu-zhengshou | 关于望江镇征收土地补偿安置方案的公告 |",
        "weifang-gaizao | 示例县2026年农村危房改造计划 | 3.1",
        "weifang-gaizao | 关于城市危险房屋排查的紧急通知 |",
        "shengtai-huanjing | 示例市环境空气质量月报 | 4.1",
        "shengtai-huanjing | 关于印发突发环境事件应急预案的通知 | 5.1",
        "shengtai-huanjing | 关于做好秋季秸秆禁烧工作的通告 |",
        "zhifa | 示例市城市管理行政处罚裁量基准 | 2.1",
        "zhifa | 示例市户外广告设置许可办事指南 | 4.1",
        "zhifa | 关于整治户外劳动者权益的建议答复 |",
        "shenong-butie | 示例县农机购置补贴实施方案 | 1.1",
        "shenong-butie | 示例县耕地地力保护补贴公示 | 1.1 3.1",
        "shenong-butie | 示例县种粮农民补贴公示 | 3.1",
        "wenhua-fuwu | 示例市公共图书馆、文化馆、博物馆名录和免费开放安排 | 1.1 2.1",
        "wenhua-fuwu | 示例市图书馆采购图书结果 |",
        "weisheng-jiankang | 示例市医疗机构名录 | 1.1",
        "weisheng-jiankang | 示例市城乡医疗救助办法 |",
        "anquan-shengchan | 示例市2026年度安全生产监督检查计划 | 5.1",
        "anquan-shengchan | 示例市“7·3”较大中毒和窒息事故调查报告 | 4.1",
        "anquan-shengchan | 示例市道路交通事故统计年报 |",
        "jiuzai | 示例县救灾款物分配情况 | 3.1",
        "jiuzai | 示例县财政资金分配办法 |",
        "shipin-yaopin | 示例市食品安全监督抽检信息公告（2026年第3期） | 3.1",
        "shipin-yaopin | 关于食品安全专项整治工作的通知 |",
        "shuishou | 示例县欠税公告（2026年第2号） | 3.1",
        "shuishou | 示例县税务局食堂承包公告 |",
        "fupin | 示例县2026年衔接推进乡村振兴补助资金计划 | 2.1",
        "fupin | 示例县文化活动资金计划 |",
        "shizheng-fuwu | 关于第三水厂检修停水的公告 | 1.1",
        "shizheng-fuwu | 关于春节放假的公告 |",
        "bumen-yujuesuan | 示例县民政局2026年部门预算公开说明 | 1.1 1.2 1.3 1.4 1.5 1.7 1.8",
        "bumen-yujuesuan | 示例县2025年部门预算执行情况 |",
        "baozhang-zhufang | 示例县公租房分配方案 | 4.5",
        "baozhang-zhufang | 示例县救灾资金分配方案 |",
        "yiwu-jiaoyu | 示例大学2026年招生计划 |",
      })
  void fulfil_the_items_they_speak_of(String standard, String title, String codes) {
    assertThat(fulfilled(standard, title))
        .containsExactlyElementsOf(
            codes == null ? List.of() : Arrays.asList(codes.strip().split(" ")));
  }

  /** What is about a document is not the document, nor what it may become. */
  @ParameterizedTest
  @CsvSource({
    "《示例县农机购置补贴实施方案》政策解读",
    "关于废止《示例县农机购置补贴实施方案》的通知",
    "示例县农机购置补贴实施方案（征求意见稿）",
    "关于《示例县农机购置补贴实施方案》的更正"
  })
  void of_what_is_about_a_document_fulfil_nothing(String title) {
    assertThat(fulfilled("shenong-butie", title)).isEmpty();
  }

  @Test
  void are_recognised_for_every_shipped_item_that_no_register_is_kept_for() {
    assertThat(SHIPPED.values())
        .allSatisfy(
            standard ->
                assertThat(standard.items())
                    .as(standard.title())
                    .allMatch(i -> i.register() != null || !i.words().isEmpty()));
  }

  @Test
  void are_not_recognised_by_words_that_must_not_occur_alone() {
    assertThat(item("-遗失").fits("任何标题", null)).isFalse();
    assertThat(item("证件 -遗失").fits("证件补领", null)).isTrue();
    assertThat(item("证件 -遗失").fits("证件遗失", null)).isFalse();
  }

  private static DutyItem item(String words) {
    return StandardTable.read(
            List.of(
                List.of("序号", "一级事项", "二级事项", "公开时限", "标题词"),
                List.of("1", "一级", "事项", "长期公开", words)))
        .items()
        .getFirst();
  }

  private static List<String> fulfilled(String standard, String title) {
    return java.util.Objects.requireNonNull(SHIPPED.get(standard)).items().stream()
        .filter(i -> i.fits(title, null))
        .map(DutyItem::code)
        .toList();
  }
}
