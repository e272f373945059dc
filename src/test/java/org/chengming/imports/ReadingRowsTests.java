package org.chengming.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReadingRowsTests {
  @Test
  void csv_takes_a_mark_quotes_and_lines_within_fields() throws Exception {
    var rows = read(sample("column.csv"));
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().get(Field.TITLE)).isEqualTo("关于开展春季绿化的通知");
    assertThat(rows.getFirst().get(Field.TEXT)).contains("请组织\"义务植树\"活动。");
    assertThat(rows.getFirst().get(Field.PUBLISHED_ON)).isEqualTo("2024年03月01日");
  }

  @Test
  void csv_in_gb18030_is_recognised() throws Exception {
    assertThat(read(sample("column-gb18030.csv")))
        .singleElement()
        .satisfies(row -> assertThat(row.get(Field.TITLE)).isEqualTo("关于调整公交线路的公告"));
  }

  @Test
  void ndjson_turns_a_line_that_is_none_into_a_rejected_row() throws Exception {
    var rows = read(sample("bulletin.ndjson"));
    assertThat(rows).hasSize(10);
    assertThat(rows.get(7).rejection()).contains("JSON");
    assertThat(rows.get(7).number()).isEqualTo(8);
    assertThat(rows.get(9).repairs()).anyMatch(r -> r.contains("colour"));
  }

  @Test
  void ndjson_reads_no_further_than_its_longest_line() throws Exception {
    var endless =
        "{\"title\":\"" + "长".repeat(NdjsonRows.LONGEST_LINE + 10) + "\"}\n{\"title\":\"短\"}";
    var rows =
        all(
            new NdjsonRows(
                new java.io.BufferedReader(new StringReader(endless)), JsonMapper.shared(), -1));
    assertThat(rows.getFirst().rejection()).contains("8 MB");
    assertThat(rows.get(1).get(Field.TITLE)).isEqualTo("短");
  }

  @Test
  void ndjson_reads_lines_of_any_length_between_any_blanks() throws Exception {
    var titles = new java.util.ArrayList<String>();
    var text = new StringBuilder("\n");
    for (var length : java.util.List.of(1, 65_500, 1, 65_536 - 13, 65_537, 200_000, 3)) {
      titles.add("长".repeat(length));
      text.append("{\"title\":\"").append(titles.getLast()).append("\"}\n").append("\r\n\n");
    }
    text.setLength(text.length() - 4);
    var rows =
        all(
            new NdjsonRows(
                new java.io.BufferedReader(new StringReader(text.toString())),
                JsonMapper.shared(),
                -1));
    assertThat(rows).extracting(row -> row.get(Field.TITLE)).isEqualTo(titles);
    assertThat(rows.getLast().number()).isEqualTo(2 + 3 * 6);
  }

  @Test
  void markdown_is_read_in_both_forms_by_path() throws Exception {
    assertMarkdown(read(sample("folder")));
  }

  @Test
  void a_zip_of_markdown_reads_like_its_folder(@TempDir Path temp) throws Exception {
    var zip = temp.resolve("folder.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.UTF_8);
        var files = Files.walk(sample("folder"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(sample("folder").relativize(file).toString()));
        out.write(Files.readAllBytes(file));
      }
    }
    assertMarkdown(read(zip));
  }

  private static void assertMarkdown(List<Row> rows) {
    assertThat(rows)
        .extracting(row -> row.get(Field.SOURCE_ID))
        .containsExactly("2019/rules.md", "notice.md");
    var law = rows.getFirst();
    assertThat(law.get(Field.TITLE)).isEqualTo("测试区户外广告管理办法");
    assertThat(law.get(Field.MARKDOWN))
        .startsWith("2019年6月3日")
        .contains("第二条")
        .doesNotContain("INFO END");
    var notice = rows.get(1);
    assertThat(notice.get(Field.TITLE)).isEqualTo("关于公布行政事业性收费目录的公告");
    assertThat(notice.get(Field.DOCUMENT_NUMBER)).isEqualTo("测财发〔2023〕3号");
    assertThat(notice.get(Field.KEYWORDS)).isEqualTo("收费；目录");
    assertThat(Content.html(notice)).contains("<table>").contains("<td>10 元</td>");
  }

  static Path sample(String name) throws URISyntaxException {
    return Path.of(ReadingRowsTests.class.getResource("/imports/" + name).toURI());
  }

  private static List<Row> read(Path file) throws Exception {
    return all(new FileFeeds(JsonMapper.shared()).open(file));
  }

  private static List<Row> all(Rows rows) throws Exception {
    try (rows) {
      var all = new ArrayList<Row>();
      rows.forEach(all::add);
      return all;
    }
  }
}
