package org.chengming.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.tables.TextEncoding;

/**
 * Titles with the day of issue and the day of publication. Besides being imported, every row is a
 * test of our calendar: the working days between its dates were counted by somebody else.
 */
final class TimelinessDataset implements Dataset {
  private static final Map<String, String> BODIES =
      Map.of(
          "Henan Provincial Government", "河南省人民政府",
          "Shanghai Municipal Government", "上海市人民政府",
          "Sichuan Provincial Government", "四川省人民政府",
          "Yunnan Provincial Government", "云南省人民政府",
          "Guangdong Provincial Government", "广东省人民政府",
          "Hainan Provincial Government", "海南省人民政府",
          "State Council", "国务院");

  private final WorkingCalendar calendar;

  TimelinessDataset(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public String name() {
    return "timeliness";
  }

  @Override
  public String label() {
    return "成文日期和发布日期（核对工作日数）";
  }

  @Override
  public String folder() {
    return "04_policy_publication_dates";
  }

  @Override
  public Rows open(Path folder) throws IOException {
    return new Checked(folder);
  }

  private static BufferedReader reader(Path file) throws IOException {
    return TextEncoding.open(
        new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8);
  }

  private static Map<String, String> numbers(Path file) throws IOException {
    var numbers = new HashMap<String, String>();
    if (Files.exists(file)) {
      try (var rows =
          CsvRows.of(
              reader(file),
              -1,
              (columns, row) ->
                  numbers.putIfAbsent(
                      columns.getOrDefault("url", ""), columns.getOrDefault("doc_number", "")))) {
        rows.forEach(row -> {});
      }
    }
    return numbers;
  }

  /** The rows, with a tally of those whose working days agree. */
  private final class Checked implements Rows {
    private final CsvRows rows;
    private final int total;
    private final Map<String, String> numbers;
    private final AtomicInteger agreeing = new AtomicInteger();
    private final AtomicInteger differing = new AtomicInteger();
    private final AtomicInteger uncounted = new AtomicInteger();

    Checked(Path folder) throws IOException {
      var file = folder.resolve("issue_to_publication.csv.gz");
      this.numbers = numbers(folder.resolve("document_numbers.csv.gz"));
      try (var all = CsvRows.of(reader(file), -1, (columns, row) -> {})) {
        var counted = 0;
        for (var row : all) {
          counted = row.number();
        }
        this.total = counted;
      }
      this.rows = CsvRows.of(reader(file), total, this::fill);
    }

    @Override
    public int total() {
      return total;
    }

    @Override
    public Iterator<Row> iterator() {
      return rows.iterator();
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }

    @Override
    public String note() {
      return "工作日数逐行核对：%d 行一致，%d 行不一致，%d 行数据没有给出"
          .formatted(agreeing.get(), differing.get(), uncounted.get());
    }

    private void fill(Map<String, String> columns, Row row) {
      var url = columns.getOrDefault("url", "");
      var source = columns.getOrDefault("source", "");
      row.set(Field.SOURCE_ID, url)
          .set(Field.LINK, url)
          .set(Field.BODY, BODIES.getOrDefault(source, source))
          .set(Field.TITLE, columns.get("title"))
          .set(Field.FORMED_ON, columns.get("issued"))
          .set(Field.PUBLISHED_ON, columns.get("published"))
          .set(Field.DOCUMENT_NUMBER, numbers.get(url));
      check(row, columns.getOrDefault("working_days_after_issue", "").strip());
    }

    private void check(Row row, String counted) {
      if (counted.isEmpty()) {
        uncounted.incrementAndGet();
        return;
      }
      var ours =
          calendar.between(
              LocalDate.parse(row.get(Field.FORMED_ON)),
              LocalDate.parse(row.get(Field.PUBLISHED_ON)));
      if (ours == (int) Double.parseDouble(counted)) {
        agreeing.incrementAndGet();
      } else {
        differing.incrementAndGet();
        row.remark("工作日数：数据说 %s，我们算 %d".formatted(counted, ours));
      }
    }
  }
}
