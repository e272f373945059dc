package org.chengming.registers.web;

import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.registers.Promise;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.Registers;
import org.chengming.registers.Timeliness;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** Whether each body publishes in time, for everybody to see. */
@Controller
class TimelinessController {
  private final Registers registers;
  private final Timeliness timeliness;
  private final Organisations organisations;
  private final Pages pages;

  TimelinessController(
      Registers registers, Timeliness timeliness, Organisations organisations, Pages pages) {
    this.registers = registers;
    this.timeliness = timeliness;
    this.organisations = organisations;
    this.pages = pages;
  }

  @GetMapping("/registers/{name:[a-z][a-z0-9-]*}/timeliness")
  View show(Frame frame, @PathVariable String name) {
    var register = registers.get(name);
    var timely = register.promise().timely();
    if (timely == null) {
      throw new Missing("Timeliness of register " + name);
    }
    return pages.showPublic(
        "registers/web/timeliness", frame, page(register, timely, timeliness.of(register), frame));
  }

  private TimelinessPage page(
      RegisterDefinition register,
      Promise.Timely timely,
      List<Timeliness.OfBody> found,
      Frame frame) {
    var t = frame.t();
    var path = "/registers/" + register.name();
    var all =
        new Timeliness.OfBody(
            "",
            found.stream().mapToLong(Timeliness.OfBody::records).sum(),
            found.stream().mapToLong(Timeliness.OfBody::inTime).sum(),
            0,
            found.stream().mapToLong(Timeliness.OfBody::said).sum());
    return new TimelinessPage(
        Head.of(t.of("公开得及时不及时") + " " + register.label(t), path + "/timeliness")
            .describedAs(t.of("从那一天到公开用了几个工作日，各机关的都在这里。")),
        register.label(t),
        path,
        register.get(timely.from()).label(t),
        timely.workingDays(),
        all.records(),
        all.inTime(),
        share(all),
        all.said(),
        timely.said() == null ? "" : register.get(timely.said()).label(t),
        found.stream().map(body -> line(body, t)).toList());
  }

  private TimelinessPage.Line line(Timeliness.OfBody of, Words t) {
    return new TimelinessPage.Line(
        body(of.body(), t), of.records(), of.inTime(), of.late(), of.longest(), share(of));
  }

  /** Records name bodies by their code, or as text where a register comes from elsewhere. */
  private String body(String named, Words t) {
    return named.isEmpty()
        ? t.of("没有写机关的")
        : organisations.bodies().byCode(named).map(b -> label(b, t)).orElse(named);
  }

  private static String label(Body body, Words t) {
    return body.label(t);
  }

  private static String share(Timeliness.OfBody of) {
    return of.records() == 0 ? "—" : "%.1f%%".formatted(of.share());
  }
}
