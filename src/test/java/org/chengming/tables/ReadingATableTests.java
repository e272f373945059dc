package org.chengming.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingATableTests {
  private static final Charset GB18030 = Charset.forName("GB18030");

  @Test
  void takes_cells_that_run_over_lines_and_says_where_each_record_begins() throws Exception {
    var all = read("编号,内容\r\n1,\"第一行\n第二行，\"\"引号\"\"\"\r\n\r\n2,短\r\n");
    assertThat(all).extracting(CsvRecord::line).containsExactly(2L, 5L);
    assertThat(all.getFirst().cells()).containsExactly("1", "第一行\n第二行，\"引号\"");
    assertThat(all.getLast().cell(1)).isEqualTo("短");
    assertThat(all.getLast().cell(7)).isEmpty();
  }

  @Test
  void a_quotation_mark_too_many_takes_its_own_line_and_no_other() throws Exception {
    var all = read("编号,内容\n1,\"没有结束\n2,好\n3,\"两\n行\"\n4,\"又没有结束\n5,好\n");
    assertThat(all).extracting(CsvRecord::line).containsExactly(2L, 3L, 4L, 6L, 7L);
    assertThat(all)
        .extracting(r -> r.problem() == null)
        .containsExactly(false, true, true, false, true);
    assertThat(all.get(2).cell(1)).isEqualTo("两\n行");
  }

  @Test
  void an_endless_line_is_not_read_to_its_end() throws Exception {
    var all = read("编号,内容\n1," + "长".repeat(5_000_000) + "\n2,好\n");
    assertThat(all.getFirst().problem()).contains("太长");
    assertThat(all.getLast().cells()).containsExactly("2", "好");
  }

  @Test
  void any_number_of_lines_is_read_as_they_come() throws Exception {
    int lines = 300_000;
    try (var records = CsvRecords.of(new Endless(lines))) {
      int read = 0;
      for (; records.hasNext(); read++) {
        assertThat(records.next().problem()).isNull();
      }
      assertThat(read).isEqualTo(lines);
    }
  }

  @Test
  void the_encoding_is_found_also_where_bytes_are_broken(@TempDir Path folder) throws Exception {
    var text = "旧编号,申请内容\n2014-1,全县公共租赁住房的配租情况\n";
    for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
      var file = Files.write(folder.resolve("table.csv"), text.getBytes(charset));
      assertThat(TextEncoding.of(file)).isEqualTo(charset);
      var broken = text.getBytes(charset);
      broken[broken.length - 4] = (byte) 0xFF;
      Files.write(file, broken);
      assertThat(TextEncoding.of(file)).as("broken " + charset).isEqualTo(charset);
      try (var records = CsvRecords.of(TextEncoding.open(file))) {
        assertThat(records.headings()).containsExactly("旧编号", "申请内容");
        assertThat(records.next().cell(1)).startsWith("全县公共租赁住房").contains("\uFFFD");
      }
    }
  }

  private static List<CsvRecord> read(String text) throws Exception {
    try (var records = CsvRecords.of(new StringReader(text))) {
      var all = new ArrayList<CsvRecord>();
      records.forEachRemaining(all::add);
      return all;
    }
  }

  /** More lines than one would hold in memory. */
  private static final class Endless extends Reader {
    private final int lines;
    private int given = -1;
    private String line = "编号,内容\n";
    private int at;

    Endless(int lines) {
      this.lines = lines;
    }

    @Override
    public int read(char[] into, int from, int length) {
      if (at == line.length()) {
        if (++given == lines) {
          return -1;
        }
        line = "%d,\"申请\n内容\"\n".formatted(given);
        at = 0;
      }
      int some = Math.min(length, line.length() - at);
      line.getChars(at, at + some, into, from);
      at += some;
      return some;
    }

    @Override
    public void close() {}
  }
}
