package org.chengming.publishing.web.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** How long publication took, counted in working days (条例第二十六条). */
@Controller
class TimelinessController {
  private final Pages pages;
  private final TimelinessQuery query;

  TimelinessController(Pages pages, TimelinessQuery query) {
    this.pages = pages;
    this.query = query;
  }

  @GetMapping("/desk/timeliness")
  View page(
      Frame frame,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "1") int page) {
    return pages.show(
        "publishing/web/desk/timeliness",
        frame,
        query.page(
            frame.signedIn(),
            known(frame, year == null ? frame.today().getYear() : year),
            Math.max(1, page)));
  }

  /** The Regulations are of 2008, and nothing is public yet in years to come. */
  private static int known(Frame frame, int year) {
    return Math.clamp(year, TimeLimit.first().getYear(), frame.today().getYear());
  }

  /** Every document of the year, not only the late ones. The BOM lets Excel read it as UTF-8. */
  @GetMapping("/desk/timeliness.csv")
  void csv(Frame frame, @RequestParam int year, HttpServletResponse response) throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"timeliness-%d.csv\"".formatted(year));
    var out = response.getWriter();
    out.write('\ufeff');
    try (var csv = new CSVPrinter(out, CSVFormat.DEFAULT)) {
      csv.printRecord("索引号", "标题", "公开机构", "成文日期", "首次公开日期", "工作日", "超出工作日", "公开事项", "没有公开事项的理由");
      query.each(frame.signedIn(), known(frame, year), f -> print(csv, f));
    }
  }

  private void print(CSVPrinter csv, TimelinessQuery.Figure f) {
    try {
      csv.printRecord(
          f.indexNumber(),
          plain(f.title()),
          plain(query.bodyName(f.bodyId())),
          f.formedOn(),
          f.publishedOn(),
          f.days(),
          Math.max(0, f.over()),
          plain(f.duty()),
          plain(f.reason()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cell that starts like a formula would run as one in a spreadsheet. */
  private static String plain(String cell) {
    return cell.matches("^[=+\\-@\\t\\r].*") ? "'" + cell : cell;
  }
}
