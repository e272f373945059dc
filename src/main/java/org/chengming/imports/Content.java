package org.chengming.imports;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.web.util.HtmlUtils;

/** Turns a row's content into HTML; sanitising is publishing's work. */
final class Content {
  private static final List<org.commonmark.Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser MARKDOWN = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).build();

  private static final Pattern LINK = Pattern.compile("https?://[^\\s:]+(?::\\d+)?/[^\\s]*");

  /**
   * Two full-width spaces in a row begin a paragraph in text whose line ends were lost on the way.
   */
  private static final Pattern PARAGRAPH = Pattern.compile("\\R+|[\\u00A0\\u3000]{2,}");

  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u3000]+");

  /** More than any of the headings below can have; most lines are longer and need no look. */
  private static final int LONGEST_HEADING = 80;

  private static final Pattern CHAPTER =
      Pattern.compile("第[一二三四五六七八九十百零]+[编章节]\\s.{0,30}|第[一二三四五六七八九十百零]+[编章节]\\p{IsHan}{2,20}");
  private static final Pattern HEADING = Pattern.compile("[一二三四五六七八九十]{1,3}、[^。；：]{2,40}");
  private static final Pattern SUBHEADING = Pattern.compile("（[一二三四五六七八九十]{1,3}）[^。；：]{2,40}");

  static String html(Row row) {
    return text(row) + attachmentLinks(row.get(Field.ATTACHMENT_LINKS));
  }

  private static String text(Row row) {
    if (row.has(Field.HTML)) {
      return row.get(Field.HTML);
    }
    return row.has(Field.MARKDOWN)
        ? ofMarkdown(row.get(Field.MARKDOWN))
        : ofText(row.get(Field.TEXT));
  }

  /** The files stay where they are; the document links to them. */
  private static String attachmentLinks(String links) {
    if (links.isEmpty()) {
      return "";
    }
    var items =
        Arrays.stream(links.split("[;；\\s]+"))
            .filter(link -> LINK.matcher(link).matches())
            .distinct()
            .map(link -> HtmlUtils.htmlEscape(link, "UTF-8"))
            .map("<li><a href=\"%1$s\">%1$s</a></li>"::formatted)
            .collect(joining());
    return items.isEmpty() ? "" : "<h2>附件（在来源网站）</h2><ul>" + items + "</ul>";
  }

  static String ofMarkdown(String markdown) {
    return HTML.render(MARKDOWN.parse(markdown));
  }

  /**
   * Plain text: a paragraph a line; lines numbered like headings of an official document become
   * headings.
   */
  static String ofText(String text) {
    var html = new StringBuilder(text.length() + 256);
    PARAGRAPH
        .splitAsStream(text)
        .map(Content::spaced)
        .filter(line -> !line.isEmpty())
        .forEach(line -> html.append(element(line)));
    return html.toString();
  }

  private static String spaced(String line) {
    return line.chars().anyMatch(c -> c <= ' ' || c == 0xA0 || c == 0x3000)
        ? SPACES.matcher(line).replaceAll(" ").strip()
        : line.strip();
  }

  private static String element(String line) {
    var tag =
        line.length() > LONGEST_HEADING
            ? "p"
            : CHAPTER.matcher(line).matches() || HEADING.matcher(line).matches()
                ? "h2"
                : SUBHEADING.matcher(line).matches() ? "h3" : "p";
    return "<" + tag + ">" + escape(line) + "</" + tag + ">\n";
  }

  /** Quotes stay as they are between tags. */
  private static String escape(String line) {
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private Content() {}
}
