package org.chengming.gate;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.chengming.tables.CsvRecord;
import org.chengming.tables.CsvRecords;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.springframework.core.io.ClassPathResource;

/** A CSV table of wrong words, one a line. */
final class WrongWordTable {
  static final List<String> COLUMNS = List.of("错误写法", "正确写法", "类别", "不能发布", "这些词里是对的", "说明");

  /** The last three may be left out. */
  private static final int REQUIRED = 3;

  private static final int MOST = 20_000;
  private static final int MOST_PROBLEMS = 20;

  private WrongWordTable() {}

  static List<WrongWord> shipped() {
    try (var file = new ClassPathResource("data/wrong-words.csv").getInputStream()) {
      return read(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws Refused with what is wrong, by line
   */
  static List<WrongWord> read(byte[] csv) {
    try (var records = CsvRecords.of(new StringReader(decoded(csv)))) {
      return words(records);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** UTF-8, or what Chinese office software writes without saying so. */
  private static String decoded(byte[] csv) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
    } catch (CharacterCodingException e) {
      return new String(csv, Charset.forName("GB18030"));
    }
  }

  private static List<WrongWord> words(CsvRecords records) {
    var places = COLUMNS.stream().map(records.headings()::indexOf).toList();
    if (places.subList(0, REQUIRED).contains(-1)) {
      throw Refused.because(
          "file", "表的第一行要有这些列名：%s。".formatted(String.join("、", COLUMNS)), "No such headings");
    }
    var words = new LinkedHashMap<String, WrongWord>();
    var problems = new ArrayList<Problem>();
    while (records.hasNext() && problems.size() < MOST_PROBLEMS && words.size() <= MOST) {
      var record = records.next();
      try {
        var word = written(record, places).read(0);
        words.put(word.wrong(), word);
      } catch (Refused wrong) {
        wrong.problems().forEach(p -> problems.add(on(record, p.sentence())));
      }
    }
    if (words.size() > MOST) {
      problems.add(new Problem("file", "一次最多 %d 个词。".formatted(MOST)));
    }
    if (!problems.isEmpty()) {
      throw new Refused("Lines of the table are wrong", problems, false);
    }
    return List.copyOf(words.values());
  }

  private static WrittenWord written(CsvRecord record, List<Integer> places) {
    if (record.problem() != null) {
      throw Refused.because("file", record.problem(), "A broken line");
    }
    var cells = places.stream().map(p -> p < 0 ? "" : record.cell(p)).toList();
    return new WrittenWord(
        cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5));
  }

  private static Problem on(CsvRecord record, String sentence) {
    return new Problem("file", "第 %d 行：%s".formatted(record.line(), sentence));
  }
}
