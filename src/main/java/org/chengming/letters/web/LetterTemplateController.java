package org.chengming.letters.web;

import java.util.HashMap;
import java.util.Map;
import org.chengming.actors.Role;
import org.chengming.letters.LetterPress;
import org.chengming.letters.LetterTemplate;
import org.chengming.letters.LetterTemplates;
import org.chengming.letters.SaveLetterTemplate;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The desk's pages of letter templates. */
@Controller
class LetterTemplateController {
  private static final String ONE = "/desk/letter-templates/{kind:[A-Z0-9_]+}";

  private final LetterTemplates templates;
  private final LetterPress press;
  private final Pages pages;

  LetterTemplateController(LetterTemplates templates, LetterPress press, Pages pages) {
    this.templates = templates;
    this.press = press;
    this.pages = pages;
  }

  @GetMapping("/desk/letter-templates")
  View list(Frame frame) {
    requireSight(frame);
    return pages.show(
        "letters/web/letterTemplates", frame, new LetterTemplatesPage(templates.all()));
  }

  @GetMapping(ONE)
  View show(Frame frame, @PathVariable String kind, @RequestParam @Nullable String saved) {
    requireSight(frame);
    return page(200, frame, kind, form(templates.current(kind)), saved != null, null);
  }

  @GetMapping(ONE + "/versions/{version:\\d{1,9}}")
  View version(Frame frame, @PathVariable String kind, @PathVariable int version) {
    requireSight(frame);
    var template =
        templates
            .find(kind, version)
            .orElseThrow(() -> new Missing("Version %d of letter %s".formatted(version, kind)));
    var page =
        new LetterVersionPage(template, templates.current(kind).version(), sample(frame, template));
    return pages.show("letters/web/letterVersion", frame, page);
  }

  @PostMapping(ONE)
  View save(Frame frame, @PathVariable String kind, @RequestParam Map<String, String> typed) {
    try {
      templates.save(frame.signedIn(), command(kind, typed));
      return SeeOther.at("/desk/letter-templates/%s?saved".formatted(kind));
    } catch (Refused refused) {
      return refused(frame, kind, typed, refused);
    }
  }

  @PostMapping(ONE + "/shipped")
  View backToShipped(Frame frame, @PathVariable String kind) {
    var shipped = templates.find(kind, 0).orElseThrow();
    var basedOn = templates.current(kind).version();
    templates.save(
        frame.signedIn(),
        new SaveLetterTemplate(kind, basedOn, shipped.name(), shipped.title(), shipped.body()));
    return SeeOther.at("/desk/letter-templates/%s?saved".formatted(kind));
  }

  @PostMapping(ONE + "/preview")
  View preview(Frame frame, @PathVariable String kind, @RequestParam Map<String, String> typed) {
    requireSight(frame);
    try {
      var sample = sample(frame, templates.checked(command(kind, typed)));
      return page(200, frame, kind, Form.of(typed), false, sample);
    } catch (Refused refused) {
      return refused(frame, kind, typed, refused);
    }
  }

  @PostMapping(ONE + "/pdf")
  View pdf(Frame frame, @PathVariable String kind, @RequestParam Map<String, String> typed) {
    requireSight(frame);
    try {
      var bytes = press.pdf(sample(frame, templates.checked(command(kind, typed))).letter());
      return (model, request, response) -> {
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
      };
    } catch (Refused refused) {
      return refused(frame, kind, typed, refused);
    }
  }

  /** After a conflict the form is based on what the person has now been told of. */
  private View refused(Frame frame, String kind, Map<String, String> typed, Refused refused) {
    requireSight(frame);
    var values = new HashMap<>(typed);
    if (refused.isConflict()) {
      values.put("basedOn", String.valueOf(templates.current(kind).version()));
    }
    var form = new Form(values, refused.problems());
    return page(refused.isConflict() ? 409 : 422, frame, kind, form, false, null);
  }

  private View page(
      int status,
      Frame frame,
      String kind,
      Form form,
      boolean saved,
      @Nullable SampleLetter preview) {
    var page =
        new LetterTemplatePage(
            templates.current(kind),
            templates.placeholders(kind),
            templates.versions(kind),
            form,
            frame.signedIn().mayAtRoot(Role.ADMINISTRATOR),
            saved,
            preview);
    return pages.show(status, "letters/web/letterTemplate", frame, page);
  }

  private SampleLetter sample(Frame frame, LetterTemplate template) {
    return SampleLetter.of(template, templates.placeholders(template.kind()), frame.today());
  }

  private static void requireSight(Frame frame) {
    frame.signedIn().requireAnywhere(Role.ADMINISTRATOR, "see the letter templates");
  }

  private static Form form(LetterTemplate template) {
    return Form.of(
        Map.of(
            "basedOn", String.valueOf(template.version()),
            "name", template.name(),
            "title", template.title(),
            "body", template.body()));
  }

  private static SaveLetterTemplate command(String kind, Map<String, String> typed) {
    var basedOn = typed.getOrDefault("basedOn", "");
    return new SaveLetterTemplate(
        kind,
        basedOn.matches("\\d{1,9}") ? Integer.parseInt(basedOn) : -1,
        typed.getOrDefault("name", ""),
        typed.getOrDefault("title", ""),
        typed.getOrDefault("body", ""));
  }
}
