package org.chengming.publishing;

/**
 * Tells markup that cleaning would leave as it is without reading it as HTML: headings and
 * paragraphs of plain words one after the other, as imports of plain text make them. When in doubt
 * it says no.
 */
final class PlainMarkup {
  private PlainMarkup() {}

  static boolean matches(String html) {
    var at = 0;
    while (at < html.length()) {
      at = afterBlock(html, at);
      if (at < 0) {
        return false;
      }
      if (at < html.length() && html.charAt(at) == '\n') {
        at++;
      }
    }
    return at > 0;
  }

  /** The place after the block that begins at {@code at}; -1 when none of the known ones does. */
  private static int afterBlock(String html, int at) {
    var tag =
        html.startsWith("<p>", at)
            ? "p>"
            : html.startsWith("<h2>", at) ? "h2>" : html.startsWith("<h3>", at) ? "h3>" : null;
    if (tag == null) {
      return -1;
    }
    var begin = at + 1 + tag.length();
    var end = html.indexOf('<', begin);
    return end > begin
            && html.startsWith("</", end)
            && html.startsWith(tag, end + 2)
            && plain(html, begin, end)
        ? end + 2 + tag.length()
        : -1;
  }

  /** Nothing that markup writes otherwise, and something to read. */
  private static boolean plain(String html, int begin, int end) {
    var words = false;
    for (var i = begin; i < end; i++) {
      var c = html.charAt(i);
      if (c < ' ' || c >= 0x7f && c <= 0xa0 || c == '&' || c == '>' || Character.isSurrogate(c)) {
        return false;
      }
      words |= Character.isLetterOrDigit(c);
    }
    return words;
  }
}
