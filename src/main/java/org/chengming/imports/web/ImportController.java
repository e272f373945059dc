package org.chengming.imports.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.imports.Imports;
import org.chengming.imports.Imports.Upload;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The desk's imports: send a file, watch its run, read its report. */
@Controller
class ImportController {
  private final Imports imports;
  private final ImportPageQuery query;
  private final Pages pages;
  private final Clock clock;

  ImportController(Imports imports, ImportPageQuery query, Pages pages, Clock clock) {
    this.imports = imports;
    this.query = query;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/desk/imports")
  View list(Frame frame, Actor actor, @RequestParam(defaultValue = "1") int page) {
    actor.requireAnywhere(Role.PUBLISHER, "see the imports");
    var offers = actor.mayAtRoot(Role.ADMINISTRATOR) ? imports.offers() : List.<Imports.Offer>of();
    return pages.show(
        "imports/web/imports", frame, new ImportsPage(query.runs(Math.max(1, page)), offers));
  }

  @PostMapping("/desk/imports")
  View start(
      Actor actor,
      @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "false") boolean dry)
      throws IOException {
    actor.requireAnywhere(Role.PUBLISHER, "import documents");
    if (file == null || file.isEmpty()) {
      throw Refused.because("file", "请选一个文件。", "No file was sent");
    }
    var name = file.getOriginalFilename() == null ? "upload" : file.getOriginalFilename();
    return seeRun(imports.start(actor, new Upload(file.getInputStream(), name, source, body), dry));
  }

  @PostMapping("/desk/imports/datasets/{name}")
  View startDataset(
      Actor actor, @PathVariable String name, @RequestParam(defaultValue = "false") boolean dry) {
    return seeRun(imports.startDataset(actor, name, dry));
  }

  @GetMapping("/desk/imports/{run}")
  View run(
      Frame frame,
      Actor actor,
      @PathVariable long run,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int after) {
    actor.requireAnywhere(Role.PUBLISHER, "see an import");
    return pages.show("imports/web/run", frame, page(run, new LineFilter(outcome, q, after)));
  }

  /** The moving part alone, which the page asks for again and again while the run goes on. */
  @GetMapping("/desk/imports/{run}/progress")
  View progress(Frame frame, Actor actor, @PathVariable long run) {
    actor.requireAnywhere(Role.PUBLISHER, "see an import");
    return pages.show("imports/web/progress", frame, page(run, LineFilter.NONE));
  }

  @GetMapping("/desk/imports/{run}/report.csv")
  ResponseEntity<byte[]> report(
      Actor actor,
      @PathVariable long run,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String q) {
    actor.requireAnywhere(Role.PUBLISHER, "see an import");
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"import-%d.csv\"".formatted(run))
        .body(
            ("\uFEFF" + query.csv(run, new LineFilter(outcome, q, 0)))
                .getBytes(StandardCharsets.UTF_8));
  }

  private RunPage page(long run, LineFilter filter) {
    return new RunPage(
        query.run(run), imports.progress(run), query.lines(run, filter), filter, clock.instant());
  }

  private static View seeRun(long run) {
    var view = new RedirectView("/desk/imports/" + run);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return view;
  }
}
