package org.chengming.ledger.web;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.chengming.ledger.Entry;
import org.chengming.ledger.LedgerReads;
import org.chengming.ledger.Receipts;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Listings;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The ledger for people: what it is, one entry with its proof, and checking a receipt or a file.
 * None of these pages is kept, so none shows an older log than there is.
 */
@Controller
class LedgerController {
  private static final String ENTRY = "/ledger/entries/{index:\\d{1,18}}";
  private static final int NEWEST = 20;

  /** Far longer than a place takes while all is well. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private final LedgerReads ledger;
  private final Receipts receipts;
  private final Verifying verifying;
  private final ProofBundle bundle;
  private final Pages pages;
  private final Listings listings;

  LedgerController(
      LedgerReads ledger,
      Receipts receipts,
      Verifying verifying,
      ProofBundle bundle,
      Pages pages,
      Listings listings) {
    this.ledger = ledger;
    this.receipts = receipts;
    this.verifying = verifying;
    this.bundle = bundle;
    this.pages = pages;
    this.listings = listings;
  }

  @GetMapping("/ledger")
  View ledger(Frame frame) {
    var t = frame.t();
    var head =
        Head.of(t.of("存证账本"), "/ledger").describedAs(t.of("公开、更正、撤回文件，收到、答复申请，都记进一本只能往后加的账，谁都可以查"));
    var tree = ledger.latest();
    var now =
        tree.map(
                s -> new LedgerPage.Now(s.size(), s.signedAt(), HexFormat.of().formatHex(s.root())))
            .orElse(null);
    var newest = ledger.newest(NEWEST).stream().map(e -> EntryRow.of(e, t)).toList();
    return pages.showPublic(
        "ledger/web/ledger",
        frame,
        new LedgerPage(
            head,
            now,
            ledger.verifiers().stream().findFirst().orElse(null),
            tree.flatMap(ledger::sm2).orElse(null),
            tree.map(s -> witnesses(s.note())).orElse(List.of()),
            ledger.lag().compareTo(LATE) > 0 ? ledger.waiting() : 0,
            newest));
  }

  @GetMapping(ENTRY)
  View entry(@PathVariable long index, Frame frame) {
    var t = frame.t();
    var entry = at(index);
    var inclusion = receipts.inclusion(entry).orElseThrow(() -> missing(index));
    return pages.showPublic(
        "ledger/web/entry",
        frame,
        new EntryPage(
            Head.unlisted(t.of("存证账本，序号 %s", "%,d".formatted(index))),
            EntryRow.of(entry, t),
            entry.leaf(),
            inclusion,
            receipts.code(entry)));
  }

  /** The proof as a program checks it. */
  @GetMapping(ENTRY + ".json")
  View proof(@PathVariable long index) {
    return listings.json(bundle.of(at(index)).orElseThrow(() -> missing(index)), null);
  }

  /**
   * @param code a receipt's code as it is typed, or a SHA-256 in hex
   */
  @GetMapping("/ledger/verify")
  View verify(@RequestParam(defaultValue = "") String code, Frame frame) {
    return pages.showPublic("ledger/web/verify", frame, verifying.page(code, frame.t()));
  }

  /** Names under the note besides the log's own. */
  private List<String> witnesses(String note) {
    return note.substring(note.indexOf("\n\n") + 2)
        .lines()
        .map(line -> line.split(" "))
        .filter(parts -> parts.length == 3 && !parts[1].equals(ledger.origin()))
        .map(parts -> parts[1])
        .distinct()
        .toList();
  }

  private Entry at(long index) {
    return ledger.at(index).orElseThrow(() -> missing(index));
  }

  private static Missing missing(long index) {
    return new Missing("Entry " + index);
  }
}
