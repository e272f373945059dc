package org.chengming.registers;

import java.util.HexFormat;
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
  boolean add(long line, Map<String, Object> values, RecordSeal.@Nullable Sealed sealed) {
    text.append(line).append('\t');
    escape(register.keyOf(values));
    text.append('\t').append(batch);
    for (var field : register.columns()) {
      text.append('\t');
      cell(field.columnText(values));
    }
    if (sealed != null) {
      bytes(sealed.content());
      bytes(sealed.mark());
      bytes(sealed.lookup());
    }
    text.append('\n');
    return text.length() >= BLOCK;
  }

  private void cell(@Nullable String value) {
    if (value == null) {
      text.append("\\N");
    } else {
      escape(value);
    }
  }

  private void bytes(byte @Nullable [] value) {
    text.append('\t');
    cell(value == null ? null : "\\x" + HexFormat.of().formatHex(value));
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
