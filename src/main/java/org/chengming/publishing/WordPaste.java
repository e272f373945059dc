package org.chengming.publishing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/**
 * Gives text pasted from Word (and WPS) its structure back: Word writes lists as paragraphs with a
 * hand-drawn marker, and weight as style. The dropping of styles, conditional comments and {@code
 * o:p} is left to the allow-list.
 */
final class WordPaste {
  private static final Evaluator NOT_BOLD =
      Selector.evaluatorOf("b[style*=font-weight:normal], b[style*=font-weight: normal]");
  private static final Evaluator STRUCK = Selector.evaluatorOf("del, s, strike");
  private static final Evaluator TITLES = Selector.evaluatorOf("p.MsoTitle");
  private static final Evaluator HEADINGS = Selector.evaluatorOf("p[class~=(?i)heading]");
  private static final Evaluator STYLED = Selector.evaluatorOf("span[style]");
  private static final Evaluator LIST_ITEMS = Selector.evaluatorOf("p[style*=mso-list]");
  private static final Evaluator MARKERS =
      Selector.evaluatorOf("[style*=mso-list:Ignore], [style*=mso-list: Ignore]");

  private static final Pattern LEVEL = Pattern.compile("mso-list:[^;]*level(\\d)");
  private static final Pattern HEADING =
      Pattern.compile("(?:MsoHeading|Heading)\\s*([1-6])", Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBERED =
      Pattern.compile("[(（]?[0-9a-zA-Z一二三四五六七八九十]{1,3}[.．、)）].*");

  private WordPaste() {}

  static void restore(Element body) {
    for (var bold : body.select(NOT_BOLD)) {
      bold.unwrap();
    }
    weight(body);
    body.select(STRUCK).stream()
        .filter(e -> e.hasAttr("cite") || e.hasClass("msoDel"))
        .forEach(Element::remove);
    for (var title : body.select(TITLES)) {
      title.tagName("h2");
    }
    for (var p : body.select(HEADINGS)) {
      var level = HEADING.matcher(p.className());
      if (level.find()) {
        p.tagName("h" + Math.max(2, Integer.parseInt(level.group(1))));
      }
    }
    lists(body);
  }

  private static void weight(Element body) {
    for (var span : body.select(STYLED)) {
      var style = span.attr("style").replace(" ", "").toLowerCase(java.util.Locale.ROOT);
      if (style.contains("font-weight:bold") || style.contains("font-weight:700")) {
        span.tagName("strong");
      } else if (style.contains("vertical-align:super")) {
        span.tagName("sup");
      } else if (style.contains("vertical-align:sub")) {
        span.tagName("sub");
      }
    }
  }

  private static void lists(Element body) {
    Deque<Element> open = new ArrayDeque<>();
    int base = 1;
    for (var p : List.copyOf(body.select(LIST_ITEMS))) {
      var level = LEVEL.matcher(p.attr("style").replace(" ", ""));
      if (!level.find()) {
        continue;
      }
      int depth = Integer.parseInt(level.group(1));
      var marker = p.select(MARKERS);
      var kind = NUMBERED.matcher(marker.text().strip()).matches() ? "ol" : "ul";
      marker.remove();
      if (open.isEmpty() || p.previousElementSibling() != open.getLast()) {
        open.clear();
        open.push(new Element(kind));
        p.before(open.element());
        base = depth;
      }
      while (open.size() > Math.max(1, depth - base + 1)) {
        open.pop();
      }
      while (open.size() < depth - base + 1) {
        var item = open.element().lastElementChild();
        open.push((item == null ? open.element().appendElement("li") : item).appendElement(kind));
      }
      open.element().appendElement("li").appendChildren(p.childNodes());
      p.remove();
    }
  }
}
