package org.chengming.requests.web;

import java.util.HashMap;
import java.util.Map;
import org.chengming.requests.Papers;
import org.chengming.requests.Releases;
import org.chengming.requests.RequestNumber;
import org.chengming.requests.Sent;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The files of a case at the desk: adding, looking, blacking out, releasing. */
@Controller
class PaperController {
  private static final Map<String, String> DONE =
      Map.of(
          "added", "文件已添加。",
          "removed", "文件已删除。",
          "blackened", "公开文件已生成：重新检查过，里面没有去掉的内容。答复后申请人就能下载。",
          "released", "已原样公开。答复后申请人就能下载。");

  private final Papers papers;
  private final Releases releases;
  private final PapersQuery query;
  private final Pages pages;

  PaperController(Papers papers, Releases releases, PapersQuery query, Pages pages) {
    this.papers = papers;
    this.releases = releases;
    this.query = query;
    this.pages = pages;
  }

  @GetMapping("/desk/requests/{number}/files")
  View list(
      Frame frame, @PathVariable String number, @RequestParam(defaultValue = "") String done) {
    var page = query.page(frame, DeskForm.number(number), Form.of(Map.of()), DONE.get(done));
    return pages.show("requests/web/deskPapers", frame, page);
  }

  @PostMapping("/desk/requests/{number}/files")
  View add(
      Frame frame,
      @PathVariable String number,
      @RequestParam(name = "file", required = false) MultipartFile upload) {
    var read = DeskForm.number(number);
    return act(
        frame,
        read,
        "added",
        Map.of(),
        () -> {
          if (upload == null || upload.isEmpty()) {
            throw Refused.because("file", "请先选一个文件。", "No file was sent");
          }
          papers.add(frame.signedIn(), read, new Sent(name(upload), upload));
        });
  }

  static String name(MultipartFile upload) {
    var name = upload.getOriginalFilename();
    return name == null ? "" : name;
  }

  @GetMapping("/desk/requests/{number}/files/{id:\\d{1,18}}")
  ResponseEntity<Resource> download(
      Frame frame, @PathVariable String number, @PathVariable long id) {
    var paper = papers.get(frame.signedIn(), DeskForm.number(number), id);
    return PaperFiles.download(paper, papers.open(frame.signedIn(), DeskForm.number(number), id));
  }

  @PostMapping("/desk/requests/{number}/files/{id:\\d{1,18}}/removal")
  View remove(Frame frame, @PathVariable String number, @PathVariable long id) {
    var read = DeskForm.number(number);
    return act(frame, read, "removed", Map.of(), () -> papers.delete(frame.signedIn(), read, id));
  }

  @PostMapping("/desk/requests/{number}/files/{id:\\d{1,18}}/release")
  View release(
      Frame frame,
      @PathVariable String number,
      @PathVariable long id,
      @RequestParam Map<String, String> typed) {
    var read = DeskForm.number(number);
    var checked = typed.containsKey("checked");
    var name = typed.getOrDefault("name", "").strip();
    var reason = reason(typed);
    return act(
        frame,
        read,
        "released",
        typed,
        () -> releases.asItIs(frame.signedIn(), read, id, checked, name, reason));
  }

  private static String reason(Map<String, String> typed) {
    return typed.getOrDefault("reason", "").replace("\u0000", "").strip();
  }

  private View act(
      Frame frame, RequestNumber number, String done, Map<String, String> typed, Runnable act) {
    try {
      act.run();
      return SeeOther.at("/desk/requests/%s/files?done=%s".formatted(number, done));
    } catch (Refused refused) {
      var page = query.page(frame, number, new Form(typed, refused.problems()), null);
      return pages.show(refused.isConflict() ? 409 : 422, "requests/web/deskPapers", frame, page);
    }
  }

  @GetMapping("/desk/requests/{number}/files/{id:\\d{1,18}}/redaction")
  View look(Frame frame, @PathVariable String number, @PathVariable long id) {
    return look(200, frame, DeskForm.number(number), id, Form.of(Map.of()));
  }

  /** What would be blacked out, marked; nothing is done. */
  @PostMapping("/desk/requests/{number}/files/{id:\\d{1,18}}/redaction/trial")
  View trial(
      Frame frame,
      @PathVariable String number,
      @PathVariable long id,
      @RequestParam Map<String, String> typed) {
    var form = new Form(typed, new BlackOutForm(typed).problems());
    return look(form.problems().isEmpty() ? 200 : 422, frame, DeskForm.number(number), id, form);
  }

  @PostMapping("/desk/requests/{number}/files/{id:\\d{1,18}}/redaction")
  View blackOut(
      Frame frame,
      @PathVariable String number,
      @PathVariable long id,
      @RequestParam Map<String, String> typed) {
    var read = DeskForm.number(number);
    var what = new BlackOutForm(typed);
    if (!what.problems().isEmpty()) {
      return look(422, frame, read, id, new Form(typed, what.problems()));
    }
    var name = typed.getOrDefault("name", "").strip();
    try {
      releases.blackOut(frame.signedIn(), read, id, what.redaction(), name, reason(typed));
      return SeeOther.at("/desk/requests/%s/files?done=blackened".formatted(read));
    } catch (Refused refused) {
      return look(
          refused.isConflict() ? 409 : 422, frame, read, id, new Form(typed, refused.problems()));
    }
  }

  /** A file that cannot even be looked at is refused on the page of all files. */
  private View look(int status, Frame frame, RequestNumber number, long id, Form form) {
    try {
      var page = query.blackOut(frame, number, id, new BlackOutForm(form.values()), form);
      return pages.show(status, "requests/web/deskBlackOut", frame, page);
    } catch (Refused refused) {
      var problems = form.problems().isEmpty() ? refused.problems() : form.problems();
      var page = query.page(frame, number, new Form(new HashMap<>(), problems), null);
      return pages.show(422, "requests/web/deskPapers", frame, page);
    }
  }

  @GetMapping("/desk/requests/{number}/files/{id:\\d{1,18}}/pages/{page:\\d{1,3}}")
  ResponseEntity<byte[]> page(
      Frame frame, @PathVariable String number, @PathVariable long id, @PathVariable int page) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_PNG)
        .header("X-Content-Type-Options", "nosniff")
        .cacheControl(CacheControl.noStore())
        .body(releases.page(frame.signedIn(), DeskForm.number(number), id, page));
  }
}
