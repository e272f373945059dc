package org.chengming.publishing.web.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.DocumentPrinter;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.KeptPages;
import org.chengming.web.Listings;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** Documents under their index numbers, which hold one slash. */
@Controller
class DocumentController {
  private static final String AT = "/documents/{org:[0-9A-Z-]+}/{rest:[0-9A-Z-]+}";

  private final DocumentPageQuery query;
  private final DocumentPages documents;
  private final Organisations organisations;
  private final DocumentPrinter printer;
  private final ProofPages proofs;
  private final Listings listings;
  private final Pages pages;

  DocumentController(
      DocumentPageQuery query,
      DocumentPages documents,
      Organisations organisations,
      DocumentPrinter printer,
      ProofPages proofs,
      Listings listings,
      Pages pages) {
    this.query = query;
    this.documents = documents;
    this.organisations = organisations;
    this.printer = printer;
    this.proofs = proofs;
    this.listings = listings;
    this.pages = pages;
  }

  @GetMapping(AT)
  View document(@PathVariable String org, @PathVariable String rest, Frame frame) {
    var document = query.document(org + "/" + rest);
    return document.withdrawn() == null
        ? KeptPages.about(
            document.topics(),
            pages.showPublic(
                "publishing/web/site/document", frame, documents.page(document, frame)))
        : tombstone(document, frame);
  }

  @GetMapping(AT + "/editions/{number:\\d{1,6}}")
  View edition(
      @PathVariable String org, @PathVariable String rest, @PathVariable int number, Frame frame) {
    var document = query.document(org + "/" + rest);
    if (document.withdrawn() != null) {
      return tombstone(document, frame);
    }
    var old =
        query
            .edition(document.indexNumber(), number)
            .orElseThrow(
                () -> new Missing("Edition %d of %s".formatted(number, document.indexNumber())));
    var head = Head.unlisted(document.title() + "：" + frame.t().of("第 %s 版", number)).in("/search");
    return KeptPages.about(
        document.topics(),
        pages.showPublic(
            "publishing/web/site/edition", frame, EditionPage.of(head, document, old)));
  }

  @GetMapping(AT + ".txt")
  View text(@PathVariable String org, @PathVariable String rest, Frame frame) {
    var document = query.document(org + "/" + rest);
    if (document.withdrawn() != null) {
      return tombstone(document, frame);
    }
    var body = organisations.bodies().get(document.bodyId());
    var text = documents.plain(document, body) + "\n";
    return KeptPages.about(
        document.topics(),
        listings.bytes(
            "text/plain;charset=UTF-8",
            text.getBytes(StandardCharsets.UTF_8),
            document.publishedAt()));
  }

  @GetMapping(AT + ".pdf")
  View pdf(@PathVariable String org, @PathVariable String rest, Frame frame) throws IOException {
    var document = query.document(org + "/" + rest);
    if (document.withdrawn() != null) {
      return tombstone(document, frame);
    }
    var out = new ByteArrayOutputStream();
    printer.print(documents.printed(document, frame), out);
    return KeptPages.about(
        document.topics(),
        listings.bytes("application/pdf", out.toByteArray(), document.publishedAt()));
  }

  @GetMapping("/api/v1" + AT)
  View api(@PathVariable String org, @PathVariable String rest, Frame frame) {
    var document = query.document(org + "/" + rest);
    if (document.withdrawn() != null) {
      throw new Gone(
          document.indexNumber(),
          Dates.iso(document.withdrawn().at()),
          document.withdrawn().reason());
    }
    return listings.json(documents.api(document, frame), document.publishedAt());
  }

  private View tombstone(StoredDocument document, Frame frame) {
    var body = organisations.bodies().get(document.bodyId());
    var logged = proofs.withdrawal(document.indexNumber());
    return pages.showPublic(
        410,
        "publishing/web/site/tombstone",
        frame,
        TombstonePage.of(document, body, logged, frame));
  }
}
