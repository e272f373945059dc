package org.chengming.publishing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

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

  /**
   * A stretch of {@link #words}.
   *
   * @param id what its anchor is called: {@code #spot-7} in the text, {@code #found-7} beside
   * @param number what the reader sees at its beginning
   * @param first whether it bears the anchor; others of the same number do not
   */
  public record Stretch(String id, int number, int from, int to, boolean first) {}

  /** A stretch of {@link #words} and what comes in its place. */
  public record Cut(int from, int to, String instead) {}

  /** What the reference at the beginning of a passage says and where it leads. */
  private record Label(String id, String href, String name, int number, String css) {
    static Label of(Quote quote) {
      return new Label(
          "passage-" + quote.id(),
          "#remark-" + quote.id(),
          "意见" + quote.number(),
          quote.number(),
          "passage");
    }

    static Label of(Stretch stretch) {
      return new Label(
          "spot-" + stretch.id(),
          "#found-" + stretch.id(),
          "检查发现" + stretch.number(),
          stretch.number(),
          "found");
    }
  }

  /** Where a part of a passage lies within one text node. */
  private record Part(int from, int to, Label label, boolean first) {}

  private final Document document;
  private final List<TextNode> nodes = new ArrayList<>();
  private final StringBuilder letters = new StringBuilder();
  private final List<Integer> starts = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private final List<Integer> wordStarts = new ArrayList<>();

  private Passages(String html) {
    document = Jsoup.parseBodyFragment(html);
    document.outputSettings(new Document.OutputSettings().prettyPrint(false).charset("UTF-8"));
    document
        .body()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                read(node);
              }

              @Override
              public void tail(Node node, int depth) {
                if (RichText.block(node)) {
                  words.append('\n');
                }
              }
            });
  }

  /** All the text says, with a line's end for each block and a tab before each cell. */
  public static String words(String html) {
    return new Passages(html).words.toString();
  }

  /**
   * The text with other words in place of some stretches of it; what stood in several elements
   * comes together in the first.
   *
   * @param html cleaned by {@link RichText}; it stays clean
   * @param cuts of its {@link #words}, none over another
   */
  static String replaced(String html, List<Cut> cuts) {
    var text = new Passages(html);
    var inNodes = new TreeMap<Integer, List<Cut>>();
    for (var cut : cuts) {
      boolean first = true;
      for (var part : text.parts(cut.from(), cut.to())) {
        inNodes
            .computeIfAbsent(part.node(), n -> new ArrayList<>())
            .add(new Cut(part.from(), part.to(), first ? cut.instead() : ""));
        first = false;
      }
    }
    inNodes.forEach((node, inNode) -> text.nodes.get(node).text(replace(text.whole(node), inNode)));
    return text.document.body().html();
  }

  /** The same for words alone. */
  static String replace(String words, List<Cut> cuts) {
    var out = new StringBuilder(words);
    cuts.stream()
        .sorted(Comparator.comparingInt(Cut::from).reversed())
        .forEach(c -> out.replace(c.from(), c.to(), c.instead()));
    return out.toString();
  }

  private record Within(int node, int from, int to) {}

  private List<Within> parts(int from, int to) {
    var parts = new ArrayList<Within>();
    for (int node = 0; node < nodes.size(); node++) {
      int start = wordStarts.get(node);
      int end = start + whole(node).length();
      if (start < to && end > from) {
        parts.add(new Within(node, Math.max(from, start) - start, Math.min(to, end) - start));
      }
    }
    return parts;
  }

  private String whole(int node) {
    return nodes.get(node).getWholeText();
  }

  /** Whether the text says this; a quote of nothing but blanks stands nowhere. */
  public static boolean hold(String html, String quote) {
    var sought = letters(quote);
    return !sought.isEmpty() && new Passages(html).letters.indexOf(sought) >= 0;
  }

  /**
   * @param html cleaned by {@link RichText}; it stays clean, a quote adds nothing of its own to it
   */
  public static Marked mark(String html, List<Quote> quotes, List<Stretch> stretches) {
    if (quotes.isEmpty() && stretches.isEmpty()) {
      return new Marked(html, Map.of());
    }
    var text = new Passages(html);
    var found = new HashMap<Long, Integer>();
    var parts = new HashMap<Integer, List<Part>>();
    for (var quote : quotes) {
      found.put(quote.id(), text.find(quote, parts));
    }
    for (var stretch : stretches) {
      boolean first = stretch.first();
      for (var part : text.parts(stretch.from(), stretch.to())) {
        parts
            .computeIfAbsent(part.node(), n -> new ArrayList<>())
            .add(new Part(part.from(), part.to(), Label.of(stretch), first));
        first = false;
      }
    }
    parts.forEach((node, inNode) -> mark(text.nodes.get(node), inNode));
    return new Marked(text.document.body().html(), found);
  }

  private void read(Node node) {
    if (RichText.block(node) || node.normalName().equals("br")) {
      words.append('\n');
    } else if (node.normalName().equals("td") || node.normalName().equals("th")) {
      words.append('\t');
    }
    if (node instanceof TextNode text) {
      nodes.add(text);
      wordStarts.add(words.length());
      words.append(text.getWholeText());
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
            .add(new Part(first, last, Label.of(quote), from >= start));
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
          .forEach(p -> place(node, reference(p.label())));
      Node piece = new TextNode(text.substring(start, end));
      var over = parts.stream().filter(p -> p.from() <= start && p.to() >= end).toList();
      if (!over.isEmpty()) {
        var mark = new Element("mark");
        over.forEach(p -> mark.addClass(p.label().css()));
        piece = mark.appendChild(piece);
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

  private static Element reference(Label label) {
    return new Element("a")
        .addClass("passage-ref")
        .addClass(label.css() + "-ref")
        .attr("id", label.id())
        .attr("href", label.href())
        .attr("aria-label", label.name())
        .text(String.valueOf(label.number()));
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
