package org.chengming.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.chengming.organisations.BodyLevel;
import org.chengming.standards.DutyItem.Way;
import org.junit.jupiter.api.Test;

class ReadingAStandardFromASheetTests {
  private static final List<String> HEAD =
      List.of("序号", "一级事项", "二级事项", "公开内容（要素）", "公开依据", "公开时限");

  @Test
  void takes_headings_in_two_rows_under_a_title_and_carries_merged_cells_down() {
    var reading =
        StandardTable.read(
            List.of(
                List.of("义务教育领域基层政务公开标准目录"),
                List.of(),
                List.of(
                    "序号",
                    "公开事项",
                    "",
                    "公开内容\n（要素）",
                    "公开依据",
                    "公开时限",
                    "公开主体",
                    "公开渠道和载体",
                    "公开对象",
                    "",
                    "公开方式",
                    "",
                    "公开层级",
                    ""),
                List.of(
                    "",
                    "一级事项",
                    "二级事项",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "全社会",
                    "特定群体（请写明）",
                    "主动",
                    "依申请公开",
                    "县级",
                    "乡级"),
                List.of(
                    "1",
                    "政策文件",
                    "法规",
                    "名称、正文",
                    "《义务教育法》",
                    "长期公开",
                    "教育局",
                    "■政府网站 □政府公报\n■两微一端",
                    "√",
                    "",
                    "√",
                    "",
                    "√",
                    "√"),
                List.of(
                    "2",
                    "",
                    "规章",
                    "名称",
                    "《义务教育法》",
                    "20个工作日内",
                    "教育局",
                    "政府网站、公示栏",
                    "",
                    "学生家长",
                    "",
                    "√",
                    "√",
                    "")));
    assertThat(reading.missing()).isEmpty();
    assertThat(reading.wrong()).isEmpty();
    var first = reading.items().getFirst();
    assertThat(first.firstLevel()).isEqualTo("政策文件");
    assertThat(first.channels()).containsExactly("政府网站", "两微一端");
    assertThat(first.audience()).isEqualTo("全社会");
    assertThat(first.levels()).containsExactly(BodyLevel.COUNTY, BodyLevel.TOWNSHIP);
    var second = reading.items().getLast();
    assertThat(second.firstLevel()).isEqualTo("政策文件");
    assertThat(second.audience()).isEqualTo("学生家长");
    assertThat(second.way()).isEqualTo(Way.ON_REQUEST);
    assertThat(second.channels()).containsExactly("政府网站", "公示栏");
    assertThat(second.levels()).containsExactly(BodyLevel.COUNTY);
  }

  @Test
  void tells_of_each_row_it_does_not_take() {
    var reading =
        StandardTable.read(
            List.of(
                HEAD,
                List.of("1", "", "没有一级", "", "", "长期公开"),
                List.of("2", "一级", "", "只有内容", "", "长期公开"),
                List.of("3", "", "时限不明", "", "", "适当时候"),
                List.of("4", "", "好的", "", "", "长期公开"),
                List.of("4", "", "重号", "", "", "长期公开"),
                List.of("", "", "", "", "", ""),
                List.of("=cmd|' /C calc'!A0", "", "公式", "", "", "长期公开")));
    assertThat(reading.items()).extracting(DutyItem::secondLevel).containsExactly("好的", "公式");
    assertThat(reading.items().getLast().code()).matches("\\d+\\.\\d+");
    assertThat(reading.wrong()).extracting(StandardTable.Wrong::line).containsExactly(2, 3, 4, 6);
    assertThat(reading.wrong().get(2).sentence()).contains("适当时候");
  }

