package org.chengming.publishing.web.desk;

import java.util.List;
import java.util.Map;
import org.chengming.actors.Role;
import org.chengming.ledger.LedgerKind;
import org.chengming.ledger.Receipts;
import org.chengming.publishing.DraftDocument;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.EditionFields;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.chengming.web.ProofCode;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Worklist, new document, one edition, its history. */
@Controller
class DocumentsController {
  /** So many bodies are chosen from a list; of more, one is named. */
  private static final int CHOSEN_FROM = 20;

  private final Pages pages;
  private final WorklistQuery worklist;
  private final ReviewQuery reviews;
  private final HistoryQuery histories;
  private final Reach reach;
  private final Drafting drafting;
  private final Receipts receipts;

  DocumentsController(
      Pages pages,
      WorklistQuery worklist,
      ReviewQuery reviews,
      HistoryQuery histories,
      Reach reach,
      Drafting drafting,
      Receipts receipts) {
    this.pages = pages;
    this.worklist = worklist;
    this.reviews = reviews;
    this.histories = histories;
    this.reach = reach;
    this.drafting = drafting;
    this.receipts = receipts;
  }

  @GetMapping("/desk/documents")
  View list(Frame frame, @RequestParam Map<String, String> address) {
    var list = worklist.list(frame.signedIn(), WorklistAsked.of(address), frame.today(), null);
    return pages.show(
        "publishing/web/desk/worklist",
        frame,
        new WorklistPage(Head.unlisted("发布"), list, frame.signedIn().mayAnywhere(Role.EDITOR)));
  }

  @GetMapping("/desk/documents/new")
  View blank(Frame frame, @RequestParam(defaultValue = "") String title) {
    frame.signedIn().requireAnywhere(Role.EDITOR, "draft a document");
    return blank(200, frame, Form.of(Map.of("title", title, "named", frame.bodyName())));
  }

  /**
   * @param body its id, where it was chosen from a list
   * @param named what the person calls it, where there are too many for a list
   */
  @PostMapping("/desk/documents")
  View draft(
      Frame frame,
      @RequestParam(defaultValue = "0") long body,
      @RequestParam(defaultValue = "") String named,
      @RequestParam(defaultValue = "") String title) {
    frame.signedIn().requireAnywhere(Role.EDITOR, "draft a document");
    try {
      var id = body == 0 ? reach.named(frame, named).id() : body;
      var draft =
          drafting.draft(
              frame.signedIn(), new DraftDocument(id, EditionFields.EMPTY.titled(title)));
      return new RedirectView("/desk/documents/editions/%d/edit".formatted(draft.editionId()));
    } catch (Refused refused) {
      return blank(
          422, frame, new Form(Map.of("title", title, "named", named), refused.problems()));
    }
  }

  @GetMapping("/desk/documents/editions/{edition}")
  View edition(
      Frame frame,
      @PathVariable long edition,
      @RequestParam Map<String, String> address,
      @RequestParam(defaultValue = "") String done) {
    var actor = frame.signedIn();
    var list = worklist.list(actor, WorklistAsked.of(address), frame.today(), edition);
    var page = reviews.page(actor, edition, list, frame.today(), List.of(), Done.sentence(done));
    return pages.show("publishing/web/desk/review", frame, page.proven(proof(page, done)));
  }

  /** After publishing and withdrawing the person takes a code away. */
  private @Nullable ProofCode proof(ReviewPage page, String done) {
    var number = page.edition().indexNumber();
    return number == null
        ? null
        : switch (done) {
          case "publication" ->
              receipts
                  .newest(number, LedgerKind.DOCUMENT_PUBLISHED, LedgerKind.DOCUMENT_CORRECTED)
                  .orElse(null);
          case "withdrawal" -> receipts.newest(number, LedgerKind.DOCUMENT_WITHDRAWN).orElse(null);
          default -> null;
        };
  }

  @GetMapping("/desk/documents/{document}/history")
  View history(
      Frame frame,
      @PathVariable long document,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "0") int to) {
    return pages.show(
        "publishing/web/desk/history", frame, histories.page(frame.signedIn(), document, from, to));
  }

  private View blank(int status, Frame frame, Form form) {
    var bodies = reach.writable(frame);
    var many = bodies.size() > CHOSEN_FROM;
    return pages.show(
        status,
        "publishing/web/desk/blank",
        frame,
        new BlankPage(Head.unlisted("新建文件"), many ? List.of() : bodies, many, form));
  }
}
