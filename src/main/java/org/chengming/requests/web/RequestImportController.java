package org.chengming.requests.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.chengming.actors.Actor;
import org.chengming.requests.HistoryLine;
import org.chengming.requests.RequestHistory;
import org.chengming.web.CsvCell;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Bringing in the cases of an earlier system at the desk. */
@Controller
class RequestImportController {
  private static final int AT_ONCE = 5_000;
  private static final String RUN = "/desk/request-import/{run:\\d{1,18}}";

  private final RequestHistory history;
  private final Pages pages;

  RequestImportController(RequestHistory history, Pages pages) {
    this.history = history;
    this.pages = pages;
  }

  @GetMapping("/desk/request-import")
  View form(Frame frame) {
    var page = new RequestImportPage(history.runs(frame.signedIn()), Form.of(Map.of()));
    return pages.show("requests/web/requestImport", frame, page);
  }

  @PostMapping("/desk/request-import")
  View start(
      Frame frame,
      @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "true") boolean dry)
      throws IOException {
    try {
      if (file == null || file.isEmpty()) {
        throw Refused.because("file", "请选一个文件。", "No file was sent");
      }
      var name = file.getOriginalFilename() == null ? "upload.csv" : file.getOriginalFilename();
      var upload = new RequestHistory.Upload(file.getInputStream(), name, body);
      return SeeOther.at(
          "/desk/request-import/%d".formatted(history.start(frame.signedIn(), upload, dry)));
    } catch (Refused refused) {
      var typed = new Form(Map.of("body", body), refused.problems());
      var page = new RequestImportPage(history.runs(frame.signedIn()), typed);
      return pages.show(422, "requests/web/requestImport", frame, page);
    }
  }

  @GetMapping(RUN)
  View run(
      Frame frame,
      @PathVariable long run,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "0") long after) {
    return pages.show(
        "requests/web/requestImportRun", frame, page(frame.signedIn(), run, outcome, after));
  }

  /** The moving part alone, which the page asks for again and again while the run goes on. */
  @GetMapping(RUN + "/progress")
  View progress(Frame frame, @PathVariable long run) {
    return pages.show(
        "requests/web/requestImportProgress",
        frame,
        new RequestImportRunPage(history.progress(frame.signedIn(), run), "", List.of()));
  }

  @GetMapping(RUN + "/report.csv")
  void report(
      Actor actor,
      @PathVariable long run,
      @RequestParam(defaultValue = "") String outcome,
      HttpServletResponse response)
      throws IOException {
    var which = outcome(outcome);
    var lines = history.lines(actor, run, which, 0, AT_ONCE);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"request-import-%d.csv\"".formatted(run));
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        var csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
      out.write('\uFEFF');
      csv.printRecord("行号", "旧编号", "结果", "新编号", "说明");
      while (!lines.isEmpty()) {
        for (var line : lines) {
          csv.printRecord(
              line.line(),
              CsvCell.of(line.oldNumber()),
              line.outcome().label(),
              line.number(),
              CsvCell.of(line.reason()));
        }
        lines = history.lines(actor, run, which, lines.getLast().line(), AT_ONCE);
      }
    }
  }

  private RequestImportRunPage page(Actor actor, long run, String outcome, long after) {
    var progress = history.progress(actor, run);
    var which = outcome(outcome);
    var lines = history.lines(actor, run, which, after, RequestImportRunPage.PAGE + 1);
    return new RequestImportRunPage(progress, which == null ? "" : which.name(), lines);
  }

  private static HistoryLine.@Nullable Outcome outcome(String code) {
    return Arrays.stream(HistoryLine.Outcome.values())
        .filter(o -> o.name().equals(code))
        .findFirst()
        .orElse(null);
  }
}
