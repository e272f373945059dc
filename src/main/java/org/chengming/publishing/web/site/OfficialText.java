package org.chengming.publishing.web.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The text of a document set like an official letter: headings that can be linked to, the addressee
 * flush left, the signature to the right. Words are never touched, only marked up.
 *
 * @param headings what the rail of contents lists, in order
 */
record OfficialText(String html, List<Heading> headings) {
  /**
   * @param level 2 to 4
   */
  record Heading(String id, String text, int level) {}

  private static final Pattern CHAPTER = Pattern.compile("^第[一二三四五六七八九十百零〇\\d]+[编章][\\s　].{0,40}$");
  private static final Pattern SECTION = Pattern.compile("^[一二三四五六七八九十]{1,3}、[^。；]{1,40}[：:]?$");
  private static final Pattern POINT =
      Pattern.compile("^(\\d{1,3}[.．、]|（[一二三四五六七八九十]{1,3}）).{2,80}[。.：:]?$");
  private static final Pattern DATE =
      Pattern.compile(
          "^[（(]?[\\d〇零一二三四五六七八九十]{4}年[\\d一二三四五六七八九十]{1,3}月[\\d一二三四五六七八九十]{1,3}日[）)]?$");
  private static final Pattern BLANK = Pattern.compile("[\\s\\u00a0　]*");
  private static final Pattern INDENT = Pattern.compile("^[\\s\\u00a0　]+");
  private static final int LONGEST_RAIL = 80;

  static OfficialText of(String contentHtml) {
    var document = Jsoup.parseBodyFragment(contentHtml);
    document.outputSettings().prettyPrint(false);
    var body = document.body();
    tidy(body);
    demote(body);
    if (body.select("h2, h3, h4").isEmpty()) {
      findHeadings(body);
    }
    markPoints(body);
    markEnds(body);
    for (var table : body.select("table")) {
      table.addClass("table");
      table.wrap("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表格\"></div>");
    }
    body.select("img:not([alt])").attr("alt", "");
    body.select("img").attr("loading", "lazy");
    var headings = name(body);
    return new OfficialText(body.html(), headings);
  }

  /** Indents and gaps are the stylesheet's; those typed by hand would double them. */
  private static void tidy(Element body) {
    for (var p : body.select("p")) {
      if (p.children().isEmpty() && BLANK.matcher(p.wholeText()).matches()) {
        p.remove();
      } else if (p.firstChild() instanceof TextNode first) {
        first.text(INDENT.matcher(first.getWholeText()).replaceFirst(""));
      }
    }
  }

  /** The title of the page is its h1. */
  private static void demote(Element body) {
    for (var h1 : body.select("h1")) {
      h1.tagName("h2");
    }
    for (var deep : body.select("h5, h6")) {
      deep.tagName("h4");
    }
  }

  /** Texts that came without mark-up number their parts in the way GB/T 9704 prescribes. */
  private static void findHeadings(Element body) {
    for (var p : body.children()) {
      var text = p.text().strip();
      if (p.tagName().equals("p")
          && p.children().isEmpty()
          && (CHAPTER.matcher(text).matches() || SECTION.matcher(text).matches())) {
        p.tagName("h3");
      }
    }
  }

  private static void markPoints(Element body) {
    int n = 0;
    for (var h4 : body.select("h4")) {
      var next = h4.nextElementSibling();
      if (POINT.matcher(h4.text().strip()).matches()
          && next != null
          && next.tagName().equals("p")) {
        var point = new Element("div").addClass("point").attr("id", "point-" + ++n);
        h4.before(point);
        point.appendChild(h4).appendChild(next);
      }
    }
  }

  private static void markEnds(Element body) {
    var paragraphs =
        body.children().stream()
            .filter(e -> e.tagName().equals("p") && e.className().isEmpty())
            .toList();
    for (var p : paragraphs) {
      var text = p.text().strip();
      if (p.elementSiblingIndex() < 3
          && text.length() < 80
          && (text.endsWith("：") || text.endsWith(":"))) {
        p.addClass("to");
        break;
      }
    }
    for (var p : paragraphs) {
      if (DATE.matcher(p.text().strip()).matches()) {
        p.addClass("signed");
        var signer = p.previousElementSibling();
        if (signer != null
            && paragraphs.contains(signer)
            && signer.text().length() <= 40
            && signer.text().matches("[^。；：，]+")) {
          signer.addClass("signed");
        }
      }
    }
  }

  private static List<Heading> name(Element body) {
    var headings = new ArrayList<Heading>();
    Set<String> taken = new HashSet<>();
    body.select("[id]").forEach(e -> taken.add(e.id()));
    int n = 0;
    for (var h : body.select("h2, h3, h4")) {
      var parent = h.parent();
      if (h.text().isBlank() || (parent != null && parent.hasClass("point"))) {
        continue;
      }
      if (h.id().isEmpty()) {
        do {
          n++;
        } while (!taken.add("part-" + n));
        h.attr("id", "part-" + n);
      }
      headings.add(new Heading(h.id(), h.text(), h.tagName().charAt(1) - '0'));
    }
    return forRail(headings);
  }

  /** A long law lists its chapters only. */
  private static List<Heading> forRail(List<Heading> all) {
    for (int deepest = 4; deepest >= 2; deepest--) {
      var level = deepest;
      var some = all.stream().filter(h -> h.level() <= level).toList();
      if (some.size() <= LONGEST_RAIL && !some.isEmpty()) {
        return some;
      }
    }
    return all.subList(0, Math.min(LONGEST_RAIL, all.size()));
  }
}
