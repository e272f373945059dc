package org.chengming.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A list as CSV (RFC 4180) that a spreadsheet opens right: UTF-8 with its mark, and no cell it
 * would run as a formula.
 */
final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader("编号", "标题", "发文字号", "发布机构", "成文日期", "公开时间", "更新时间", "状态", "数量", "概述", "网址")
          .get();

  private CsvTable() {}

  static byte[] write(Listing listing, SiteIdentity site) {
    var out = new StringWriter();
    out.write('\uFEFF');
    try (var csv = new CSVPrinter(out, FORMAT)) {
      for (var e : listing.entries()) {
        csv.printRecord(
            cell(e.id()),
            cell(e.title()),
            cell(e.documentNumber()),
            cell(e.body()),
            cell(e.formedOn()),
            e.publishedAt() == null ? null : Dates.iso(e.publishedAt()),
            e.updatedAt() == null ? null : Dates.iso(e.updatedAt()),
            e.status() == null ? null : cell(e.status().label()),
            cell(e.count()),
            cell(e.summary()),
            cell(site.url() + e.path()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String cell(@Nullable Object value) {
    return CsvCell.of(value);
  }
}
