package org.chengming.redaction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The text of what is still seen, painted with signs that have no shape, so that a page that is a
 * picture can be searched and read aloud. Each font holds up to 255 signs of this document and says
 * what they stand for; nothing of the input's fonts is taken over, since the order of their signs
 * tells what was written with them.
 */
final class TextLayer {
  /**
   * Stands for a sign that was removed, so that its neighbours do not become words of their own.
   */
  static final String GONE = "█";

  private static final int SIGNS = 255;
  private static final int UNIT = 1000;

  private record Sign(int font, int code) {}

  private final PDDocument document;
  private final Map<String, Sign> signs = new LinkedHashMap<>();
  private final List<COSDictionary> fonts = new ArrayList<>();

  TextLayer(PDDocument document) {
    this.document = document;
  }

  /** The operators that paint these signs, and in {@code used} the fonts they name. */
  String paint(List<Glyph> glyphs, COSDictionary used) {
    var content = new StringBuilder("BT\n");
    int font = -1;
    for (var glyph : glyphs) {
      if (glyph.text().isEmpty() || glyph.place().getDeterminant() == 0) {
        continue;
      }
      var sign = sign(glyph.text());
      if (sign.font() != font) {
        font = sign.font();
        used.setItem(COSName.getPDFName("T" + font), fonts.get(font));
        content.append("/T%d 1 Tf\n".formatted(font));
      }
      var m = new double[6];
      glyph.place().getMatrix(m);
      for (var value : m) {
        content.append(String.format(Locale.ROOT, "%.3f ", value));
      }
      content.append("Tm <%02X> Tj\n".formatted(sign.code()));
    }
    return content.append("ET\n").toString();
  }

  private Sign sign(String text) {
    var known = signs.get(text);
    if (known != null) {
      return known;
    }
    int next = signs.size();
    if (next % SIGNS == 0) {
      fonts.add(new COSDictionary());
    }
    var sign = new Sign(next / SIGNS, next % SIGNS + 1);
    signs.put(text, sign);
    return sign;
  }

  /** Fills the fonts with the signs that were used; once, before the document is saved. */
  void finish() throws IOException {
    for (int i = 0; i < fonts.size(); i++) {
      fill(fonts.get(i), i);
    }
  }

  private void fill(COSDictionary font, int number) throws IOException {
    var shapes = new COSDictionary();
    var nothing = stream("%d 0 d0".formatted(UNIT));
    var differences = new COSArray();
    differences.add(COSInteger.get(1));
    var widths = new COSArray();
    var map = new StringBuilder();
    int last = 0;
    for (var entry : signs.entrySet()) {
      if (entry.getValue().font() == number) {
        last = entry.getValue().code();
        var name = COSName.getPDFName("s" + last);
        shapes.setItem(name, nothing);
        differences.add(name);
        widths.add(COSInteger.get(UNIT));
        map.append(
            "1 beginbfchar\n<%02X> <%s>\nendbfchar\n".formatted(last, utf16(entry.getKey())));
      }
    }
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE3);
    font.setItem(COSName.FONT_BBOX, numbers(0, 0, UNIT, UNIT));
    font.setItem(COSName.FONT_MATRIX, numbers(1.0 / UNIT, 0, 0, 1.0 / UNIT, 0, 0));
    font.setItem(COSName.CHAR_PROCS, shapes);
    font.setItem(COSName.RESOURCES, new COSDictionary());
    var encoding = new COSDictionary();
    encoding.setItem(COSName.TYPE, COSName.ENCODING);
    encoding.setItem(COSName.DIFFERENCES, differences);
    font.setItem(COSName.ENCODING, encoding);
    font.setInt(COSName.FIRST_CHAR, 1);
    font.setInt(COSName.LAST_CHAR, last);
    font.setItem(COSName.WIDTHS, widths);
    font.setItem(
        COSName.TO_UNICODE,
        stream(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CMapName /Signs def
            /CMapType 2 def
            1 begincodespacerange
            <00> <FF>
            endcodespacerange
            %sendcmap
            CMapName currentdict /CMap defineresource pop
            end
            end
            """
                .formatted(map)));
  }

  private static String utf16(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
  }

  private static COSArray numbers(double... values) {
    var array = new COSArray();
    for (var value : values) {
      array.add(new COSFloat((float) value));
    }
    return array;
  }

  private COSStream stream(String content) throws IOException {
    var stream = document.getDocument().createCOSStream();
    try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content.getBytes(StandardCharsets.US_ASCII));
    }
    return stream;
  }
}
