package org.chengming.registers.web;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.registers.BringReport.RefusedRow;
import org.chengming.registers.DraftRow;
import org.chengming.registers.DraftRows;
import org.chengming.registers.DraftState;
import org.chengming.registers.Drafts;
import org.chengming.registers.PastedRows;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.TableFile;
import org.chengming.web.DeskEntry;
import org.chengming.web.DeskTally;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.ListingRequest;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The registers an official keeps, and rows sent or pasted into one. */
@Controller
class KeepingController {
  static final String PATH = "/desk/registers";
  static final String ONE = PATH + "/{name:[a-z][a-z0-9-]*}";
  static final String DRAFTS = "/desk/register-drafts";
  private static final Set<Role> ROLES =
      Set.of(Role.EDITOR, Role.REVIEWER, Role.PUBLISHER, Role.SUPERVISOR);

  private final Drafts drafts;
  private final KeepingQuery query;
  private final Pages pages;

  KeepingController(Drafts drafts, KeepingQuery query, Pages pages) {
    this.drafts = drafts;
    this.query = query;
    this.pages = pages;
  }

  @Bean
  static DeskEntry registersDeskEntry() {
    return new DeskEntry("公开", 25, "登记簿", PATH, ROLES);
  }

  @Bean
  static DeskTally registerDraftsTally(Drafts drafts) {
    return new DeskTally(
        40,
        "登记簿的草稿，等着审核",
        PATH,
        Set.of(Role.REVIEWER, Role.PUBLISHER),
        actor ->
            drafts.counts(actor, DraftState.SUBMITTED).values().stream()
                .mapToInt(Integer::intValue)
                .sum());
  }

  @GetMapping(PATH)
  View all(Actor actor, Frame frame) {
    if (ROLES.stream().noneMatch(actor::mayAnywhere)) {
      throw new NotPermitted("%s keeps no register".formatted(actor.name()));
    }
    return pages.show("registers/web/keptRegisters", frame, query.all(actor, frame));
  }

  @GetMapping(ONE)
  View one(
      Actor actor,
      Frame frame,
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> parameters,
      ListingRequest asked) {
    var register = drafts.kept(actor, name);
    var address = RecordAddress.of(register, parameters);
    return pages.show(
        "registers/web/keptRegister",
        frame,
        query.one(actor, register, address, asked, Form.of(Map.of()), null, frame));
  }

  /** Takes rows as a draft, or says what would come of them. */
  @PostMapping(ONE + "/drafts")
  View take(
      Actor actor,
      Frame frame,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String text,
      @RequestParam @Nullable MultipartFile file,
      @RequestParam(defaultValue = "false") boolean dry,
      ListingRequest asked)
      throws IOException {
    var register = drafts.kept(actor, name);
    var values = Map.of("note", note, "text", text);
    try {
      var unread = new ArrayList<RefusedRow>();
      var notes = new ArrayList<String>();
      var rows = rows(register, text, file, unread, notes);
      if (dry) {
        var trial = new KeptRegisterPage.Trial(drafts.tryOut(actor, register, rows), unread, notes);
        return shown(actor, frame, register, asked, Form.of(values), trial);
      }
      if (!unread.isEmpty()) {
        throw Refused.because(
            "text",
            "有%d行读不出来，先试一试看是哪几行。".formatted(unread.size()),
            unread.size() + " rows cannot be read");
      }
      return SeeOther.at(DRAFTS + "/" + drafts.begin(actor, register, note, rows));
    } catch (Refused refused) {
      return shown(actor, frame, register, asked, new Form(values, refused.problems()), null);
    }
  }

  private View shown(
      Actor actor,
      Frame frame,
      RegisterDefinition register,
      ListingRequest asked,
      Form form,
      KeptRegisterPage.@Nullable Trial trial) {
    var address = RecordAddress.of(register, new LinkedMultiValueMap<>());
    return pages.show(
        form.problems().isEmpty() ? 200 : 422,
        "registers/web/keptRegister",
        frame,
        query.one(actor, register, address, asked, form, trial, frame));
  }

  private static List<DraftRow> rows(
      RegisterDefinition register,
      String text,
      @Nullable MultipartFile file,
      List<RefusedRow> unread,
      List<String> notes)
      throws IOException {
    if (file == null || file.isEmpty()) {
      if (text.isBlank() && file != null && !"".equals(file.getOriginalFilename())) {
        throw Refused.because("file", "这个文件是空的，请看看选的是不是它。", "An empty file");
      }
      if (text.isBlank()) {
        throw Refused.because("text", "请粘贴表格的内容，或者选一个文件。", "Neither rows nor a file");
      }
      var source = PastedRows.read(register, text);
      var rows = DraftRows.read(source, unread);
      notes.addAll(source.notes());
      return rows;
    }
    var kept = TableFile.keep(file.getInputStream());
    try (var source = TableFile.open(register, kept, null)) {
      var rows = DraftRows.read(source, unread);
      notes.addAll(source.notes());
      return rows;
    } finally {
      Files.deleteIfExists(kept);
    }
  }

  @GetMapping(ONE + "/grid")
  View grid(Actor actor, Frame frame, @PathVariable String name) {
    return pages.show("registers/web/grid", frame, query.grid(null, drafts.kept(actor, name)));
  }

  @PostMapping(ONE + "/grid")
  View begin(
      Actor actor,
      Frame frame,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String text)
      throws IOException {
    var register = drafts.kept(actor, name);
    try {
      var unread = new ArrayList<RefusedRow>();
      var rows = rows(register, text, null, unread, new ArrayList<>());
      requireRead(unread);
      return SeeOther.at(DRAFTS + "/" + drafts.begin(actor, register, note, rows));
    } catch (Refused refused) {
      return again(frame, query.grid(null, register), note, text, refused);
    }
  }

  /** Puts the rows in the place of those the draft had. */
  @PostMapping(DRAFTS + "/{id:\\d{1,18}}/grid")
  View rewrite(
      Actor actor,
      Frame frame,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String text)
      throws IOException {
    var draft = drafts.look(actor, id);
    var register = drafts.kept(actor, draft.register());
    try {
      var unread = new ArrayList<RefusedRow>();
      var rows = DraftRows.read(PastedRows.read(register, text), unread);
      requireRead(unread);
      drafts.write(actor, id, note, rows);
      return SeeOther.at(DRAFTS + "/" + id);
    } catch (Refused refused) {
      return again(frame, query.grid(draft, register), note, text, refused);
    }
  }

  private static void requireRead(List<RefusedRow> unread) {
    if (!unread.isEmpty()) {
      throw Refused.because(
          "text",
          "第%d行读不出来：%s"
              .formatted(unread.getFirst().line(), unread.getFirst().problems().getFirst()),
          "Rows cannot be read");
    }
  }

  private View again(Frame frame, GridPage page, String note, String text, Refused refused) {
    var form = new Form(Map.of("note", note, "text", text), refused.problems());
    return pages.show(
        422,
        "registers/web/grid",
        frame,
        new GridPage(page.id(), page.name(), page.title(), page.fields(), form, List.of()));
  }

  @GetMapping(DRAFTS + "/{id:\\d{1,18}}/grid")
  View grid(Actor actor, Frame frame, @PathVariable long id) {
    var draft = drafts.get(actor, id);
    return pages.show(
        "registers/web/grid", frame, query.grid(draft, drafts.kept(actor, draft.register())));
  }
}
