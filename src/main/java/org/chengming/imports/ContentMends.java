package org.chengming.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.springframework.web.util.HtmlUtils;

/**
 * Rules for the text itself: what the web page around it left behind, and what to show where there
 * is none.
 */
final class ContentMends {
  private static final Pattern FURNITURE =
      Pattern.compile(
          "[\\[【(（]?\\s*(?:下载|打印|打印本页|全屏|收藏|分享|分享到|关闭|关闭窗口|关闭本页|返回顶部|字号|字体|加大|还原|减小|大|中|小|纠错|扫一扫.{0,12}|浏览次数.{0,12}|【?\\s*字[号体][:：]?.{0,12})\\s*[:：]?\\s*[\\]】)）]?|[\\[\\]【】|｜]");
  private static final Pattern NEWLINES = Pattern.compile("(?:[ \\t\\u00A0\\u3000]*\\R){3,}");
  private static final int LONGEST_BUTTON = 60;
  private static final int HEAD_LINES = 20;
  private static final int TAIL_LINES = 8;

  /** Buttons and counters of the page it was copied from, at its head and its foot only. */
  static void pageFurniture(Row row) {
    if (!row.has(Field.TEXT)) {
      return;
    }
    var lines = new ArrayList<>(row.get(Field.TEXT).lines().toList());
    var removed = new ArrayList<String>();
    strip(lines, removed, true);
    strip(lines, removed, false);
    if (!removed.isEmpty()) {
      row.repair(
          Field.TEXT,
          String.join("\n", lines),
          "网页残留：去掉 %d 行（%s）".formatted(removed.size(), String.join(" ", removed)));
    }
  }

  private static void strip(List<String> lines, List<String> removed, boolean head) {
    var from = head ? 0 : Math.max(0, lines.size() - TAIL_LINES);
    var window = lines.subList(from, head ? Math.min(HEAD_LINES, lines.size()) : lines.size());
    for (var each = window.iterator(); each.hasNext(); ) {
      var line = each.next().strip();
      if (line.length() <= LONGEST_BUTTON && FURNITURE.matcher(line).matches()) {
        each.remove();
        removed.add(line);
      }
    }
  }

  /** Three or more line ends in a row are one gap between paragraphs. */
  static void runsOfNewlines(Row row) {
    var text = row.get(Field.TEXT);
    if (text.chars().filter(ContentMends::lineEnd).limit(3).count() < 3) {
      return;
    }
    var mended = NEWLINES.matcher(text).replaceAll("\n\n").strip();
    if (NEWLINES.matcher(text).find() && !mended.isEmpty()) {
      row.repair(
          Field.TEXT,
          mended,
          "连续空行：%d 个字符并为一个空行".formatted(text.strip().length() - mended.length()));
    }
  }

  private static boolean lineEnd(int c) {
    return c >= '\n' && c <= '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /**
   * Nothing to read: the document is kept for what it says about itself, with a link to where its
   * text is.
   */
  static void blankBody(Row row) {
    if (Field.CONTENT.stream().anyMatch(field -> hasWords(field, row.get(field)))) {
      return;
    }
    var link = row.get(Field.LINK);
    Field.CONTENT.forEach(field -> row.set(field, null));
    if (link.matches("https?://\\S+")) {
      var href = HtmlUtils.htmlEscape(link);
      row.repair(
          Field.HTML,
          "<p>正文没有随目录提供，请到原网页查看：<a href=\"%s\">%s</a></p>".formatted(href, href),
          "正文空白：只收目录信息，链接到来源");
    } else {
      row.repair(Field.HTML, "<p>正文没有随目录提供。</p>", "正文空白：只收目录信息，来源没有链接");
    }
  }

  private static boolean hasWords(Field field, String text) {
    var plain =
        field == Field.HTML && !text.isEmpty() ? Jsoup.parseBodyFragment(text).text() : text;
    return plain.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private ContentMends() {}
}
