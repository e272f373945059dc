package org.chengming.organisations.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.chengming.organisations.Rename;
import org.chengming.organisations.Succeed;
import org.chengming.organisations.SuccessionKind;
import org.chengming.organisations.Successions;
import org.chengming.organisations.WrittenBody;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.chengming.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The desk's form for bodies that are renamed, merged or split. */
@Controller
class SuccessionController {
  private final Organisations organisations;
  private final Successions successions;
  private final Pages pages;

  SuccessionController(Organisations organisations, Successions successions, Pages pages) {
    this.organisations = organisations;
    this.successions = successions;
    this.pages = pages;
  }

  @GetMapping("/desk/bodies/succession")
  View form(Frame frame, @RequestParam(defaultValue = "") String predecessor) {
    frame.signedIn().requireAnywhere(Role.ADMINISTRATOR, "record a succession");
    return page(200, frame, Form.of(Map.of("kind", "RENAME", "predecessors", predecessor)));
  }

  @PostMapping("/desk/bodies/succession")
  View record(Frame frame, @RequestParam Map<String, String> typed) {
    frame.signedIn().requireAnywhere(Role.ADMINISTRATOR, "record a succession");
    var problems = new ArrayList<Problem>();
    try {
      var succession = read(typed, problems);
      if (problems.isEmpty()) {
        return SeeOther.at("/desk/bodies/" + perform(frame, typed, succession) + "?saved");
      }
    } catch (Refused refused) {
      problems.addAll(refused.problems());
    }
    return page(422, frame, new Form(typed, problems));
  }

  private View page(int status, Frame frame, Form form) {
    return pages.show(
        status, "organisations/web/succession", frame, new SuccessionPage("机构变动", form));
  }

  /** Answers the code of the body to look at. */
  private String perform(Frame frame, Map<String, String> typed, Succeed s) {
    if (isRename(typed)) {
      var rename =
          new Rename(
              s.predecessors().getFirst(),
              text(typed, "newCode"),
              text(typed, "newName"),
              orNull(text(typed, "newShortName")),
              s.effectiveOn(),
              s.basis());
      return successions.rename(frame.signedIn(), rename).code();
    }
    successions.succeed(frame.signedIn(), s);
    return organisations.bodies().get(s.predecessors().getFirst()).code();
  }

  private Succeed read(Map<String, String> typed, List<Problem> problems) {
    var kind =
        Arrays.stream(SuccessionKind.values())
            .filter(k -> k.name().equals(text(typed, "kind")))
            .findFirst()
            .orElseThrow(() -> Refused.because("kind", "请选择变动的种类。", "Unknown succession kind"));
    var day = WrittenBody.day("effectiveOn", text(typed, "effectiveOn"), problems);
    if (day == null) {
      problems.add(new Problem("effectiveOn", "请填写生效日期。"));
      day = java.time.LocalDate.EPOCH;
    }
    var before = ids(typed, "predecessors", problems);
    var after = isRename(typed) ? List.<Long>of() : ids(typed, "successors", problems);
    if (isRename(typed) && before.size() != 1) {
      problems.add(new Problem("predecessors", "更名时，变动前的机构只写一个。"));
    }
    return new Succeed(kind, before, after, day, orNull(text(typed, "basis")));
  }

  private List<Long> ids(Map<String, String> typed, String field, List<Problem> problems) {
    var ids = new ArrayList<Long>();
    for (var code : text(typed, field).split("[\\s,，;；、]+")) {
      var body = organisations.bodies().byCode(code);
      if (body.isPresent()) {
        ids.add(body.get().id());
      } else if (!code.isEmpty()) {
        problems.add(new Problem(field, "没有网址代码为“%s”的机构。".formatted(code)));
      }
    }
    if (ids.isEmpty()) {
      problems.add(new Problem(field, "请写出机构的网址代码。"));
    }
    return ids;
  }

  /** A rename registers the new body itself, unless it is there already. */
  private static boolean isRename(Map<String, String> typed) {
    return text(typed, "kind").equals("RENAME") && text(typed, "successors").isEmpty();
  }

  private static String text(Map<String, String> typed, String field) {
    return typed.getOrDefault(field, "").strip();
  }

  private static @org.jspecify.annotations.Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
