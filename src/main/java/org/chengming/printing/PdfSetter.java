package org.chengming.printing;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.files.WarmJvm;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.parser.Parser;
import org.w3c.dom.Document;

/**
 * The program of the child JVM that sets pages: reads HTML, writes PDF, and knows no more of the
 * world. A question names the style sheet, the page and the PDF to write; the answer is empty.
 */
final class PdfSetter {
  private static final byte[] DONE = {};

  /** Resources, as large as they are, read once. */
  private static final Map<String, byte[]> READ = new HashMap<>();

  private PdfSetter() {}

  /**
   * @param arguments fonts for characters ours lack
   */
  public static void main(String[] arguments) throws IOException {
    var rare = List.of(arguments);
    WarmJvm.serve(
        question -> {
          var in = new DataInputStream(new ByteArrayInputStream(question));
          set(style(in.readUTF()), Path.of(in.readUTF()), Path.of(in.readUTF()), rare);
          return DONE;
        });
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
    return () -> new ByteArrayInputStream(READ.computeIfAbsent(name, PdfSetter::read));
  }

  private static byte[] read(String name) {
    try (var in = PdfSetter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("No resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
