package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.EDITION;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.chengming.files.FileStore;
import org.chengming.publishing.ArrangeAttachments;
import org.chengming.publishing.AttachFile;
import org.chengming.publishing.AttachedFile;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.RemoveAttachment;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Files of a draft: many at once, typed by their content, each refused with its own reason. */
@Controller("deskAttachmentController")
class AttachmentController {
  private final FileStore files;
  private final Drafting drafting;
  private final ReviewQuery reviews;
  private final EditorQuery editors;
  private final Pages pages;
  private final DSLContext db;

  AttachmentController(
      FileStore files,
      Drafting drafting,
      ReviewQuery reviews,
      EditorQuery editors,
      Pages pages,
      DSLContext db) {
    this.files = files;
    this.drafting = drafting;
    this.reviews = reviews;
    this.editors = editors;
    this.pages = pages;
    this.db = db;
  }

  @PostMapping("/desk/documents/editions/{edition}/attachments")
  View upload(
      Frame frame, @PathVariable long edition, @RequestParam("file") List<MultipartFile> uploads)
      throws IOException {
    reviews.edition(frame.signedIn(), edition);
    var problems = new ArrayList<Refused.Problem>();
    for (var upload : uploads) {
      try {
        attach(frame, edition, upload);
      } catch (Refused refused) {
        refused
            .problems()
            .forEach(
                p -> problems.add(new Refused.Problem("file", name(upload) + "：" + p.sentence())));
      }
    }
    if (problems.isEmpty()) {
      return new RedirectView("/desk/documents/editions/%d/edit#attachments".formatted(edition));
    }
    return pages.show(
        422,
        "publishing/web/desk/editor",
        frame,
        editors.page(frame.signedIn(), edition, frame.today(), null, problems));
  }

  /** One file by script: a picture for the text, or one of many with its own progress. */
  @PostMapping(path = "/desk/documents/editions/{edition}/attachments", headers = "X-Autosave")
  ResponseEntity<Map<String, Object>> uploadOne(
      Frame frame, @PathVariable long edition, @RequestParam("file") MultipartFile upload)
      throws IOException {
    reviews.edition(frame.signedIn(), edition);
    try {
      var file = attach(frame, edition, upload);
      return ResponseEntity.ok(
          Map.of(
              "name",
              file.name(),
              "size",
              EditorPage.size(file.size()),
              "src",
              "/desk/documents/files/" + file.sha256()));
    } catch (Refused refused) {
      return ResponseEntity.status(422)
          .body(Map.of("problem", refused.problems().getFirst().sentence()));
    }
  }

  @PostMapping("/desk/documents/editions/{edition}/attachments/{attachment}/removal")
  View remove(Frame frame, @PathVariable long edition, @PathVariable long attachment) {
    drafting.remove(frame.signedIn(), new RemoveAttachment(attachment));
    return new RedirectView("/desk/documents/editions/%d/edit#attachments".formatted(edition));
  }

  @PostMapping("/desk/documents/editions/{edition}/attachments/{attachment}/rise")
  View rise(Frame frame, @PathVariable long edition, @PathVariable long attachment) {
    return move(frame, edition, attachment, -1);
  }

  @PostMapping("/desk/documents/editions/{edition}/attachments/{attachment}/fall")
  View fall(Frame frame, @PathVariable long edition, @PathVariable long attachment) {
    return move(frame, edition, attachment, 1);
  }

  /** Back to the attachment itself, so that a keyboard goes on where it was. */
  private View move(Frame frame, long edition, long attachment, int by) {
    var order = new ArrayList<>(reviews.attachments(edition).stream().map(a -> a.id()).toList());
    int at = order.indexOf(attachment);
    if (at >= 0 && at + by >= 0 && at + by < order.size()) {
      Collections.swap(order, at, at + by);
      drafting.arrange(frame.signedIn(), new ArrangeAttachments(edition, order));
    } else {
      reviews.edition(frame.signedIn(), edition);
    }
    return new RedirectView(
        "/desk/documents/editions/%d/edit#attachment-%d".formatted(edition, attachment));
  }

  /**
   * A file of an edition this person may see. Only pictures are shown in place; all else is a
   * download.
   */
  @GetMapping("/desk/documents/files/{sha256}")
  ResponseEntity<Resource> file(Frame frame, @PathVariable String sha256) {
    var attached =
        db.select(ATTACHMENT.NAME, ATTACHMENT.MEDIA_TYPE, ATTACHMENT.SIZE, EDITION.ID)
            .from(ATTACHMENT)
            .join(EDITION)
            .on(EDITION.ID.eq(ATTACHMENT.EDITION_ID))
            .where(ATTACHMENT.SHA256.eq(sha256))
            .orderBy(ATTACHMENT.ID.desc())
            .limit(1)
            .fetchOptional()
            .orElseThrow(() -> new Missing("File " + sha256));
    reviews.edition(frame.signedIn(), attached.value4());
    var picture = attached.value2().startsWith("image/") && !attached.value2().contains("svg");
    var disposition = picture ? ContentDisposition.inline() : ContentDisposition.attachment();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(attached.value2()))
        .header(
            "Content-Disposition",
            disposition
                .filename(attached.value1(), java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox")
        .cacheControl(CacheControl.noStore())
        .body(files.open(sha256));
  }

  private AttachedFile attach(Frame frame, long edition, MultipartFile upload) throws IOException {
    try (var in = upload.getInputStream()) {
      var stored = files.store(in, name(upload));
      var file = new AttachedFile(name(upload), stored.sha256(), stored.mediaType(), stored.size());
      drafting.attach(frame.signedIn(), new AttachFile(edition, file));
      return file;
    }
  }

  /** The last part of the name as sent, without what a name must not hold. */
  private static String name(MultipartFile upload) {
    var sent = upload.getOriginalFilename() == null ? "" : upload.getOriginalFilename();
    var name =
        sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
            .replaceAll("[\\p{Cc}\\p{Cf}<>\"|?*:%#]", "_")
            .strip();
    return name.isEmpty() ? "附件" : name.length() > 120 ? name.substring(name.length() - 120) : name;
  }
}
