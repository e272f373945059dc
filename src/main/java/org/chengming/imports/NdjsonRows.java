package org.chengming.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.StringJoiner;
import org.chengming.tables.BoundedLines;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * One JSON object a line. A line that is none becomes a rejected row; blank lines are passed over
 * but counted.
 */
final class NdjsonRows implements Rows {
  static final int LONGEST_LINE = 8 * 1024 * 1024;

  private final BoundedLines lines;
  private final ObjectMapper json;
  private final int total;
  private int number;

  NdjsonRows(BufferedReader reader, ObjectMapper json, int total) {
    this.lines = new BoundedLines(reader, LONGEST_LINE);
    this.json = json;
    this.total = total;
  }

  @Override
  public int total() {
    return total;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  @Override
  public Iterator<Row> iterator() {
    return new Iterator<>() {
      private @Nullable String line = nextLine();

      @Override
      public boolean hasNext() {
        return line != null;
      }

      @Override
      public Row next() {
        var current = line;
        if (current == null) {
          throw new NoSuchElementException();
        }
        var row = row(number, current);
        line = nextLine();
        return row;
      }
    };
  }

  private @Nullable String nextLine() {
    try {
      String line;
      do {
        line = lines.next();
        number++;
      } while (line != null && line.isBlank());
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Row row(int number, String line) {
    if (line.length() > LONGEST_LINE) {
      return Row.unreadable(number, "这一行超过 8 MB，没有读");
    }
    try {
      var node = json.readTree(line);
      return node.isObject()
          ? filled(new Row(number), node)
          : Row.unreadable(number, "这一行不是 JSON 对象");
    } catch (JacksonException notJson) {
      return Row.unreadable(number, "这一行不是正确的 JSON：" + notJson.getOriginalMessage());
    }
  }

  private static Row filled(Row row, JsonNode node) {
    node.properties()
        .forEach(
            property -> {
              var field = Field.of(property.getKey());
              if (field.isPresent()) {
                row.set(field.get(), text(property.getValue()));
              } else {
                row.remark("不认识的字段“" + property.getKey() + "”没有取用");
              }
            });
    return row;
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isArray()) {
      var all = new StringJoiner("；");
      value.forEach(one -> all.add(one.asString()));
      return all.toString();
    }
    return value.isContainer() ? value.toString() : value.asString();
  }
}
