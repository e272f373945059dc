package org.chengming.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.POIDocument;
import org.apache.poi.hpsf.DocumentSummaryInformation;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hslf.usermodel.HSLFHyperlink;
import org.apache.poi.hslf.usermodel.HSLFSimpleShape;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;
import org.jspecify.annotations.Nullable;

/** DOC, XLS and PPT: looked into, never rewritten. */
final class LegacySweep implements Sweep {
  /** The code of a field that leads somewhere. */
  private static final Pattern LINK = Pattern.compile("\\x13\\s*(HYPERLINK[^\\x13-\\x15]*)");

  @Override
  public void of(Path file, FileKind kind, Sightings seen, @Nullable Path out) throws IOException {
    seen.noCopy(FileTrouble.CONVERT_FIRST);
    try (var container = new POIFSFileSystem(file.toFile(), true)) {
      switch (kind) {
        case XLS -> new LegacyBook(new HSSFWorkbook(container), seen).tell();
        case DOC -> document(new HWPFDocument(container), seen);
        default -> show(new HSLFSlideShow(container), seen);
      }
    }
    // The library closes with the document what it was read from.
    try (var container = new POIFSFileSystem(file.toFile(), true)) {
      new LegacyParts(seen).tell(container.getRoot());
    } catch (EncryptedDocumentException e) {
      throw new Unopened(FileTrouble.ENCRYPTED, "wants a password");
    }
  }

  static void properties(POIDocument document, Sightings seen) {
    SummaryInformation summary = document.getSummaryInformation();
    if (summary != null) {
      property("creator", Place.of(Places.AUTHOR), summary.getAuthor(), seen);
      property("lastModifiedBy", Place.of(Places.LAST_SAVED_BY), summary.getLastAuthor(), seen);
      for (var other :
          new String[] {summary.getTitle(), summary.getComments(), summary.getKeywords()}) {
        property("", Place.of(Places.PROPERTY, ""), other, seen);
      }
    }
    DocumentSummaryInformation further = document.getDocumentSummaryInformation();
    if (further != null) {
      property("Company", Place.of(Places.COMPANY), further.getCompany(), seen);
      property("Manager", Place.of(Places.PROPERTY, "Manager"), further.getManager(), seen);
      var custom = further.getCustomProperties();
      if (custom != null) {
        custom.forEach(
            (name, value) ->
                property(name, Place.of(Places.PROPERTY, name), String.valueOf(value), seen));
      }
    }
  }

  private static void property(String name, Place place, @Nullable String value, Sightings seen) {
    if (value != null && !value.isBlank()) {
      seen.stays(Kind.PROPERTY, place, value, Confidence.HIGH);
    }
  }

  private static void document(HWPFDocument document, Sightings seen) throws IOException {
    try (document) {
      properties(document, seen);
      var further =
          new Range[] {
            document.getHeaderStoryRange(),
            document.getFootnoteRange(),
            document.getEndnoteRange(),
            document.getMainTextboxRange()
          };
      for (var story : further) {
        if (story != null) {
          paragraphs(story, p -> Place.of(Places.STORY), seen);
        }
      }
      paragraphs(document.getRange(), p -> Place.of(Places.PARAGRAPH, p), seen);
      var comments = document.getCommentsRange();
      if (comments != null && !comments.text().isBlank()) {
        seen.stays(Kind.COMMENT, Place.of(Places.WHOLE), comments.text(), Confidence.HIGH);
      }
    }
  }

  private static void paragraphs(Range range, IntFunction<Place> places, Sightings seen) {
    for (int p = 0; p < range.numParagraphs(); p++) {
      var paragraph = range.getParagraph(p);
      var place = places.apply(p + 1);
      var shown = new StringBuilder();
      for (int r = 0; r < paragraph.numCharacterRuns(); r++) {
        var run = paragraph.getCharacterRun(r);
        if (run.isMarkedDeleted() || run.isMarkedInserted()) {
          seen.stays(Kind.TRACKED_CHANGE, place, run.text(), Confidence.HIGH);
        }
        if (run.isVanished()) {
          seen.stays(Kind.HIDDEN_TEXT, place, run.text(), Confidence.HIGH);
        } else if (!run.isMarkedDeleted()) {
          shown.append(run.text());
        }
      }
      seen.seen(place, shown.toString());
      var links = LINK.matcher(paragraph.text());
      while (links.find()) {
        seen.stayingAddress(Place.of(Places.ADDRESS), links.group(1));
      }
    }
  }

  private static void links(HSLFSlide slide, Sightings seen) {
    var links = new LinkedHashSet<HSLFHyperlink>();
    for (var shape : slide.getShapes()) {
      if (shape instanceof HSLFSimpleShape simple) {
        links.add(simple.getHyperlink());
      }
    }
    slide
        .getTextParagraphs()
        .forEach(ps -> ps.forEach(p -> p.getTextRuns().forEach(r -> links.add(r.getHyperlink()))));
    for (var link : links) {
      if (link != null && link.getAddress() != null) {
        seen.stayingAddress(Place.of(Places.ADDRESS), link.getAddress());
      }
    }
  }

  private static void show(HSLFSlideShow show, Sightings seen) throws IOException {
    try (show) {
      properties(show.getSlideShowImpl(), seen);
      int number = 0;
      for (var slide : show.getSlides()) {
        number++;
        var text = new StringBuilder();
        slide.getTextParagraphs().forEach(ps -> ps.forEach(p -> text.append(p).append('\n')));
        links(slide, seen);
        if (slide.isHidden()) {
          seen.stays(
              Kind.HIDDEN_SLIDE, Place.of(Places.SLIDE, number), text.toString(), Confidence.HIGH);
        } else {
          seen.seen(Place.of(Places.SLIDE, number), text.toString());
        }
        for (var comment : slide.getComments()) {
          seen.stays(
              Kind.COMMENT,
              Place.of(Places.SLIDE, number),
              comment.getAuthor() + "\n" + comment.getText(),
              Confidence.HIGH);
        }
        var notes = slide.getNotes();
        if (notes != null) {
          var said = new StringBuilder();
          notes.getTextParagraphs().forEach(ps -> ps.forEach(p -> said.append(p).append('\n')));
          if (!said.toString().isBlank()) {
            seen.stays(
                Kind.SPEAKER_NOTE, Place.of(Places.NOTE, number), said.toString(), Confidence.HIGH);
          }
        }
      }
    }
  }
}
