package org.chengming.publishing.web.desk;

import java.util.List;
import java.util.Map;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.SaveDraft;
import org.chengming.publishing.SaveOutcome;
import org.chengming.publishing.SubmitEdition;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Writing: the page, saving by button or by script, and what happens when two save at once. */
@Controller
class EditorController {
  private final Pages pages;
  private final EditorQuery editors;
  private final ConflictQuery conflicts;
  private final Drafting drafting;

  EditorController(Pages pages, EditorQuery editors, ConflictQuery conflicts, Drafting drafting) {
    this.pages = pages;
    this.editors = editors;
    this.conflicts = conflicts;
    this.drafting = drafting;
  }

  @GetMapping("/desk/documents/editions/{edition}/edit")
  View edit(Frame frame, @PathVariable long edition) {
    return pages.show(
        "publishing/web/desk/editor",
        frame,
        editors.page(frame.signedIn(), edition, frame.today(), null, List.of()));
  }

  /** The buttons: {@code then} says what comes after saving. */
  @PostMapping("/desk/documents/editions/{edition}/text")
  View save(
      Frame frame, @PathVariable long edition, @RequestParam MultiValueMap<String, String> form) {
    try {
      var saved = drafting.save(frame.signedIn(), command(edition, form));
      return switch (saved) {
        case SaveOutcome.Conflict c -> new RedirectView(conflict(edition, c));
        case SaveOutcome.Saved s -> then(frame, edition, EditionForm.text(form, "then"));
      };
    } catch (Refused refused) {
      return again(frame, edition, form, refused);
    }
  }

  /** The same for the script, which saves every few seconds. */
  @PostMapping(path = "/desk/documents/editions/{edition}/text", headers = "X-Autosave")
  ResponseEntity<Map<String, Object>> autosave(
      Frame frame, @PathVariable long edition, @RequestParam MultiValueMap<String, String> form) {
    var saved = drafting.save(frame.signedIn(), command(edition, form));
    return switch (saved) {
      case SaveOutcome.Conflict c ->
          ResponseEntity.status(409).body(Map.of("conflict", conflict(edition, c)));
      case SaveOutcome.Saved s -> ResponseEntity.ok(Map.of("revision", s.revision()));
    };
  }

  @GetMapping("/desk/documents/editions/{edition}/conflicts/{save}")
  View conflict(Frame frame, @PathVariable long edition, @PathVariable long save) {
    return pages.show(
        "publishing/web/desk/conflict", frame, conflicts.page(frame.signedIn(), edition, save));
  }

  /** Takes the text that was kept; the one that stood stays among the saves. */
  @PostMapping("/desk/documents/editions/{edition}/conflicts/{save}")
  View keep(
      Frame frame,
      @PathVariable long edition,
      @PathVariable long save,
      @RequestParam int revision) {
    var kept = conflicts.page(frame.signedIn(), edition, save).kept();
    var saved = drafting.save(frame.signedIn(), new SaveDraft(edition, revision, kept));
    return switch (saved) {
      case SaveOutcome.Conflict c -> new RedirectView(conflict(edition, c));
      case SaveOutcome.Saved s ->
          new RedirectView("/desk/documents/editions/%d/edit".formatted(edition));
    };
  }

  private View then(Frame frame, long edition, String then) {
    if (then.equals("submit")) {
      drafting.submit(frame.signedIn(), new SubmitEdition(edition));
      return new RedirectView("/desk/documents/editions/%d?done=submission".formatted(edition));
    }
    var next =
        switch (then) {
          case "preview" -> "/preview";
          case "close" -> "";
          case "check" -> "/edit#findings";
          default -> "/edit";
        };
    return new RedirectView("/desk/documents/editions/%d%s".formatted(edition, next));
  }

  private View again(
      Frame frame, long edition, MultiValueMap<String, String> form, Refused refused) {
    org.chengming.publishing.EditionFields typed = null;
    try {
      typed = EditionForm.fields(form);
    } catch (Refused unreadable) {
      form.keySet().removeIf(k -> k.endsWith("On"));
      typed = EditionForm.fields(form);
    }
    var page = editors.page(frame.signedIn(), edition, frame.today(), typed, refused.problems());
    return pages.show(refused.isConflict() ? 409 : 422, "publishing/web/desk/editor", frame, page);
  }

  private static SaveDraft command(long edition, MultiValueMap<String, String> form) {
    return new SaveDraft(edition, EditionForm.number(form, "revision"), EditionForm.fields(form));
  }

  private static String conflict(long edition, SaveOutcome.Conflict conflict) {
    return "/desk/documents/editions/%d/conflicts/%d".formatted(edition, conflict.saveId());
  }
}
