package org.chengming.reports.web;

import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.chengming.reports.PublishedReports;
import org.chengming.reports.ReportFigures;
import org.chengming.reports.ReportImports;
import org.chengming.reports.ReportImports.FinishedYear;
import org.chengming.reports.Scope;
import org.chengming.reports.web.DeskImportPage.Remark;
import org.chengming.reports.web.DeskImportPage.Trial;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Finished years from spreadsheets: tried out first, taken when confirmed. */
@Controller
class DeskImportController {
  private static final int FIRST_YEAR = 2008;

  private final ReportImports imports;
  private final PublishedReports published;
  private final Organisations organisations;
  private final Pages pages;

  DeskImportController(
      ReportImports imports, PublishedReports published, Organisations organisations, Pages pages) {
    this.imports = imports;
    this.published = published;
    this.organisations = organisations;
    this.pages = pages;
  }

  @GetMapping("/desk/annual-reports/import")
  View form(
      Frame frame,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String year) {
    requireRole(frame.signedIn());
    var form = Form.of(Map.of("body", body, "year", year));
    return show(200, frame, form, null);
  }

  @PostMapping("/desk/annual-reports/import/trial")
  View tryOut(
      Frame frame,
      @RequestParam Map<String, String> typed,
      @RequestParam @Nullable MultipartFile file)
      throws IOException {
    requireRole(frame.signedIn());
    var values = new HashMap<>(typed);
    try {
      if (file == null || file.isEmpty()) {
        throw Refused.because("file", "请选一个文件。", "No file");
      }
      var name = file.getOriginalFilename();
      values.put("name", name == null ? "" : name);
      values.put("content", Base64.getEncoder().encodeToString(file.getBytes()));
      return show(200, frame, Form.of(values), trial(frame.signedIn(), year(values)));
    } catch (Refused refused) {
      return show(422, frame, new Form(values, refused.problems()), null);
    }
  }

  @PostMapping("/desk/annual-reports/import")
  View store(Frame frame, @RequestParam Map<String, String> typed) {
    requireRole(frame.signedIn());
    try {
      var year = year(typed);
      imports.store(frame.signedIn(), year);
      return SeeOther.at(
          "/desk/annual-reports/%s/%d?done=import".formatted(year.bodyCode(), year.year()));
    } catch (Refused refused) {
      var form = new Form(typed, refused.problems());
      return show(422, frame, form, again(frame.signedIn(), typed));
    }
  }

  private @Nullable Trial again(Actor actor, Map<String, String> typed) {
    try {
      return trial(actor, year(typed));
    } catch (Refused refused) {
      return null;
    }
  }

  private static void requireRole(Actor actor) {
    if (!actor.mayAnywhere(Role.SUPERVISOR)) {
      actor.requireAnywhere(Role.PUBLISHER, "import annual reports");
    }
  }

  private FinishedYear year(Map<String, String> typed) {
    var body = organisations.bodies().exactly("body", typed.getOrDefault("body", ""), b -> true);
    var year = typed.getOrDefault("year", "");
    if (!year.matches("20\\d\\d") || Integer.parseInt(year) < FIRST_YEAR) {
      throw Refused.because("year", "请选年份。", "No year " + year);
    }
    var scope = DeskReportController.scope(typed.getOrDefault("scope", ""));
    return new FinishedYear(
        body.code(),
        Integer.parseInt(year),
        scope == null ? Scope.usual(body) : scope,
        typed.getOrDefault("name", ""),
        content(typed.getOrDefault("content", "")),
        typed.getOrDefault("reason", ""),
        typed.containsKey("accepted"));
  }

  private static byte[] content(String encoded) {
    try {
      return Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw Refused.because("file", "请再选一次文件。", "The content is not Base64");
    }
  }

  private Trial trial(Actor actor, FinishedYear year) {
    var trial = imports.tryOut(actor, year);
    var body = organisations.bodies().byCode(year.bodyCode()).orElseThrow();
    return new Trial(
        "%s %d年（%s）".formatted(body.name(), year.year(), year.fileName()),
        trial.cells(),
        trial.missing(),
        trial.cells() > 0 && trial.remarks().isEmpty(),
        trial.wrong().size(),
        !published.versions(body.id(), year.year()).isEmpty(),
        trial.remarks().stream().map(r -> new Remark(r.place(), r.sentence())).toList(),
        DeskRules.of(trial.identities()),
        ReportFigures.form(year.year()).tables().stream()
            .map(t -> TableView.of(t, trial.figures(), Words.CHINESE, cell -> null))
            .toList());
  }

  private View show(int status, Frame frame, Form form, @Nullable Trial trial) {
    int last = frame.today().getYear() - 1;
    List<Integer> years =
        IntStream.rangeClosed(FIRST_YEAR, last).map(y -> last + FIRST_YEAR - y).boxed().toList();
    return pages.show(
        status, "reports/web/deskImport", frame, new DeskImportPage(form, years, trial));
  }
}
