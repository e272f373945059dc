package org.chengming.registers.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.registers.Defining;
import org.chengming.registers.DefinitionText;
import org.chengming.registers.Registers;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Definitions of registers at the desk. */
@Controller
class DefinitionController {
  private static final String PATH = "/desk/register-definitions";
  private static final Map<String, Object> BLANK =
      Map.of("licence", "CC-BY-4.0", "rhythm", "yearly", "fields", List.of());

  private final Defining defining;
  private final Registers registers;
  private final KeeperNames keepers;
  private final Pages pages;

  DefinitionController(Defining defining, Registers registers, KeeperNames keepers, Pages pages) {
    this.defining = defining;
    this.registers = registers;
    this.keepers = keepers;
    this.pages = pages;
  }

  @GetMapping(PATH)
  View blank(Actor actor, Frame frame) {
    Defining.require(actor);
    var form = Form.of(values(BLANK));
    return page(200, frame, null, form, DefinitionText.yaml(BLANK), null, false, actor);
  }

  @GetMapping(KeepingController.ONE + "/definition")
  View standing(
      Actor actor,
      Frame frame,
      @PathVariable String name,
      @RequestParam(defaultValue = "false") boolean saved) {
    var yaml = defining.text(actor, name);
    var form = Form.of(values(DefinitionText.tree(yaml)));
    return page(200, frame, name, form, yaml, null, saved, actor);
  }

  @PostMapping(PATH)
  View make(Actor actor, Frame frame, @RequestParam Map<String, String> typed) {
    return write(actor, frame, null, typed);
  }

  @PostMapping(KeepingController.ONE + "/definition")
  View change(
      Actor actor,
      Frame frame,
      @PathVariable String name,
      @RequestParam Map<String, String> typed) {
    return write(actor, frame, name, typed);
  }

  /** As a form or, where a text was sent, as that; saved only when asked for. */
  private View write(Actor actor, Frame frame, @Nullable String name, Map<String, String> typed) {
    Defining.require(actor);
    var text = typed.get("text");
    var values = typed;
    try {
      if (text == null) {
        var before = name == null ? BLANK : DefinitionText.tree(defining.text(actor, name));
        var named = keepers.read(typed);
        text = DefinitionText.yaml(DefinitionForm.tree(before, typed, named.codes()));
        if (!named.problems().isEmpty()) {
          throw new Refused("Keepers that nobody is called", named.problems(), false);
        }
      } else {
        values = values(DefinitionText.tree(text));
      }
      if (typed.getOrDefault("-act", "").equals("save")) {
        var made = defining.save(actor, name, text);
        return SeeOther.at("/desk/registers/" + made.name() + "/definition?saved=true");
      }
      var proposal = defining.propose(actor, name, text);
      return page(200, frame, name, Form.of(values), proposal.yaml(), proposal, false, actor);
    } catch (Refused refused) {
      var form = new Form(new LinkedHashMap<>(values), refused.problems());
      return page(422, frame, name, form, text == null ? "" : text, null, false, actor);
    }
  }

  private Map<String, String> values(Map<String, Object> tree) {
    var values = DefinitionForm.values(tree);
    values.putAll(keepers.written(DefinitionForm.keepers(tree)));
    return values;
  }

  private View page(
      int status,
      Frame frame,
      @Nullable String name,
      Form form,
      String yaml,
      Defining.@Nullable Proposal proposal,
      boolean saved,
      Actor actor) {
    return pages.show(
        status,
        "registers/web/definition",
        frame,
        new DefinitionPage(
            name == null ? "" : name,
            name == null ? "" : registers.get(name).title(),
            form,
            yaml,
            proposal,
            name == null ? List.of() : defining.versions(actor, name),
            saved,
            frame));
  }
}
