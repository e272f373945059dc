package org.chengming.redaction;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chengming.redaction.Unredactable.Why;

/**
 * Reads a blackened PDF again as somebody would who wants to know what was removed: its text, every
 * string, name and stream, its bytes, and the pixels of what was blackened. It must also hold
 * nothing but what {@link PdfRedaction} writes, so that what this does not think of is not there.
 */
final class Reextraction {
  private static final float RESOLUTION = 100;
  private static final Set<String> CATALOG = Set.of("Type", "Pages", "Version");
  private static final Set<String> PAGE =
      Set.of("Type", "Parent", "MediaBox", "Resources", "Contents");
  private static final Set<String> TRAILER = Set.of("Root", "Size", "ID", "DocChecksum");

  private final Path file;
  private final Traces traces;
  private final PdfRedaction.Done done;
  private final List<String> words;
  private int characters;
  private int strings;
  private int streams;

  Reextraction(Path file, PdfRedaction.Done done, List<String> words) {
    this.file = file;
    this.done = done;
    this.words = words;
    this.traces = new Traces(words);
  }

  /**
   * @throws Unredactable when something is left; says where
   */
  Proof.Reading prove() throws IOException {
    try (var document =
        Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      structure(document);
      text(document);
      signs(document);
      pixels(document);
    }
    bytes();
    return new Proof.Reading(characters, strings, streams, Files.size(file), done.areas().size());
  }

  private void structure(PDDocument document) throws IOException {
    var trailer = document.getDocument().getTrailer();
    only(TRAILER, trailer);
    only(CATALOG, document.getDocumentCatalog().getCOSObject());
    for (var page : document.getPages()) {
      only(PAGE, page.getCOSObject());
    }
    for (var key : document.getDocument().getXrefTable().keySet()) {
      object(document.getDocument().getObjectFromPool(key).getObject());
    }
  }

  private static void only(Set<String> allowed, COSDictionary dictionary) {
    for (var key : dictionary.keySet()) {
      if (!allowed.contains(key.getName())) {
        throw new Unredactable(Why.NOT_PLAIN);
      }
    }
  }

  /** Objects of their own are looked at when their turn comes. */
  private void object(COSBase object) throws IOException {
    switch (object) {
      case COSStream stream -> {
        dictionary(stream);
        stream(stream);
      }
      case COSDictionary dictionary -> dictionary(dictionary);
      case COSArray array -> {
        for (int i = 0; i < array.size(); i++) {
          object(array.get(i));
        }
      }
      case COSString string -> {
        strings++;
        refuse(traces.inString(string.getBytes()));
      }
      case COSName name -> {
        strings++;
        refuse(traces.inText(name.getName()));
      }
      case null, default -> {}
    }
  }

  private void dictionary(COSDictionary dictionary) throws IOException {
    for (var entry : dictionary.entrySet()) {
      object(entry.getKey());
      if (!(entry.getValue() instanceof COSObject)) {
        object(entry.getValue());
      }
    }
  }

  private void stream(COSStream stream) throws IOException {
    streams++;
    if (!COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
      try (var in = stream.createInputStream()) {
        refuse(traces.inWriting(in.readAllBytes()));
      }
    }
  }

  private static void refuse(boolean left) {
    if (left) {
      throw new Unredactable(Why.WORD_LEFT_IN_FILE);
    }
  }

  private void text(PDDocument document) throws IOException {
    for (var sorted : new boolean[] {false, true}) {
      var before = "";
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(sorted);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        var text = stripper.getText(document);
        characters += sorted ? 0 : text.strip().length();
        if (traces.inText(before + text)) {
          throw new Unredactable(Why.WORD_LEFT, page);
        }
        before = text.substring(Math.max(0, text.length() - 4 * Redaction.LONGEST_WORD));
      }
    }
  }

  private void signs(PDDocument document) throws IOException {
    var search = new WordSearch(words);
    int number = 0;
    for (var page : document.getPages()) {
      number++;
      var text = PageReader.read(page, Sheet.of(page, number), new Layers(document));
      if (!search.in(text).isEmpty()) {
        throw new Unredactable(Why.WORD_LEFT, number);
      }
      for (var glyph : text.glyphs()) {
        if (!glyph.text().equals(TextLayer.GONE)
            && done.areas().stream().anyMatch(a -> glyph.area().coveredBy(a) > 0.5)) {
          throw new Unredactable(Why.AREA_LEFT, number);
        }
      }
    }
  }

  private void pixels(PDDocument document) throws IOException {
    var renderer = new PDFRenderer(document);
    for (int page = 1; page <= document.getNumberOfPages(); page++) {
      int number = page;
      var areas = done.areas().stream().filter(a -> a.page() == number).toList();
      if (!areas.isEmpty()) {
        var drawn = renderer.renderImageWithDPI(page - 1, RESOLUTION, ImageType.RGB);
        if (!areas.stream().allMatch(a -> Picture.black(drawn, a))) {
          throw new Unredactable(Why.AREA_LEFT, page);
        }
      }
    }
  }

  private void bytes() throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      refuse(traces.in(in));
    }
  }
}
