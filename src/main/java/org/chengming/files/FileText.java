package org.chengming.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.sax.SecureContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads the text of one file. Runs in the child JVM only: it may take all the time and memory it is
 * given.
 */
final class FileText {
  /** The file itself forbids reading it; the message says how. */
  static final class Unreadable extends IOException {
    Unreadable(String why) {
      super(why);
    }
  }

  static {
    // Against parts that unpack without end, below the bounds of the child itself.
    ZipSecureFile.setMinInflateRatio(0.005);
    ZipSecureFile.setMaxEntrySize(256L << 20);
    ZipSecureFile.setMaxTextSize(64L << 20);
  }

  private FileText() {}

  /**
   * @param longest characters after which the rest is left unread
   */
  static String read(Path file, FileKind kind, int longest)
      throws IOException, SAXException, TikaException {
    return switch (kind) {
      case PDF -> pdf(file, longest);
      case OFD -> OfdText.read(file, longest);
      case DOCX, XLSX, PPTX -> office(new OOXMLParser(), file, longest);
      case DOC, XLS, PPT -> office(new OfficeParser(), file, longest);
      case TEXT, CSV -> plain(file, longest);
      case PNG, JPEG, GIF, WEBP, MP4, WEBM, MP3 -> "";
    };
  }

  private static String pdf(Path file, int longest) throws IOException {
    try (var document =
        Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      if (!document.getCurrentAccessPermission().canExtractContent()
          && !document.getCurrentAccessPermission().canExtractForAccessibility()) {
        throw new Unreadable("the PDF forbids extraction");
      }
      var text = new StringBuilder();
      var pages = document.getNumberOfPages();
      for (int page = 1; page <= pages && text.length() < longest; page++) {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        text.append(stripper.getText(document));
      }
      text.setLength(Math.min(text.length(), longest));
      return text.toString();
    } catch (InvalidPasswordException e) {
      throw new Unreadable("the PDF wants a password");
    }
  }

  private static String office(Parser parser, Path file, int longest)
      throws IOException, SAXException, TikaException {
    var text = new WriteOutContentHandler(longest);
    try (var stream = TikaInputStream.get(file)) {
      var bounded = new SecureContentHandler(text, stream);
      bounded.setMaximumDepth(300);
      parser.parse(stream, bounded, new Metadata(), context());
    } catch (EncryptedDocumentException e) {
      throw new Unreadable("the document wants a password");
    } catch (SAXException | TikaException e) {
      if (!WriteLimitReachedException.isWriteLimitReached(e)) {
        throw e;
      }
    }
    return text.toString();
  }

  /** Streams the parts, looks at no macro, and does not open what is embedded. */
  private static ParseContext context() {
    var office = new OfficeParserConfig();
    office.setUseSAXDocxExtractor(true);
    office.setUseSAXPptxExtractor(true);
    office.setExtractMacros(false);
    office.setIncludeDeletedContent(false);
    office.setIncludeMoveFromContent(false);
    var context = new ParseContext();
    context.set(OfficeParserConfig.class, office);
    context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
    return context;
  }

  private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
      // attachments within attachments are not read
    }
  }

  private static String plain(Path file, int longest) throws IOException {
    var charset =
        PlainTextFile.charset(file)
            .orElseThrow(() -> new Unreadable("not text in a known charset"));
    try (var reader = Files.newBufferedReader(file, charset)) {
      var buffer = new char[longest];
      var length = 0;
      for (int n; length < longest && (n = reader.read(buffer, length, longest - length)) >= 0; ) {
        length += n;
      }
      return new String(buffer, 0, length).replace("\uFEFF", "");
    }
  }
}
