package org.chengming.registers.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.registers.DisplayEnds;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.Registers;
import org.chengming.registers.SealedRecords;
import org.chengming.web.DeskEntry;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Seeing and erasing what is sealed of a record, and ending its display, each with a reason. */
@Controller
class SealedDeskController {
  static final String PATH = "/desk/register-persons";

  private final Registers registers;
  private final SealedRecords sealed;
  private final DisplayEnds ends;
  private final Pages pages;

  SealedDeskController(Registers registers, SealedRecords sealed, DisplayEnds ends, Pages pages) {
    this.registers = registers;
    this.sealed = sealed;
    this.ends = ends;
    this.pages = pages;
  }

  @Bean
  static DeskEntry registerPersonsEntry() {
    return new DeskEntry(
        "公开", 27, "登记簿个人信息", PATH, Set.of(Role.EDITOR, Role.REVIEWER, Role.PUBLISHER));
  }

  @GetMapping(PATH)
  View ask(
      Frame frame,
      @RequestParam(defaultValue = "") String register,
      @RequestParam(defaultValue = "") String record) {
    sealed.requireKeeper(frame.signedIn());
    var form = Form.of(Map.of("register", register, "record", record));
    return show(200, frame, form, null, "");
  }

  @PostMapping(PATH)
  View see(Frame frame, @RequestParam Map<String, String> typed) {
    return act(
        frame,
        typed,
        asked -> {
          var lines =
              sealed.see(frame.signedIn(), asked.register(), asked.key(), asked.reason()).stream()
                  .map(
                      l ->
                          new RecordPage.Line(
                              l.field().title(), l.field().unit(), l.value(), null, null))
                  .toList();
          return show(200, frame, asked.form(), lines, "");
        });
  }

  @PostMapping(PATH + "/erasure")
  View erase(Frame frame, @RequestParam Map<String, String> typed) {
    return act(
        frame,
        typed,
        asked -> {
          sealed.erase(frame.signedIn(), asked.register(), asked.key(), asked.reason());
          return show(200, frame, asked.form(), null, "抹去了。公开的部分还在，本人也查不到了。");
        });
  }

  @PostMapping(PATH + "/display-end")
  View end(Frame frame, @RequestParam Map<String, String> typed) {
    return act(
        frame,
        typed,
        asked -> {
          ends.end(frame.signedIn(), asked.register(), asked.key(), asked.reason());
          return show(200, frame, asked.form(), null, "公示结束了。以后再进同样的数据也不会再公示。");
        });
  }

  private record Asked(RegisterDefinition register, String key, String reason, Form form) {}

  private interface Act {
    View of(Asked asked);
  }

  private View act(Frame frame, Map<String, String> typed, Act act) {
    sealed.requireKeeper(frame.signedIn());
    var form = Form.of(typed);
    var register = registers.find(form.value("register"));
    if (register.isEmpty()) {
      return refused(422, frame, form, new Problem("register", "请选登记簿。"));
    }
    try {
      return act.of(
          new Asked(register.get(), form.value("record").strip(), form.value("reason"), form));
    } catch (Missing missing) {
      return refused(422, frame, form, new Problem("record", "没有这条记录，或者它没有这样的内容。"));
    } catch (Refused refused) {
      return show(422, frame, form.with(refused.problems()), null, "");
    }
  }

  private View refused(int status, Frame frame, Form form, Problem problem) {
    return show(status, frame, form.with(List.of(problem)), null, "");
  }

  private View show(
      int status, Frame frame, Form form, @Nullable List<RecordPage.Line> lines, String done) {
    var choices =
        registers.all().stream()
            .filter(
                r ->
                    r.fields().stream().anyMatch(f -> f.sealed())
                        || r.keeping().displayUntil() != null)
            .map(r -> new SealedDeskPage.Choice(r.name(), r.title()))
            .toList();
    return pages.show(
        status, "registers/web/sealedDesk", frame, new SealedDeskPage(choices, form, lines, done));
  }
}
