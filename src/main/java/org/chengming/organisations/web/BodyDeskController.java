package org.chengming.organisations.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.CorrectCodes;
import org.chengming.organisations.DescribeBody;
import org.chengming.organisations.EditBody;
import org.chengming.organisations.OrganisationCode;
import org.chengming.organisations.Organisations;
import org.chengming.organisations.Uscc;
import org.chengming.organisations.WrittenBody;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The desk's pages of bodies: list, registration, description, ending. */
@Controller
class BodyDeskController {
  private final Organisations organisations;
  private final BodiesQuery list;
  private final BodyPageQuery query;
  private final Pages pages;

  BodyDeskController(
      Organisations organisations, BodiesQuery list, BodyPageQuery query, Pages pages) {
    this.organisations = organisations;
    this.list = list;
    this.query = query;
    this.pages = pages;
  }

  @GetMapping("/desk/bodies")
  View list(Frame frame, BodiesAsked asked) {
    frame.signedIn().requireAnywhere(Role.ADMINISTRATOR, "see the desk's list of bodies");
    return pages.show(
        "organisations/web/bodies", frame, list.ask(frame.signedIn(), asked, frame.today()));
  }

  @GetMapping("/desk/bodies/new")
  View fresh(Frame frame, @RequestParam(defaultValue = "") String parent) {
    var start = Form.of(Map.of("parentCode", parent, "level", "COUNTY", "kind", "DEPARTMENT"));
    return pages.show("organisations/web/body", frame, query.fresh(frame.signedIn(), start));
  }

  @PostMapping("/desk/bodies")
  View register(Frame frame, @RequestParam Map<String, String> typed) {
    var registered = new Body[1];
    var problems =
        problems(
            found -> {
              var body = written(typed).read(found);
              return () -> registered[0] = organisations.register(frame.signedIn(), body);
            });
    return problems.isEmpty()
        ? SeeOther.at("/desk/bodies/" + registered[0].code() + "?saved")
        : pages.show(
            422,
            "organisations/web/body",
            frame,
            query.fresh(frame.signedIn(), new Form(typed, problems)));
  }

  @GetMapping("/desk/bodies/{code}")
  View show(Frame frame, @PathVariable String code, @RequestParam @Nullable String saved) {
    return pages.show(
        "organisations/web/body", frame, query.of(frame, code, Map.of(), saved != null));
  }

  @PostMapping("/desk/bodies/{code}")
  View edit(Frame frame, @PathVariable String code, @RequestParam Map<String, String> typed) {
    var id = query.body(code).id();
    var problems =
        problems(
            found -> {
              var edit = edit(id, typed, found);
              return () -> organisations.edit(frame.signedIn(), edit);
            });
    return answer(frame, code, "registration", typed, problems);
  }

  @PostMapping("/desk/bodies/{code}/description")
  View describe(Frame frame, @PathVariable String code, @RequestParam Map<String, String> typed) {
    var written = written(typed);
    var description = new DescribeBody(query.body(code).id(), written.guide(), written.contacts());
    var problems = problems(found -> () -> organisations.describe(frame.signedIn(), description));
    return answer(frame, code, "description", typed, problems);
  }

  /** Without an organisation code the one inside the unified code counts. */
  @PostMapping("/desk/bodies/{code}/codes")
  View correct(Frame frame, @PathVariable String code, @RequestParam Map<String, String> typed) {
    var id = query.body(code).id();
    var problems =
        problems(
            found -> {
              var uscc = written(typed).uscc(found);
              var own = written(typed).organisationCode(found);
              var right = own == null && uscc != null ? uscc.organisationCode() : own;
              if (right == null && found.isEmpty()) {
                found.add(new Problem("organisationCode", "请填写统一社会信用代码或者组织机构代码，索引号要用它。"));
              }
              return () -> correct(frame.signedIn(), id, uscc, right);
            });
    return answer(frame, code, "codes", typed, problems);
  }

  private void correct(
      Actor actor, long id, @Nullable Uscc uscc, @Nullable OrganisationCode right) {
    if (right != null) {
      organisations.correctCodes(actor, new CorrectCodes(id, uscc, right));
    }
  }

  @PostMapping("/desk/bodies/{code}/ending")
  View end(Frame frame, @PathVariable String code, @RequestParam Map<String, String> typed) {
    var id = query.body(code).id();
    var problems =
        problems(
            found -> {
              var day = WrittenBody.day("endedOn", typed.getOrDefault("endedOn", ""), found);
              if (day == null && found.isEmpty()) {
                found.add(new Problem("endedOn", "请填写撤销日期。"));
              }
              return () -> end(frame.signedIn(), id, day);
            });
    return answer(frame, code, "ending", typed, problems);
  }

  private void end(Actor actor, long id, java.time.@Nullable LocalDate day) {
    if (day != null) {
      organisations.end(actor, id, day);
    }
  }

  private interface Reading {
    Runnable read(List<Problem> problems);
  }

  /**
   * Reads what was typed and, when it can be read, does the act; answers with all that was wrong.
   */
  private static List<Problem> problems(Reading reading) {
    var problems = new ArrayList<Problem>();
    var act = reading.read(problems);
    if (problems.isEmpty()) {
      try {
        act.run();
      } catch (Refused refused) {
        problems.addAll(refused.problems());
      }
    }
    return problems;
  }

  private View answer(
      Frame frame, String code, String form, Map<String, String> typed, List<Problem> problems) {
    return problems.isEmpty()
        ? SeeOther.at("/desk/bodies/" + code + "?saved")
        : pages.show(
            422,
            "organisations/web/body",
            frame,
            query.of(frame, code, Map.of(form, new Form(typed, problems)), false));
  }

  private static WrittenBody written(Map<String, String> typed) {
    return new WrittenBody(field -> typed.getOrDefault(field, ""));
  }

  private static EditBody edit(long id, Map<String, String> typed, List<Problem> problems) {
    var read = written(typed).read(problems);
    return new EditBody(
        id,
        read.name(),
        typed.containsKey("correction"),
        read.shortName(),
        read.nameEn(),
        read.level(),
        read.kind(),
        read.divisionCode(),
        read.parentCode(),
        read.foundedOn());
  }
}
