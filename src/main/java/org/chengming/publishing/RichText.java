package org.chengming.publishing;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.Selector;

/**
 * The text of documents: takes HTML (from the editor, Word, another system) or Markdown and keeps
 * structure only, by an allow-list. What leaves here may be shown as it is. Cleaning what was
 * cleaned changes nothing.
 */
public final class RichText {
  /**
   * Pictures of a draft stand under their hash; once public they are rewritten to the attachment's
   * own address.
   */
  static final String DESK_FILES = "/desk/documents/files/";

  private static final String BASE = "https://this.site.invalid/";
  private static final Pattern TAG = Pattern.compile("<[/!]?[a-zA-Z][^>]*>|<!--");
  private static final Pattern OWN_PICTURE =
      Pattern.compile("/desk/documents/files/[0-9a-f]{64}|/attachments/\\d+/[^\\s\"<>\\\\]+");

  /**
   * A safe scheme, or an address of this site; a colon elsewhere could be read as a scheme by
   * somebody.
   */
  private static final Pattern HREF =
      Pattern.compile("(?i)(https?://|mailto:|tel:)\\S+|[/#?][^\\s]*|[^:\\s\\p{Cc}\\\\]+");

  private static final String WITH_ALL_INSIDE =
      "script,style,xml,title,meta,link,base,noscript,template,iframe,frame,frameset,object,embed,applet,svg,math,"
          + "textarea,select,button,input,form > input,audio,video,canvas,dialog,marquee,noembed,noframes,plaintext";
  private static final Evaluator GONE = Selector.evaluatorOf(WITH_ALL_INSIDE);
  private static final Evaluator PICTURES = Selector.evaluatorOf("img");
  private static final Evaluator LINKS = Selector.evaluatorOf("a");
  private static final Evaluator INLINE = Selector.evaluatorOf("strong, em, sup, sub, a");
  private static final Evaluator ANY = Selector.evaluatorOf("*");
  private static final Evaluator BOLD = Selector.evaluatorOf("b");
  private static final Evaluator ITALIC = Selector.evaluatorOf("i");
  private static final Evaluator TOP_HEADINGS = Selector.evaluatorOf("h1");
  private static final Evaluator WRAPPERS =
      Selector.evaluatorOf("div, section, article, center, address, dd, dt");
  private static final Evaluator SPANS = Selector.evaluatorOf("[colspan], [rowspan]");
  private static final Evaluator MAY_BE_EMPTY =
      Selector.evaluatorOf("p, h2, h3, h4, h5, h6, strong, em");
  private static final Evaluator PICTURES_AND_BREAKS = Selector.evaluatorOf("img, br");

  private static final List<String> BLOCKS =
      List.of(
          "p",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "li",
          "ul",
          "ol",
          "tr",
          "table",
          "blockquote",
          "pre",
          "hr",
          "figure",
          "figcaption",
          "caption",
          "thead",
          "tbody",
          "tfoot",
          "section",
          "article");

  private static final Safelist ALLOWED =
      new Safelist()
          .addTags(
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "p",
              "br",
              "hr",
              "pre",
              "blockquote",
              "ul",
              "ol",
              "li",
              "strong",
              "em")
          .addTags(
              "sup",
              "sub",
              "a",
              "img",
              "figure",
              "figcaption",
              "table",
              "caption",
              "thead",
              "tbody",
              "tfoot",
              "tr",
              "th",
              "td")
          .addAttributes("a", "href")
          .addAttributes("img", "src", "alt")
          .addAttributes("ol", "start")
          .addAttributes("th", "colspan", "rowspan", "scope")
          .addAttributes("td", "colspan", "rowspan")
          .addProtocols("a", "href", "http", "https", "mailto", "tel", "#")
          .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer")
          .preserveRelativeLinks(true);

  private static final List<org.commonmark.Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser MARKDOWN = Parser.builder().extensions(TABLES).build();
  // In Chinese plain text a line is a paragraph; a lone line break must not glue two of them
  // together.
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(TABLES).softbreak("<br>").build();

  private RichText() {}

  /** Clean HTML of whatever was typed or sent: Markdown where no tag stands in it. */
  public static String clean(String htmlOrMarkdown) {
    return TAG.matcher(htmlOrMarkdown).find() ? ofHtml(htmlOrMarkdown) : ofMarkdown(htmlOrMarkdown);
  }

