package org.chengming.registers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as PostgreSQL's COPY reads them, gathered until a block is full. */
final class CopyText {
  private static final int BLOCK = 1 << 16;

  private final RegisterDefinition register;
  private final long batch;
  private final StringBuilder text = new StringBuilder(BLOCK + 4096);

  CopyText(RegisterDefinition register, long batch) {
    this.register = register;
    this.batch = batch;
  }

  /** Whether it is full. */
  boolean add(long line, Map<String, Object> values) {
    text.append(line).append('\t');
    escape(register.keyOf(values));
    text.append('\t').append(batch);
    for (var field : register.fields()) {
      text.append('\t');
      cell(values.get(field.name()));
    }
    text.append('\n');
    return text.length() >= BLOCK;
  }

  private void cell(@Nullable Object value) {
    if (value == null) {
      text.append("\\N");
    } else {
      escape(FieldType.text(value));
    }
  }

  private void escape(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }

  String take() {
    var taken = text.toString();
    text.setLength(0);
    return taken;
  }
}
