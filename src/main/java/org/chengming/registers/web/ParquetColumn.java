package org.chengming.registers.web;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.chengming.registers.Field;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column until their row group is written. Numbers are decimals of 28 digits, 10 of
 * them behind the point, which is all that a register takes.
 */
final class ParquetColumn {
  private static final int DECIMAL_BYTES = 12;
  private static final int PRECISION = 28;
  private static final int PLACES = 10;

  private final Field field;
  private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private boolean there;
  private int run;
  private int bits;
  private int packed;

  ParquetColumn(Field field) {
    this.field = field;
  }

  Field field() {
    return field;
  }

  int physicalType() {
    return switch (field.type()) {
      case BOOLEAN -> 0;
      case YEAR, DATE -> 1;
      case INTEGER, DATETIME -> 2;
      case STRING -> 6;
      case NUMBER -> 7;
    };
  }

  /** Its SchemaElement. */
  void describe(CompactThrift element) {
    element.i32(1, physicalType());
    if (field.type() == org.chengming.registers.FieldType.NUMBER) {
      element.i32(2, DECIMAL_BYTES);
    }
    element.i32(3, 1).text(4, field.name());
    switch (field.type()) {
      case STRING -> element.i32(6, 0).struct(10, logical -> logical.struct(1, s -> {}));
      case DATE -> element.i32(6, 6).struct(10, logical -> logical.struct(6, s -> {}));
      case NUMBER ->
          element
              .i32(6, 5)
              .i32(7, PLACES)
              .i32(8, PRECISION)
              .struct(10, logical -> logical.struct(5, d -> d.i32(1, PLACES).i32(2, PRECISION)));
      case DATETIME ->
          element.struct(
              10,
              logical ->
                  logical.struct(
                      8, moment -> moment.flag(1, false).struct(2, u -> u.struct(1, ms -> {}))));
      case INTEGER, YEAR, BOOLEAN -> {}
    }
  }

  void add(@Nullable Object value) {
    if (run > 0 && there != (value != null)) {
      endRun();
    }
    there = value != null;
    run++;
    switch (value) {
      case null -> {}
      case Boolean yes -> bit(yes);
      case LocalDate day -> little(day.toEpochDay(), 4);
      case LocalDateTime moment -> little(moment.toInstant(ZoneOffset.UTC).toEpochMilli(), 8);
      case BigDecimal number -> decimal(number);
      case Long number -> little(number, 8);
      case Number year -> little(year.intValue(), 4);
      default -> {
        var bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        little(bytes.length, 4);
        values.writeBytes(bytes);
      }
    }
  }

  private void bit(boolean yes) {
    packed |= (yes ? 1 : 0) << bits;
    if (++bits == 8) {
      values.write(packed);
      bits = 0;
      packed = 0;
    }
  }

  private void decimal(BigDecimal number) {
    var bytes = number.setScale(PLACES, RoundingMode.HALF_UP).unscaledValue().toByteArray();
    if (bytes.length > DECIMAL_BYTES) {
      throw new IllegalStateException(
          "%s in %s has too many digits".formatted(number, field.name()));
    }
    for (var i = bytes.length; i < DECIMAL_BYTES; i++) {
      values.write(number.signum() < 0 ? 0xFF : 0);
    }
    values.writeBytes(bytes);
  }

  private void little(long value, int bytes) {
    for (var i = 0; i < bytes; i++) {
      values.write((int) (value >> 8 * i));
    }
  }

  /** A run of values that are all there or all missing. */
  private void endRun() {
    var left = run << 1;
    while ((left & ~0x7F) != 0) {
      levels.write(left & 0x7F | 0x80);
      left >>>= 7;
    }
    levels.write(left);
    levels.write(there ? 1 : 0);
    run = 0;
  }

  /** The page: which values are there, then the values; and begins anew. */
  byte[] take() {
    endRun();
    if (bits > 0) {
      values.write(packed);
      bits = 0;
      packed = 0;
    }
    var page = new ByteArrayOutputStream(levels.size() + values.size() + 4);
    for (var i = 0; i < 4; i++) {
      page.write(levels.size() >> 8 * i);
    }
    page.writeBytes(levels.toByteArray());
    page.writeBytes(values.toByteArray());
    levels.reset();
    values.reset();
    return page.toByteArray();
  }
}
