package org.chengming.printing;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.parser.Parser;
import org.w3c.dom.Document;

/**
 * The program of the child JVM that sets pages: reads HTML, writes PDF, and knows no more of the
 * world.
 */
final class PdfSetter {
  /** Comes between the pages and the fonts. */
  static final String FONTS = "--fonts";

  private PdfSetter() {}

  /**
   * @param arguments the style sheet, each page with the PDF to write, then fonts for characters
   *     ours lack
   */
  public static void main(String[] arguments) throws IOException {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    var words = Arrays.asList(arguments);
    var split = words.indexOf(FONTS);
    var style = style(words.getFirst());
    var rare = words.subList(split + 1, words.size());
    for (int i = 1; i < split; i += 2) {
      set(style, Path.of(words.get(i)), Path.of(words.get(i + 1)), rare);
    }
    System.exit(0);
  }

  private static void set(String style, Path html, Path pdf, List<String> rare) throws IOException {
    var builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.usePdfUaAccessibility(true);
    builder.usePdfVersion(1.7f);
    builder.useExternalResourceAccessControl(
        (uri, type) -> uri.startsWith("data:"),
        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl(
        (uri, type) -> uri.startsWith("data:"),
        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    fonts(builder, rare);
    builder.withW3cDocument(page(html, style), "about:blank");
    try (var out = Files.newOutputStream(pdf)) {
      builder.toStream(out);
      builder.run();
    }
  }

  private static Document page(Path file, String style) throws IOException {
    var page = Jsoup.parse(Files.readString(file), "", Parser.xmlParser());
    page.expectFirst("head").appendElement("style").text(style);
    return new W3CDom().namespaceAware(false).fromJsoup(page);
  }

  private static String style(String name) throws IOException {
    try (var in = resource(name).supply()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void fonts(PdfRendererBuilder builder, List<String> rare) {
    builder.useFont(resource(HouseFonts.SONG), "Song", 400, FontStyle.NORMAL, true);
    builder.useFont(resource(HouseFonts.HEI), "Hei", 400, FontStyle.NORMAL, true);
    for (var font : rare) {
      builder.useFont(new File(font), "Rare", 400, FontStyle.NORMAL, true);
    }
  }

  private static FSSupplier<InputStream> resource(String name) {
    return () -> {
      var in = PdfSetter.class.getResourceAsStream(name);
      if (in == null) {
        throw new IllegalStateException("No resource " + name);
      }
      return in;
    };
  }
}