  @Test
  void reads_the_headings_and_levels_of_counties_and_beside_columns_it_does_not_know() {
    var reading =
        StandardTable.read(
            List.of(
                List.of("序号", "公开事项", "", "公开期限", "公开责任单位", "公开载体", "公开层级", "", ""),
                List.of("", "一级事项", "二级事项", "", "", "", "县（市、区）级", "乡、镇级", "村级"),
                List.of("1", "政策", "法规", "长期公开", "教育局", "公示栏", "√", "", "√")));
    assertThat(reading.missing()).isEmpty();
    assertThat(reading.items())
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.levels()).containsExactly(BodyLevel.COUNTY);
              assertThat(i.subject()).isEqualTo("教育局");
              assertThat(i.channels()).containsExactly("公示栏");
            });
    assertThat(levels("县（市、区）级")).containsExactly(BodyLevel.COUNTY);
    assertThat(levels("县市区级、镇（街道）级")).containsExactly(BodyLevel.COUNTY, BodyLevel.TOWNSHIP);
    assertThat(levels("省级、设区的市级")).containsExactly(BodyLevel.PROVINCE, BodyLevel.PREFECTURE);
    assertThat(levels("省、市、县")).hasSize(3);
  }

  private static List<BodyLevel> levels(String written) {
    return StandardTable.read(
            List.of(List.of("一级事项", "二级事项", "公开时限", "公开层级"), List.of("甲", "乙", "长期公开", written)))
        .items()
        .getFirst()
        .levels();
  }

  @Test
  void keeps_the_number_of_what_a_further_row_moved_down() {
    var before = numbered("1 甲", "2 乙", "3 丙");
    assertThat(undone(before, numbered("1 甲", "2 新", "3 乙", "4 丙")))
        .containsExactly("1 甲", "2-2 新", "2 乙", "3 丙");
    assertThat(undone(before, numbered("1 甲", "2 丙", "3 新")))
        .containsExactly("1 甲", "3 丙", "3-2 新");
    assertThat(undone(before, numbered("1 甲", "2 改了名", "3 丙", "4 新")))
        .containsExactly("1 甲", "2 改了名", "3 丙", "4 新");
    assertThat(undone(numbered(), before)).containsExactly("1 甲", "2 乙", "3 丙");
  }

  private static List<String> undone(List<DutyItem> before, List<DutyItem> sheet) {
    var known = Set.copyOf(before.stream().map(DutyItem::code).toList());
    return Renumbering.undo(sheet, before, known).stream()
        .map(i -> i.code() + " " + i.secondLevel())
        .toList();
  }

  private static List<DutyItem> numbered(String... items) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("序号", "一级事项", "二级事项", "公开时限"));
    for (var item : items) {
      var parts = item.split(" ");
      rows.add(List.of(parts[0], "一级", parts[1], "长期公开"));
    }
    return StandardTable.read(rows).items();
  }

  @Test
  void says_what_is_wrong_with_hostile_headings_and_reads_nothing() {
    assertThat(StandardTable.read(List.of()).missing()).isNotEmpty();
    assertThat(StandardTable.read(List.of(List.of("姓名", "电话"))).missing()).isNotEmpty();
    assertThat(StandardTable.read(List.of(List.of("序号", "一级事项", "二级事项"))).missing())
        .containsExactly("缺少“公开时限”这一列。");
    assertThat(
            StandardTable.read(List.of(List.of("一级事项", "二级事项", "公开时限", "公开时限", "二级事项"))).missing())
        .hasSize(2)
        .allSatisfy(s -> assertThat(s).contains("有两列"));
    var far = Collections.nCopies(200, List.of("x".repeat(5_000), "<script>", "\u0000"));
    assertThat(StandardTable.read(far).missing()).hasSize(1);
  }

  @Test
  void takes_headings_with_blanks_in_them_and_no_more_items_than_a_standard_may_have() {
    var rows =
        IntStream.range(0, StandardTable.MOST_ITEMS + 50)
            .mapToObj(i -> List.of("", "一级", "事项" + i, "", "", "长期公开"))
            .toList();
    var all = new ArrayList<List<String>>();
    all.add(List.of(" 序 号", "一 级 事 项", "二级\n事项", "公开内容", "依 据", "公开 时限（要求）"));
    all.addAll(rows);
    var reading = StandardTable.read(all);
    assertThat(reading.items()).hasSize(StandardTable.MOST_ITEMS);
    assertThat(reading.wrong()).hasSize(1);
  }
}
