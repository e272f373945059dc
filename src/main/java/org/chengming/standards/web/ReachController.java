package org.chengming.standards.web;

import java.util.List;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.standards.StandardKeeping;
import org.chengming.standards.Standards;
import org.chengming.standards.Standards.Reach;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Which standards bind a body; a supervisor adds sectors its name does not tell of. */
@Controller
class ReachController {
  private final DutiesQuery query;
  private final Standards standards;
  private final StandardKeeping keeping;
  private final Pages pages;

  ReachController(DutiesQuery query, Standards standards, StandardKeeping keeping, Pages pages) {
    this.query = query;
    this.standards = standards;
    this.keeping = keeping;
    this.pages = pages;
  }

  @GetMapping("/desk/duties/{body:[a-z0-9-]+}/standards")
  View reach(Frame frame, @PathVariable String body, @RequestParam(defaultValue = "") String done) {
    var found = query.body(frame.signedIn(), body);
    return pages.show("standards/web/reach", frame, page(frame, found, done));
  }

  @PostMapping("/desk/duties/{body:[a-z0-9-]+}/standards")
  View tag(
      Frame frame,
      @PathVariable String body,
      @RequestParam(required = false, defaultValue = "") List<String> tag) {
    keeping.tag(frame.signedIn(), query.body(frame.signedIn(), body), tag);
    return SeeOther.at("/desk/duties/%s/standards?done=tags".formatted(body));
  }

  private ReachPage page(Frame frame, Body body, String done) {
    var reaching = standards.reaching(body);
    return new ReachPage(
        body.name(),
        body.code(),
        frame.signedIn().may(Role.SUPERVISOR, body.path()),
        reaching.stream().filter(Reach::binds).map(ReachController::line).toList(),
        reaching.stream().filter(r -> !r.binds()).map(ReachController::line).toList(),
        done.equals("tags") ? "已经记下。要公开的事项和覆盖情况几秒后按新的算。" : "");
  }

  private static ReachPage.Line line(Reach reach) {
    var standard = reach.standard();
    return new ReachPage.Line(
        standard.title(),
        "/standards/" + standard.code(),
        standard.items().size(),
        reach.bySelf() ? "按机关的种类、层级和名称" : reach.tagged() ? "监督部门定的" : "名称里看不出，可以另外定",
        reach.bySelf() ? null : reach.tag(),
        reach.tagged());
  }
}
