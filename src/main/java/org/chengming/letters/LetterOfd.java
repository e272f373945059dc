package org.chengming.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.chengming.printing.HouseFonts;

/**
 * A letter as OFD (GB/T 33190-2016): the pages of its PDF, character by character, with the house's
 * fonts cut to what the letter uses. So the two look alike, and a line ends where it ends.
 */
final class LetterOfd {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);
  private final Map<String, Integer> fonts = new LinkedHashMap<>();
  private int lastId;

  private LetterOfd() {}

  static byte[] of(OfficialLetter letter, byte[] pdf) throws IOException {
    try {
      return new LetterOfd().write(letter, PdfPages.of(pdf));
    } catch (XMLStreamException e) {
      throw new IOException("OFD of letter %s cannot be written".formatted(letter.number()), e);
    }
  }

  private byte[] write(OfficialLetter letter, List<PdfPage> pages)
      throws IOException, XMLStreamException {
    pages.forEach(
        page -> page.runs().forEach(run -> fonts.computeIfAbsent(run.font(), f -> ++lastId)));
    var ids = new ArrayList<Integer>();
    pages.forEach(page -> ids.add(++lastId));
    entry("OFD.xml", root(letter));
    var at = 0;
    for (var page : pages) {
      entry("Doc_0/Pages/Page_%d/Content.xml".formatted(at++), page(page));
    }
    fonts(pages);
    entry("Doc_0/Document.xml", document(pages, ids));
    zip.close();
    return bytes.toByteArray();
  }

  private void entry(String name, byte[] content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTime(0); // the same letter is the same file
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] root(OfficialLetter letter) throws XMLStreamException {
    var id = UUID.nameUUIDFromBytes(letter.toString().getBytes(StandardCharsets.UTF_8));
    var xml = new OfdXml("OFD").with("Version", "1.0").with("DocType", "OFD");
    xml.open("DocBody").open("DocInfo");
    xml.element("DocID", id.toString().replace("-", ""));
    xml.element("Title", letter.title());
    xml.element("Author", letter.organ());
    xml.element("CreationDate", letter.on().toString());
    xml.element("Creator", "Chengming");
    return xml.close().element("DocRoot", "Doc_0/Document.xml").bytes();
  }

  private byte[] document(List<PdfPage> pages, List<Integer> ids) throws XMLStreamException {
    var xml = new OfdXml("Document").open("CommonData");
    xml.element("MaxUnitID", String.valueOf(lastId));
    var first = pages.getFirst();
    xml.open("PageArea")
        .element("PhysicalBox", numbers(0, 0, Math.rint(first.width()), Math.rint(first.height())));
    xml.close().element("PublicRes", "PublicRes.xml").close().open("Pages");
    for (int i = 0; i < ids.size(); i++) {
      xml.open("Page").with("ID", ids.get(i));
      xml.with("BaseLoc", "Pages/Page_%d/Content.xml".formatted(i)).close();
    }
    return xml.bytes();
  }

  private byte[] page(PdfPage page) throws XMLStreamException {
    var xml = new OfdXml("Page").open("Content").open("Layer").with("ID", ++lastId);
    for (var bar : page.bars()) {
      xml.open("PathObject").with("ID", ++lastId);
      xml.with("Boundary", numbers(bar.x(), bar.y(), bar.width(), bar.height()));
      xml.with("Stroke", "false").with("Fill", "true");
      xml.open("FillColor").with("Value", colour(bar.colour())).close();
      xml.element(
          "AbbreviatedData",
          String.format(
              Locale.ROOT,
              "M 0 0 L %2$.3f 0 L %2$.3f %1$.3f L 0 %1$.3f C",
              bar.height(),
              bar.width()));
      xml.close();
    }
    for (var run : page.runs()) {
      text(xml, run);
    }
    return xml.bytes();
  }

  private void text(OfdXml xml, PdfPage.Run run) throws XMLStreamException {
    var ascent = run.size() * 0.88;
    var width = run.steps().stream().mapToDouble(d -> d).sum() + run.size();
    xml.open("TextObject").with("ID", ++lastId);
    xml.with("Boundary", numbers(run.x(), run.y() - ascent, width, run.size() * 1.2));
    xml.with("Font", fonts.getOrDefault(run.font(), 0)).with("Size", numbers(run.size()));
    xml.open("FillColor").with("Value", colour(run.colour())).close();
    xml.open("TextCode").with("X", "0").with("Y", numbers(ascent));
    if (!run.steps().isEmpty()) {
      xml.with("DeltaX", numbers(run.steps().stream().mapToDouble(d -> d).toArray()));
    }
    xml.text(run.text()).close().close();
  }

  /** Fonts that are not the house's are named only: the reader's system may have them. */
  private void fonts(List<PdfPage> pages) throws IOException, XMLStreamException {
    var xml = new OfdXml("Res").with("BaseLoc", "Res").open("Fonts");
    for (var font : fonts.entrySet()) {
      var file = "font_%d.ttf".formatted(font.getValue());
      var cut = HouseFonts.cut(font.getKey(), used(pages, font.getKey()));
      xml.open("Font").with("ID", font.getValue());
      xml.with("FontName", font.getKey()).with("FamilyName", font.getKey());
      if (cut.isPresent()) {
        xml.element("FontFile", file);
        entry("Doc_0/Res/" + file, cut.get());
      }
      xml.close();
    }
    entry("Doc_0/PublicRes.xml", xml.bytes());
  }

  private static TreeSet<Integer> used(List<PdfPage> pages, String font) {
    return pages.stream()
        .flatMap(page -> page.runs().stream())
        .filter(run -> run.font().equals(font))
        .flatMap(run -> run.text().codePoints().boxed())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String colour(int rgb) {
    return "%d %d %d".formatted(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }

  private static String numbers(double... numbers) {
    return Arrays.stream(numbers)
        .mapToObj(n -> String.format(Locale.ROOT, "%.3f", n).replaceFirst("\\.?0+$", ""))
        .collect(Collectors.joining(" "));
  }
}
