package org.chengming.standards.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.chengming.files.Spreadsheet;
import org.chengming.standards.Standard;
import org.chengming.standards.Standards;
import org.chengming.web.CsvCell;
import org.chengming.web.Frame;
import org.chengming.web.Listings;
import org.chengming.web.Pages;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** Standards as pages and files. */
@Controller
class StandardsController {
  private static final String ONE = "/standards/{standard:[a-z0-9-]+}";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Standards standards;
  private final StandardText text;
  private final Listings listings;
  private final Pages pages;

  StandardsController(Standards standards, StandardText text, Listings listings, Pages pages) {
    this.standards = standards;
    this.text = text;
    this.listings = listings;
    this.pages = pages;
  }

  @GetMapping("/standards")
  View index(Frame frame) {
    return pages.showPublic(
        "standards/web/standards", frame, text.index(standards.all(), frame.t()));
  }

  @GetMapping(ONE)
  View standard(Frame frame, @PathVariable String standard) {
    return show(frame, standards.get(standard), null);
  }

  @GetMapping(ONE + "/versions/{version:\\d{1,4}}")
  View version(Frame frame, @PathVariable String standard, @PathVariable int version) {
    return show(frame, standards.get(standard), standards.version(standard, version));
  }

  private View show(Frame frame, Standard current, @Nullable Standard old) {
    var shown = old == null ? current : old;
    var versions = standards.versions(current.code());
    var before =
        versions.stream()
            .filter(v -> v.version() < shown.version())
            .findFirst()
            .map(v -> standards.version(current.code(), v.version()))
            .orElse(null);
    return pages.showPublic(
        "standards/web/standard", frame, text.page(current, shown, versions, before, frame.t()));
  }

  @GetMapping(ONE + ".{format:json|csv|xlsx}")
  View file(
      @PathVariable String standard, @PathVariable String format, HttpServletResponse response) {
    var found = standards.get(standard);
    if (!format.equals("json")) {
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(standard, format));
    }
    return switch (format) {
      case "json" ->
          listings.json(
              StandardText.json(found, text.lead(found, Words.CHINESE)), found.publishedAt());
      case "csv" -> listings.bytes("text/csv;charset=UTF-8", csv(found), found.publishedAt());
      default -> listings.bytes(XLSX, workbook(found), found.publishedAt());
    };
  }

  private static byte[] csv(Standard standard) {
    return csv(StandardText.HEADINGS, StandardText.rows(standard));
  }

  static byte[] csv(List<String> headings, List<List<String>> rows) {
    var format = CSVFormat.RFC4180.builder().setHeader(headings.toArray(String[]::new)).get();
    var out = new StringWriter();
    out.write('\uFEFF');
    try (var csv = new CSVPrinter(out, format)) {
      for (var row : rows) {
        csv.printRecord(row.stream().map(CsvCell::of).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] workbook(Standard standard) {
    var rows = new ArrayList<List<String>>();
    rows.add(StandardText.HEADINGS);
    rows.addAll(StandardText.rows(standard));
    return new Spreadsheet(
            List.of(new Spreadsheet.Sheet("标准目录", List.of(8, 20, 30, 50, 40, 30, 20, 24), rows)))
        .xlsx();
  }
}
