package org.chengming.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.ledger.LedgerKind;
import org.chengming.ledger.Receipts;
import org.chengming.organisations.Body;
import org.chengming.requests.Channel;
import org.chengming.requests.Drafts;
import org.chengming.requests.FileRequest;
import org.chengming.requests.Filed;
import org.chengming.requests.Requests;
import org.chengming.requests.Sent;
import org.chengming.requests.TooOften;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.chengming.web.QrCode;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.chengming.web.Unavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Asking a body for information, without an account. The answer to the form is the receipt. */
@Controller
class FilingController {
  private final Requests requests;
  private final Drafts drafts;
  private final FilingPages filing;
  private final Receipts receipts;
  private final Pages pages;

  FilingController(
      Requests requests, Drafts drafts, FilingPages filing, Receipts receipts, Pages pages) {
    this.requests = requests;
    this.drafts = drafts;
    this.filing = filing;
    this.receipts = receipts;
    this.pages = pages;
  }

  /**
   * @param body the body's code in addresses
   * @param as {@code organisation}, or a person
   * @param q part of a body's name
   */
  @GetMapping("/requests/new")
  View fresh(
      Frame frame,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String as,
      @RequestParam(defaultValue = "") String q) {
    return filing
        .body(frame, body)
        .map(b -> filing.form(200, frame, b, Form.of(Map.of("as", as))))
        .orElseGet(() -> filing.choose(200, frame, q));
  }

  @PostMapping("/requests/new")
  View file(
      Frame frame,
      @RequestParam Map<String, String> typed,
      @RequestParam(name = "files", required = false) List<MultipartFile> uploads,
      HttpServletRequest request) {
    var found = filing.body(frame, typed.getOrDefault("body", ""));
    if (found.isEmpty()) {
      return filing.choose(422, frame, "");
    }
    var body = found.get();
    var values = new HashMap<>(typed);
    values.computeIfAbsent("form", f -> filing.mark());
    var problems = new ArrayList<Problem>();
    var command = new FilingForm(values, problems, frame.t()).read(body.id(), Channel.WEB);
    if (command.isEmpty()) {
      return filing.form(422, frame, body, new Form(values, problems));
    }
    try {
      var filed = requests.file(command.get(), sent(uploads), request.getRemoteAddr());
      drafts.forget(command.get().form());
      return receipt(frame, body, command.get(), filed);
    } catch (TooOften often) {
      return filing.form(429, frame, body, wrong(frame, values, often.sentence()));
    } catch (Unavailable away) {
      return filing.form(503, frame, body, wrong(frame, values, away.sentence()));
    } catch (Refused refused) {
      var sentence = refused.problems().getFirst().sentence();
      return filing.form(422, frame, body, wrong(frame, values, sentence));
    }
  }

  /** A field of files that was left empty comes as one without a name. */
  private static List<Sent> sent(@Nullable List<MultipartFile> uploads) {
    return uploads == null
        ? List.of()
        : uploads.stream()
            .filter(u -> !u.isEmpty() || !PaperController.name(u).isEmpty())
            .map(u -> new Sent(PaperController.name(u), u))
            .toList();
  }

  private static Form wrong(Frame frame, Map<String, String> values, String sentence) {
    return new Form(values, List.of(new Problem("", frame.t().of(sentence))));
  }

  private View receipt(Frame frame, Body body, FileRequest request, Filed filed) {
    var address = frame.site().url() + "/requests/track?number=" + filed.number();
    var page =
        new ReceiptPage(
            Head.unlisted(frame.t().of("申请已经提交")).in("/requests/new"),
            filed,
            body,
            request,
            address,
            QrCode.of(address),
            receipts.newest(filed.number().value(), LedgerKind.REQUEST_RECEIVED).orElse(null),
            filing.ifConfirmedToday(frame));
    return pages.show("requests/web/receipt", frame, page);
  }
}
