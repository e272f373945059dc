package org.chengming.letters;

import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A letter as the page the press sets; every text goes in as text. */
final class LetterHtml {
  private static final int LONGEST_KEPT = 200;
  private static final double POINTS_PER_MM = 72 / 25.4;

  private LetterHtml() {}

  static String of(OfficialLetter letter) {
    var page = Document.createShell("");
    page.outputSettings()
        .syntax(Document.OutputSettings.Syntax.xml)
        .prettyPrint(false)
        .charset("UTF-8");
    page.child(0).attr("lang", "zh-Hans");
    page.title(letter.title());
    meta(page, "author", letter.organ());
    meta(page, "subject", letter.title());
    meta(page, "description", letter.title());
    meta(page, "keywords", letter.number());
    var body = page.body();
    body.appendElement("div").addClass("foot").appendElement("div").addClass("line line-foot");
    organ(body, letter.organ());
    body.appendElement("div").addClass("line line-head");
    body.appendElement("div").addClass("number").text(letter.number());
    body.appendElement("h1").text(letter.title());
    if (!letter.addressee().isEmpty()) {
      body.appendElement("p").addClass("addressee").text(LetterLines.addressee(letter));
    }
    text(body, letter);
    return page.outerHtml();
  }

  private static void meta(Document page, String name, String content) {
    page.head().appendElement("meta").attr("name", name).attr("content", content);
  }

  /**
   * The standard measures to the glyphs, which begin 0.3 of their size below the top of their line
   * and end 0.2 above its foot: 30 mm from the edge of the page, of which 20 are margin, and 4 mm
   * to the double line.
   */
  private static void organ(Element body, String name) {
    var size = LetterLines.organSize(name);
    body.appendElement("div")
        .addClass("organ")
        .attr(
            "style",
            String.format(
                Locale.ROOT,
                "font-size:%dpt;padding:%.1fpt 0 %.1fpt",
                size,
                10 * POINTS_PER_MM - 0.3 * size,
                4 * POINTS_PER_MM - 0.2 * size))
        .text(name);
  }

  /** The last paragraph, unless it is long, stays with what comes after it. */
  private static void text(Element body, OfficialLetter letter) {
    var last = letter.paragraphs().getLast();
    var kept = last.length() <= LONGEST_KEPT ? 1 : 0;
    letter
        .paragraphs()
        .subList(0, letter.paragraphs().size() - kept)
        .forEach(text -> body.appendElement("p").text(text));
    var closing = body.appendElement("div").addClass("closing");
    if (kept == 1) {
      closing.appendElement("p").text(last);
    }
    attachments(closing, letter);
    sign(closing, letter);
  }

  private static void attachments(Element body, OfficialLetter letter) {
    if (letter.attachments().isEmpty()) {
      return;
    }
    var list = body.appendElement("div").addClass("attachments");
    for (var line : LetterLines.attachments(letter)) {
      list.appendElement("p").addClass(line.startsWith("附件：") ? "first" : "more").text(line);
    }
  }

  private static void sign(Element body, OfficialLetter letter) {
    var box = LetterLines.sign(letter);
    var sign = body.appendElement("div").addClass("sign");
    sign.attr(
        "style",
        String.format(Locale.ROOT, "width:%.2fem;margin-left:%.2fem", box.width(), box.left()));
    sign.appendElement("p").text(letter.signer());
    sign.appendElement("p").text(LetterLines.day(letter.on()));
  }
}
