package org.chengming.registers.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records as Apache Parquet: flat, every column optional, one page of plain values a column and row
 * group, compressed by gzip. A row group is in memory while it fills; of those that are written
 * only where they are.
 */
final class ParquetTable implements DownloadController.Table {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int GROUP = 20_000;
  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int GZIP = 2;

  private final RegisterDefinition register;
  private final @Nullable String notice;
  private final OutputStream out;
  private final List<ParquetColumn> columns;
  private final List<Consumer<CompactThrift>> groups = new ArrayList<>();
  private long at;
  private long written;
  private int rows;

  /**
   * @param notice what its metadata say beside title and licence; null for nothing
   */
  ParquetTable(RegisterDefinition register, @Nullable String notice, OutputStream out)
      throws IOException {
    this.register = register;
    this.notice = notice;
    this.out = out;
    this.columns = register.shown().stream().map(ParquetColumn::new).toList();
    put(MAGIC);
  }

  @Override
  public void write(List<RegisterRecord> part) throws IOException {
    for (var record : part) {
      for (var column : columns) {
        column.add(record.values().get(column.field().name()));
      }
      if (++rows == GROUP) {
        group();
      }
    }
  }

  @Override
  public void end() throws IOException {
    if (rows > 0) {
      group();
    }
    var schema = new ArrayList<Consumer<CompactThrift>>();
    schema.add(root -> root.text(4, register.name().replace('-', '_')).i32(5, columns.size()));
    columns.forEach(column -> schema.add(column::describe));
    var footer =
        CompactThrift.of(
            file ->
                file.i32(1, 1)
                    .structs(2, schema)
                    .i64(3, written)
                    .structs(4, groups)
                    .structs(5, described())
                    .text(6, "chengming"));
    put(footer);
    put(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length).array());
    put(MAGIC);
  }

  private List<Consumer<CompactThrift>> described() {
    var pairs = new ArrayList<Consumer<CompactThrift>>();
    pairs.add(pair -> pair.text(1, "title").text(2, register.title()));
    pairs.add(pair -> pair.text(1, "license").text(2, register.licence()));
    if (notice != null) {
      pairs.add(pair -> pair.text(1, "demo").text(2, "true"));
      pairs.add(pair -> pair.text(1, "notice").text(2, notice));
    }
    return pairs;
  }

  private void group() throws IOException {
    var chunks = new ArrayList<Consumer<CompactThrift>>();
    long plain = 0;
    for (var column : columns) {
      plain += chunk(column, chunks);
    }
    var size = plain;
    var count = rows;
    groups.add(group -> group.structs(1, chunks).i64(2, size).i64(3, count));
    written += rows;
    rows = 0;
  }

  /** Bytes before compression. */
  private long chunk(ParquetColumn column, List<Consumer<CompactThrift>> chunks)
      throws IOException {
    var page = column.take();
    var packed = packed(page);
    var count = rows;
    var header =
        CompactThrift.of(
            h ->
                h.i32(1, 0)
                    .i32(2, page.length)
                    .i32(3, packed.length)
                    .struct(5, d -> d.i32(1, count).i32(2, PLAIN).i32(3, RLE).i32(4, RLE)));
    var start = at;
    put(header);
    put(packed);
    chunks.add(
        chunk ->
            chunk
                .i64(2, start)
                .struct(
                    3,
                    meta ->
                        meta.i32(1, column.physicalType())
                            .numbers(2, PLAIN, RLE)
                            .texts(3, List.of(column.field().name()))
                            .i32(4, GZIP)
                            .i64(5, count)
                            .i64(6, header.length + page.length)
                            .i64(7, header.length + packed.length)
                            .i64(9, start)));
    return header.length + page.length;
  }

  private static byte[] packed(byte[] page) throws IOException {
    var bytes = new ByteArrayOutputStream(page.length / 2 + 64);
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(page);
    }
    return bytes.toByteArray();
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    at += bytes.length;
  }
}
