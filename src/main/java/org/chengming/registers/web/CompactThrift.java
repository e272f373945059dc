package org.chengming.registers.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/** Writes structs in the compact protocol of Apache Thrift, as far as Parquet needs it. */
final class CompactThrift {
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ArrayDeque<Integer> outer = new ArrayDeque<>();
  private int last;

  /** The whole struct with its end. */
  static byte[] of(Consumer<CompactThrift> fields) {
    var thrift = new CompactThrift();
    fields.accept(thrift);
    thrift.out.write(0);
    return thrift.out.toByteArray();
  }

  CompactThrift i32(int field, int value) {
    header(field, I32);
    varint(((long) value << 1 ^ value >> 31) & 0xFFFFFFFFL);
    return this;
  }

  CompactThrift i64(int field, long value) {
    header(field, I64);
    varint(value << 1 ^ value >> 63);
    return this;
  }

  CompactThrift flag(int field, boolean value) {
    header(field, value ? TRUE : FALSE);
    return this;
  }

  CompactThrift text(int field, String value) {
    header(field, BINARY);
    text(value);
    return this;
  }

  CompactThrift struct(int field, Consumer<CompactThrift> fields) {
    header(field, STRUCT);
    inside(fields);
    return this;
  }

  CompactThrift structs(int field, List<Consumer<CompactThrift>> each) {
    listed(field, each.size(), STRUCT);
    each.forEach(this::inside);
    return this;
  }

  CompactThrift texts(int field, List<String> each) {
    listed(field, each.size(), BINARY);
    each.forEach(this::text);
    return this;
  }

  CompactThrift numbers(int field, int... each) {
    listed(field, each.length, I32);
    for (var number : each) {
      varint(((long) number << 1) & 0xFFFFFFFFL);
    }
    return this;
  }

  private void text(String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
  }

  private void listed(int field, int size, int type) {
    header(field, LIST);
    if (size < 15) {
      out.write(size << 4 | type);
    } else {
      out.write(0xF0 | type);
      varint(size);
    }
  }

  private void inside(Consumer<CompactThrift> fields) {
    outer.push(last);
    last = 0;
    fields.accept(this);
    out.write(0);
    last = outer.pop();
  }

  /** Fields come in the order of their numbers, no two more than 15 apart. */
  private void header(int field, int type) {
    out.write((field - last) << 4 | type);
    last = field;
  }

  private void varint(long value) {
    var left = value;
    while ((left & ~0x7FL) != 0) {
      out.write((int) (left & 0x7F | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
