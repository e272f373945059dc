package org.chengming.gate;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.POIDocument;
import org.apache.poi.hpsf.DocumentSummaryInformation;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;
import org.jspecify.annotations.Nullable;

/** DOC, XLS and PPT: looked into, never rewritten. */
final class LegacySweep implements Sweep {
  @Override
  public void of(Path file, FileKind kind, Sightings seen, @Nullable Path out) throws IOException {
    seen.noCopy(FileTrouble.CONVERT_FIRST);
    try (var container = new POIFSFileSystem(file.toFile(), true)) {
      switch (kind) {
        case XLS -> book(new HSSFWorkbook(container), seen);
        case DOC -> document(new HWPFDocument(container), seen);
        default -> show(new HSLFSlideShow(container), seen);
      }
    } catch (EncryptedDocumentException e) {
      throw new Unopened(FileTrouble.ENCRYPTED, "wants a password");
    }
  }

  private static void properties(POIDocument document, Sightings seen) {
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

  private static void book(HSSFWorkbook book, Sightings seen) throws IOException {
    try (book) {
      properties(book, seen);
      for (var name : book.getAllNames()) {
        if (name.isHidden()) {
          seen.stays(
              Kind.HIDDEN_NAME, Place.of(Places.NAME, name.getNameName()), "", Confidence.HIGH);
        }
      }
      var format = new DataFormatter();
      for (int i = 0; i < book.getNumberOfSheets(); i++) {
        var sheet = book.getSheetAt(i);
        var name = sheet.getSheetName();
        var hidden = book.getSheetVisibility(i) != SheetVisibility.VISIBLE;
        var all = new StringBuilder();
        for (var row : sheet) {
          for (var cell : row) {
            var text = format.formatCellValue(cell);
            if (text.isBlank()) {
              continue;
            }
            var at = Place.of(Places.CELL, name, cell.getAddress().formatAsString());
            if (hidden) {
              all.append(text).append('\n');
            } else if (row.getZeroHeight()) {
              seen.stays(Kind.HIDDEN_ROW, at, text, Confidence.HIGH);
            } else if (sheet.isColumnHidden(cell.getColumnIndex())
                || sheet.getColumnWidth(cell.getColumnIndex()) == 0) {
              seen.stays(Kind.HIDDEN_COLUMN, at, text, Confidence.HIGH);
            } else {
              seen.seen(at, text);
            }
          }
        }
        if (hidden) {
          seen.stays(
              Kind.HIDDEN_SHEET, Place.of(Places.SHEET, name), all.toString(), Confidence.HIGH);
        }
        sheet
            .getCellComments()
            .forEach(
                (at, comment) ->
                    seen.stays(
                        Kind.COMMENT,
                        Place.of(Places.CELL, name, at.formatAsString()),
                        comment.getString().getString(),
                        Confidence.HIGH));
      }
    }
  }

  private static void document(HWPFDocument document, Sightings seen) throws IOException {
    try (document) {
      properties(document, seen);
      var range = document.getRange();
      for (int p = 0; p < range.numParagraphs(); p++) {
        var paragraph = range.getParagraph(p);
        var place = Place.of(Places.PARAGRAPH, p + 1);
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
      }
      var comments = document.getCommentsRange();
      if (comments != null && !comments.text().isBlank()) {
        seen.stays(Kind.COMMENT, Place.of(Places.WHOLE), comments.text(), Confidence.HIGH);
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