  public static String ofMarkdown(String markdown) {
    return ofHtml(RENDERER.render(MARKDOWN.parse(markdown)));
  }

  public static String ofHtml(String html) {
    var clean = html.strip();
    return PlainMarkup.matches(clean) ? clean : readAndWritten(clean);
  }

  static String readAndWritten(String html) {
    // HTML read again may nest differently; what is kept is what comes out the same. Clean text
    // takes one pass.
    var clean = html;
    for (int i = 0; i < 5; i++) {
      var again = once(clean);
      if (again.equals(clean)) {
        break;
      }
      clean = again;
    }
    return clean;
  }

  private static String once(String html) {
    var dirty = Jsoup.parse(html.replace("\u0000", ""), BASE);
    dirty.select(GONE).remove();
    WordPaste.restore(dirty.body());
    normalise(dirty.body());
    var clean = new Cleaner(ALLOWED).clean(dirty);
    clean.outputSettings(new Document.OutputSettings().prettyPrint(false).charset("UTF-8"));
    for (var picture : clean.select(PICTURES)) {
      if (!OWN_PICTURE.matcher(picture.attr("src")).matches()) {
        picture.remove();
      }
    }
    for (var link : clean.select(LINKS)) {
      if (!HREF.matcher(link.attr("href")).matches()) {
        link.unwrap();
      }
    }
    for (var inline : clean.select(INLINE)) {
      if (inline.select(ANY).stream()
          .anyMatch(e -> e != inline && BLOCKS.contains(e.normalName()))) {
        inline.unwrap();
      }
    }
    paragraphs(clean.body());
    return clean.body().html().strip();
  }

  /** One right element for each meaning. */
  private static void normalise(Element body) {
    body.select(BOLD).tagName("strong");
    body.select(ITALIC).tagName("em");
    body.select(TOP_HEADINGS).tagName("h2");
    for (var block : body.select(WRAPPERS)) {
      if (block.select(ANY).stream()
          .noneMatch(c -> c != block && BLOCKS.contains(c.normalName()))) {
        block.tagName("p");
      } else {
        block.unwrap();
      }
    }
    for (var span : body.select(SPANS)) {
      for (var name : List.of("colspan", "rowspan")) {
        if (span.hasAttr(name) && !span.attr(name).matches("[1-9]\\d{0,2}")) {
          span.removeAttr(name);
        }
      }
    }
  }

  /**
   * Text that stands bare between blocks becomes paragraphs; paragraphs with nothing in them go.
   */
  private static void paragraphs(Element body) {
    Element open = null;
    for (Node node : List.copyOf(body.childNodes())) {
      boolean inline =
          node instanceof TextNode || node instanceof Element e && !BLOCKS.contains(e.normalName());
      if (!inline) {
        open = null;
      } else if (open != null) {
        open.appendChild(node);
      } else if (!(node instanceof TextNode t && t.isBlank())) {
        open = new Element("p");
        node.before(open);
        open.appendChild(node);
      }
    }
    for (var empty : body.select(MAY_BE_EMPTY)) {
      if (empty.text().replace('\u00a0', ' ').isBlank()
          && empty.select(PICTURES_AND_BREAKS).stream().noneMatch(e -> e.is("img"))) {
        empty.remove();
      }
    }
  }

  /**
   * The words alone, a line for each block, cells of a row apart; for search, hash and comparison.
   */
  public static String text(String html) {
    var out = new StringBuilder();
    Jsoup.parseBodyFragment(html)
        .body()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode t) {
                  out.append(t.getWholeText().replaceAll("\\s+", " "));
                } else if (node instanceof Element e
                    && (e.normalName().equals("br") || BLOCKS.contains(e.normalName()))) {
                  line(out);
                } else if (node instanceof Element e
                    && (e.normalName().equals("td") || e.normalName().equals("th"))) {
                  out.append(' ');
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (node instanceof Element e && BLOCKS.contains(e.normalName())) {
                  line(out);
                }
              }
            });
    return out.toString()
        .replaceAll("[ \u00a0]*\n[ \u00a0]*", "\n")
        .replaceAll("[ \u00a0]+", " ")
        .strip();
  }

  /** Whether it stands on lines of its own. */
  static boolean block(Node node) {
    return node instanceof Element e && BLOCKS.contains(e.normalName());
  }

  private static void line(StringBuilder out) {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }
}
