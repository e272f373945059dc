package org.chengming.registers;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import org.chengming.tables.BoundedLines;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;

/** Rows as a JSON object a line, by the names of the fields. */
public final class NdjsonSource implements RowSource {
  /** What lines of a file say of records that the demo province invented. */
  public static final String DEMO = "x-demo";

  private static final int LONGEST = 1024 * 1024;
  private static final int MOST_DECIMALS = 40;

  private final RegisterDefinition register;
  private final BoundedLines lines;
  private final ObjectReader exact;
  private long line;

  public NdjsonSource(RegisterDefinition register, Reader text, ObjectMapper json) {
    this.register = register;
    this.lines = new BoundedLines(text, LONGEST);
    this.exact = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  @Override
  public @Nullable Row next() throws IOException {
    for (var text = lines.next(); text != null; text = lines.next()) {
      line++;
      if (!text.isBlank()) {
        return row(text);
      }
    }
    return null;
  }

  private Row row(String text) {
    if (text.length() > LONGEST) {
      return broken("这一行太长，没有读。");
    }
    JsonNode node;
    try {
      node = exact.readTree(text);
    } catch (JacksonException e) {
      return broken("这一行不是 JSON。");
    }
    if (node.isArray()) {
      return broken("这一行是一组，应当一行一条，外面不要方括号（NDJSON）。");
    }
    if (!node.isObject()) {
      return broken("这一行不是 JSON 对象。");
    }
    var cells = new HashMap<String, String>();
    for (var entry : node.properties()) {
      if (entry.getKey().equals(DEMO)) {
        return broken("这是演示省的示例记录，不能当作真的收。");
      }
      if (register.field(entry.getKey()).isEmpty()) {
        return broken("“%s”不是这个登记簿的栏目。".formatted(Field.brief(entry.getKey())));
      }
      var value = entry.getValue();
      if (value.isContainer()) {
        return broken("“%s”只能是一个值。".formatted(Field.brief(entry.getKey())));
      }
      if (!value.isNull()) {
        cells.put(entry.getKey(), text(value));
      }
    }
    return new Row(line, cells, null);
  }

  /** A number as it was written, without an exponent; one beyond reason stays as it is. */
  private static String text(JsonNode value) {
    if (!value.isNumber()) {
      return value.asString();
    }
    var number = value.decimalValue();
    return Math.abs(number.scale()) > MOST_DECIMALS ? number.toString() : number.toPlainString();
  }

  private Row broken(String why) {
    return new Row(line, Map.of(), why);
  }
}
