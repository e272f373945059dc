package org.chengming.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Builds the HTML of an official text: headings, paragraphs, tables, the signature. */
final class Html {
  private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
  private static final int FIRST_YEAR_WITH_PAGES = 2025;

  private final StringBuilder out = new StringBuilder();

  Html h2(String text) {
    return element("h2", text);
  }

  Html h3(String text) {
    return element("h3", text);
  }

  Html p(String text, Object... values) {
    return element("p", values.length == 0 ? text : text.formatted(values));
  }

  Html ps(List<String> texts) {
    texts.forEach(this::p);
    return this;
  }

  Html signed(Planned document) {
    return p(document.issuer().name()).p(day(document.formedOn()));
  }

  /** A table whose last row is set apart when it is a total. */
  Html table(String caption, List<String> heads, List<List<String>> rows) {
    out.append("<table><caption>").append(escape(caption)).append("</caption><thead><tr>");
    heads.forEach(head -> out.append("<th scope=\"col\">").append(escape(head)).append("</th>"));
    out.append("</tr></thead><tbody>");
    for (var row : rows) {
      out.append("<tr>");
      row.forEach(cell -> out.append("<td>").append(escape(cell)).append("</td>"));
      out.append("</tr>");
    }
    out.append("</tbody></table>\n");
    return this;
  }

  /**
   * The whole as an official page to be set as PDF, for the documents of the newest years: setting
   * takes far longer than writing.
   */
  Written asPage(Planned document, String name, Written written) {
    if (document.year() < FIRST_YEAR_WITH_PAGES) {
      return written;
    }
    var title = escape(document.title());
    var issuer = escape(document.issuer().name());
    return written.withPage(
        new Written.Page(
            name,
            """
            <html lang="zh-Hans"><head><title>%1$s</title>
            <meta name="author" content="%2$s" /><meta name="subject" content="%1$s" />
            <meta name="description" content="%1$s" /></head>
            <body><div class="issuer">%2$s</div><div class="rule"></div><h1>%1$s</h1>
            <div class="text">%3$s</div></body></html>
            """
                .formatted(title, issuer, out)));
  }

  @Override
  public String toString() {
    return out.toString();
  }

  static String day(LocalDate date) {
    return date.format(DAY);
  }

  static String money(double amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }

  /** 一 to 九十九. */
  static String chinese(int n) {
    return n < 10 ? DIGITS[n] : (n < 20 ? "" : DIGITS[n / 10]) + "十" + DIGITS[n % 10];
  }

  private Html element(String tag, String text) {
    out.append('<')
        .append(tag)
        .append('>')
        .append(escape(text))
        .append("</")
        .append(tag)
        .append(">\n");
    return this;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
