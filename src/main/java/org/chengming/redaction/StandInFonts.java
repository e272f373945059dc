package org.chengming.redaction;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Draws Chinese written with a font that the file does not bring and the machine does not have by
 * the one this application brings, where PDFBox alone would draw nothing.
 */
final class StandInFonts implements FontMapper {
  private static final String CHINESE = "/fonts/NotoSerifSC-Subset.ttf";

  private final FontMapper known;
  private @Nullable TrueTypeFont chinese;

  private StandInFonts(FontMapper known) {
    this.known = known;
  }

  static synchronized void use() {
    if (!(FontMappers.instance() instanceof StandInFonts)) {
      FontMappers.set(new StandInFonts(FontMappers.instance()));
    }
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(String font, PDFontDescriptor descriptor) {
    return known.getTrueTypeFont(font, descriptor);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(String font, PDFontDescriptor descriptor) {
    return known.getFontBoxFont(font, descriptor);
  }

  @Override
  public CIDFontMapping getCIDFont(
      String font, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
    var found = known.getCIDFont(font, descriptor, system);
    return found == null || found.isFallback() ? new CIDFontMapping(null, chinese(), true) : found;
  }

  private TrueTypeFont chinese() {
    var read = chinese;
    if (read == null) {
      try (var in = StandInFonts.class.getResourceAsStream(CHINESE)) {
        read = new TTFParser().parse(new RandomAccessReadBuffer(in));
        chinese = read;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return read;
  }
}
