package org.chengming.registers;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.chengming.tables.CsvRecords;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV table whose headings are the fields' names or titles, in any order. */
public final class CsvSource implements RowSource {
  private final CsvRecords records;
  private final List<@Nullable Field> columns = new ArrayList<>();

  /**
   * @throws Refused when a field of the key has no column, a heading is none of the register's, or
   *     one comes twice
   */
  public CsvSource(RegisterDefinition register, Reader text) throws IOException {
    this(register, text, Map.of());
  }

  /**
   * @param other what headings of a foreign table mean here: a field's name, or nothing for a
   *     column to be left out
   */
  public CsvSource(RegisterDefinition register, Reader text, Map<String, String> other)
      throws IOException {
    this.records = CsvRecords.of(text);
    var problems = new ArrayList<Problem>();
    var seen = new HashSet<String>();
    for (var found : records.headings()) {
      var heading = other.getOrDefault(found, found);
      var field = register.headed(heading);
      columns.add(field);
      if (field == null && !heading.isBlank()) {
        problems.add(new Problem("file", "第一行的“%s”不是这个登记簿的栏目。".formatted(Field.brief(heading))));
      } else if (field != null && !seen.add(field.name())) {
        problems.add(new Problem("file", "第一行有两个“%s”。".formatted(field.title())));
      }
    }
    for (var field : register.fields()) {
      if (register.key().contains(field.name()) && !seen.contains(field.name())) {
        problems.add(new Problem("file", "第一行缺少“%s”。".formatted(field.title())));
      }
    }
    if (!problems.isEmpty()) {
      throw new Refused("The headings do not fit register " + register.name(), problems, false);
    }
  }

  @Override
  public @Nullable Row next() {
    if (!records.hasNext()) {
      return null;
    }
    var record = records.next();
    var cells = new HashMap<String, String>();
    for (var i = 0; i < columns.size(); i++) {
      var field = columns.get(i);
      if (field != null) {
        cells.put(field.name(), record.cell(i));
      }
    }
    return new Row(record.line(), cells, record.problem());
  }
}
