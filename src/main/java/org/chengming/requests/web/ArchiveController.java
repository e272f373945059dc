package org.chengming.requests.web;

import java.util.Map;
import org.chengming.requests.Archive;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Filing a case away, and reading what was filed. */
@Controller
class ArchiveController {
  private final Archive archive;
  private final DeskCaseQuery query;
  private final Pages pages;

  ArchiveController(Archive archive, DeskCaseQuery query, Pages pages) {
    this.archive = archive;
    this.query = query;
    this.pages = pages;
  }

  @PostMapping("/desk/requests/{number}/archive")
  View file(
      Frame frame, @PathVariable String number, @RequestParam(defaultValue = "all") String show) {
    var read = DeskForm.number(number);
    try {
      archive.file(frame.signedIn(), read);
      var known = DeskCaseAnswers.list(show);
      return SeeOther.at("/desk/requests/%s?show=%s&done=archive".formatted(read, known));
    } catch (Refused refused) {
      var form = new Form(Map.of("act", "archive"), refused.problems());
      var page = query.page(frame, read, show, form, null);
      return pages.show(refused.isConflict() ? 409 : 422, "requests/web/deskCase", frame, page);
    }
  }

  @GetMapping("/desk/requests/{number}/archive.zip")
  View zip(Frame frame, @PathVariable String number) {
    var opened = archive.open(frame.signedIn(), DeskForm.number(number));
    return (model, request, response) -> {
      response.setContentType("application/zip");
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"%s.zip\"".formatted(opened.number()));
      opened.zip().write(response.getOutputStream());
    };
  }

  @GetMapping("/desk/requests/{number}/archive.pdf")
  View pdf(Frame frame, @PathVariable String number) {
    var opened = archive.open(frame.signedIn(), DeskForm.number(number));
    return (model, request, response) -> {
      response.setContentType("application/pdf");
      response.setContentLength(opened.pdf().length);
      response.setHeader(
          "Content-Disposition", "inline; filename=\"%s.pdf\"".formatted(opened.number()));
      response.getOutputStream().write(opened.pdf());
    };
  }
}
