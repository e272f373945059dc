package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.EDITION;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.chengming.files.FileKind;
import org.chengming.files.FileStore;
import org.chengming.files.StoredFile;
import org.chengming.publishing.DocumentPrinter.Printed;
import org.chengming.web.Dates;
import org.chengming.web.Words;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * A document as one self-contained page for the press: its images are in it, everything else that
 * could be fetched is gone, and so is all that would let the text change the layout.
 */
@Component
class PrintedHtml {
  /** Counts up when the layout changes, so that kept pages are set anew. */
  static final int VERSION = 1;

  private static final Pattern OWN_ATTACHMENT =
      Pattern.compile("(?:https?://[^/]+)?/attachments/(\\d{1,18})/[^?#]*");
  private static final Set<String> KEPT_ATTRIBUTES =
      Set.of("colspan", "rowspan", "alt", "src", "href", "id", "start");
  private static final int MOST_CHARACTERS = 4_000_000;
  private static final int DEEPEST = 60;
  private static final long MOST_PIXELS = 25_000_000;
  private static final long MOST_IMAGE_BYTES = 30L << 20;

  private final FileStore files;
  private final DSLContext db;

  PrintedHtml(FileStore files, DSLContext db) {
    this.files = files;
    this.db = db;
  }

  String of(Printed printed) {
    var t = printed.language().startsWith("en") ? Words.ENGLISH : Words.CHINESE;
    var page = Document.createShell("");
    page.outputSettings()
        .syntax(Document.OutputSettings.Syntax.xml)
        .prettyPrint(false)
        .charset("UTF-8");
    page.child(0).attr("lang", printed.language());
    head(page, printed);
    var official = page.body();
    official.appendElement("div").addClass("issuer").text(printed.body());
    if (printed.documentNumber() != null) {
      official.appendElement("div").addClass("number").text(printed.documentNumber());
    }
    official.appendElement("div").addClass("rule");
    official.appendElement("h1").text(printed.title());
    var text = official.appendElement("div").addClass("text");
    text.html(text(printed));
    clean(text);
    bookmarks(page, text);
    colophon(official, printed, t);
    return page.outerHtml();
  }

  private static void head(Document page, Printed printed) {
    page.title(printed.title());
    page.head().appendElement("meta").attr("name", "author").attr("content", printed.body());
    page.head().appendElement("meta").attr("name", "subject").attr("content", printed.title());
    page.head().appendElement("meta").attr("name", "description").attr("content", printed.title());
    page.head()
        .appendElement("meta")
        .attr("name", "keywords")
        .attr("content", printed.indexNumber());
  }

  private static String text(Printed printed) {
    return printed.bodyHtml().length() <= MOST_CHARACTERS
        ? printed.bodyHtml()
        : "<p>本文篇幅过长，请在网站上阅读全文。</p>";
  }

  private void clean(Element text) {
    text.select(
            "script, style, link, meta, base, iframe, object, embed, svg, math, form, input, button, video, audio, template")
        .remove();
    var budget = MOST_IMAGE_BYTES;
    for (var image : text.select("img")) {
      budget -= embed(image, budget);
    }
    for (var element : text.getAllElements()) {
      if (element == text) {
        continue;
      }
      element.attributes().asList().stream()
          .map(a -> a.getKey().toLowerCase(Locale.ROOT))
          .filter(name -> !KEPT_ATTRIBUTES.contains(name))
          .toList()
          .forEach(element::removeAttr);
      if (element.parents().size() > DEEPEST) {
        element.unwrap();
      }
    }
    text.select("a[href]")
        .forEach(
            link -> {
              if (!link.attr("href").matches("(?i)https?://.*")) {
                link.removeAttr("href");
              }
            });
  }

  /**
   * Puts the image itself in the page, or its words where it is not ours, too large or of a kind
   * PDF does not know.
   */
  private long embed(Element image, long budget) {
    var own = OWN_ATTACHMENT.matcher(image.attr("src"));
    var hash =
        own.matches()
            ? db.select(ATTACHMENT.SHA256)
                .from(ATTACHMENT)
                .join(EDITION)
                .on(EDITION.ID.eq(ATTACHMENT.EDITION_ID))
                .where(ATTACHMENT.ID.eq(Long.parseLong(own.group(1))))
                .and(EDITION.STATE.eq("LIVE"))
                .fetchOptional(ATTACHMENT.SHA256)
            : Optional.<String>empty();
    var stored = hash.flatMap(files::find).filter(file -> file.size() <= budget);
    var data = stored.flatMap(this::dataUri);
    if (stored.isPresent() && data.isPresent()) {
      image.attr("src", data.get());
      if (image.attr("alt").isBlank()) {
        image.attr("alt", "图片");
      }
      return stored.get().size();
    }
    image.replaceWith(new Element("span").text("〔图片：%s〕".formatted(image.attr("alt"))));
    return 0;
  }

  /** Looks at the size in the header alone: a small file can claim an image no memory holds. */
  private static boolean printable(Path file, FileKind kind) {
    if (kind != FileKind.PNG && kind != FileKind.JPEG && kind != FileKind.GIF) {
      return false;
    }
    try (var in = ImageIO.createImageInputStream(file.toFile())) {
      var readers = ImageIO.getImageReadersByFormatName(kind.extension());
      if (in == null || !readers.hasNext()) {
        return false;
      }
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS;
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      return false; // not an image after all
    }
  }

  private Optional<String> dataUri(StoredFile stored) {
    try (var file = files.local(stored.sha256())) {
      return printable(file.path(), stored.kind())
          ? Optional.of(
              "data:%s;base64,%s"
                  .formatted(
                      stored.mediaType(),
                      Base64.getEncoder().encodeToString(Files.readAllBytes(file.path()))))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void bookmarks(Document page, Element text) {
    var bookmarks = page.head().appendElement("bookmarks");
    var number = 0;
    for (var heading : text.select("h2, h3, h4")) {
      heading.attr("id", "section-" + ++number);
      bookmarks
          .appendElement("bookmark")
          .attr("name", heading.text())
          .attr("href", "#section-" + number);
    }
  }

  private static void colophon(Element official, Printed printed, Words t) {
    var lines = official.appendElement("table").addClass("colophon");
    line(lines, t.of("索引号"), printed.indexNumber());
    line(lines, t.of("发布机构"), printed.body());
    line(lines, t.of("成文日期"), Dates.day(printed.formedOn(), t));
    line(lines, t.of("网址"), printed.address());
    if (printed.demo()) {
      line(lines, t.of("说明"), t.of("演示数据，并非真实文件"));
    }
  }

  private static void line(Element table, String name, String value) {
    var row = table.appendElement("tr");
    row.appendElement("th").text(name);
    row.appendElement("td").text(value);
  }
}
