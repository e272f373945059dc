package org.chengming.search;

import java.util.ArrayList;
import java.util.List;
import org.chengming.publishing.PublicDocument;
import org.jsoup.Jsoup;

/**
 * The pieces of a document whose meaning is computed: each a stretch the model can read at once,
 * with the title before it, for a stretch from the middle does not say what it is about. Only the
 * beginning of a long text is taken; its words are all in the index anyway.
 */
final class Passages {
  private static final int LONGEST_TITLE = 80;
  private static final int STRETCH = 200;
  private static final int MOST = 4;
  private static final String ENDS = "。；！？\n";

  private Passages() {}

  static List<String> of(PublicDocument document) {
    var title = cut(document.title(), LONGEST_TITLE);
    var summary = document.summary() == null ? "" : document.summary().strip() + "\n";
    var text = summary + Jsoup.parse(document.contentHtml()).text().strip();
    var passages = new ArrayList<String>();
    for (var at = 0; passages.size() < MOST && (at < text.length() || passages.isEmpty()); ) {
      var end = end(text, at);
      passages.add(title + "\n" + text.substring(at, end));
      at = end;
    }
    return List.copyOf(passages);
  }

  /** After the last sentence that ends within a stretch; the whole rest when little remains. */
  private static int end(String text, int from) {
    if (text.length() - from <= STRETCH + STRETCH / 4) {
      return text.length();
    }
    for (var i = from + STRETCH; i > from + STRETCH / 2; i--) {
      if (ENDS.indexOf(text.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    return from + cut(text.substring(from), STRETCH).length();
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
