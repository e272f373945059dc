package org.chengming.publishing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Passages of a text that remarks quote. Blanks do not count, for who copies from a page gets line
 * breaks of its own; a passage may begin in one paragraph or cell and end in another.
 */
public final class Passages {
  /**
   * @param id what its anchor is called: {@code #passage-7} in the text, {@code #remark-7} beside
   * @param number what the reader sees at its beginning
   */
  public record Quote(long id, int number, String text) {}

  /**
   * @param html the text with each first occurrence in {@code mark}
   * @param found how often each quote stands in the text, by its id
   */
  public record Marked(String html, Map<Long, Integer> found) {
    public Marked {
      found = Map.copyOf(found);
    }
  }

  /** Where a part of a passage lies within one text node. */
  private record Part(int from, int to, Quote quote, boolean first) {}

  private final Document document;
  private final List<TextNode> nodes = new ArrayList<>();
  private final StringBuilder letters = new StringBuilder();
  private final List<Integer> starts = new ArrayList<>();

  private Passages(String html) {
    document = Jsoup.parseBodyFragment(html);
    document.outputSettings(new Document.OutputSettings().prettyPrint(false).charset("UTF-8"));
    document.body().traverse((node, depth) -> read(node));
  }

  /** Whether the text says this; a quote of nothing but blanks stands nowhere. */
  public static boolean hold(String html, String quote) {
    var sought = letters(quote);
    return !sought.isEmpty() && new Passages(html).letters.indexOf(sought) >= 0;
  }

  /**
   * @param html cleaned by {@link RichText}; it stays clean, a quote adds nothing of its own to it
   */
  public static Marked mark(String html, List<Quote> quotes) {
    if (quotes.isEmpty()) {
      return new Marked(html, Map.of());
    }
    var text = new Passages(html);
    var found = new HashMap<Long, Integer>();
    var parts = new HashMap<Integer, List<Part>>();
    for (var quote : quotes) {
      found.put(quote.id(), text.find(quote, parts));
    }
    parts.forEach((node, inNode) -> mark(text.nodes.get(node), inNode));
    return new Marked(text.document.body().html(), found);
  }

  private void read(Node node) {
    if (node instanceof TextNode text) {
      nodes.add(text);
      starts.add(letters.length());
      letters.append(letters(text.getWholeText()));
    }
  }

  /** Counts the quote and notes the parts of its first occurrence. */
  private int find(Quote quote, Map<Integer, List<Part>> parts) {
    var sought = letters(quote.text());
    if (sought.isEmpty()) {
      return 0;
    }
    int count = 0;
    for (int at = letters.indexOf(sought);
        at >= 0;
        at = letters.indexOf(sought, at + sought.length())) {
      if (count++ == 0) {
        note(quote, at, at + sought.length(), parts);
      }
    }
    return count;
  }

  private void note(Quote quote, int from, int to, Map<Integer, List<Part>> parts) {
    for (int node = 0; node < nodes.size(); node++) {
      int start = starts.get(node);
      int end = node + 1 < nodes.size() ? starts.get(node + 1) : letters.length();
      if (start < to && end > from && start < end) {
        var whole = nodes.get(node).getWholeText();
        int first = offset(whole, Math.max(from, start) - start);
        int last = offset(whole, Math.min(to, end) - start - 1) + 1;
        parts
            .computeIfAbsent(node, n -> new ArrayList<>())
            .add(new Part(first, last, quote, from >= start));
      }
    }
  }

  /** Cuts a text node where passages begin and end, for they may overlap. */
  private static void mark(TextNode node, List<Part> parts) {
    var text = node.getWholeText();
    var cuts = new TreeSet<>(List.of(0, text.length()));
    parts.forEach(p -> cuts.addAll(List.of(p.from(), p.to())));
    int from = 0;
    for (int to : cuts.tailSet(1)) {
      int start = from;
      int end = to;
      parts.stream()
          .filter(p -> p.first() && p.from() == start)
          .forEach(p -> place(node, reference(p.quote())));
      Node piece = new TextNode(text.substring(start, end));
      if (parts.stream().anyMatch(p -> p.from() <= start && p.to() >= end)) {
        piece = new Element("mark").addClass("passage").appendChild(piece);
      }
      node.before(piece);
      from = to;
    }
    node.remove();
  }

  /** A link does not stand in a link. */
  private static void place(TextNode node, Element reference) {
    var link = node.parent() instanceof Element e ? e.closest("a") : null;
    (link == null ? node : link).before(reference);
  }

  private static Element reference(Quote quote) {
    return new Element("a")
        .addClass("passage-ref")
        .attr("id", "passage-" + quote.id())
        .attr("href", "#remark-" + quote.id())
        .attr("aria-label", "意见" + quote.number())
        .text(String.valueOf(quote.number()));
  }

  private static String letters(String text) {
    var out = new StringBuilder(text.length());
    text.chars().filter(c -> !blank(c)).forEach(c -> out.append((char) c));
    return out.toString();
  }

  /** Where the letter of this number stands among letters and blanks. */
  private static int offset(String text, int letter) {
    int seen = -1;
    for (int i = 0; i < text.length(); i++) {
      seen += blank(text.charAt(i)) ? 0 : 1;
      if (seen == letter) {
        return i;
      }
    }
    throw new IllegalArgumentException("There is no letter %d in %s".formatted(letter, text));
  }

  private static boolean blank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff';
  }
}
