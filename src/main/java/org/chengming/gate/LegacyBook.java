package org.chengming.gate;

import java.io.IOException;
import java.util.ArrayList;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFShape;
import org.apache.poi.hssf.usermodel.HSSFShapeContainer;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFSimpleShape;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor.HSSFColorPredefined;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HeaderFooter;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellReference;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;

/** An XLS: looked into sheet by sheet, never rewritten. */
final class LegacyBook {
  private final HSSFWorkbook book;
  private final Sightings seen;
  private final DataFormatter format = new DataFormatter();

  LegacyBook(HSSFWorkbook book, Sightings seen) {
    this.book = book;
    this.seen = seen;
    // What was computed when the file was saved is what people see.
    format.setUseCachedValuesForFormulaCells(true);
  }

  void tell() throws IOException {
    try (book) {
      LegacySweep.properties(book, seen);
      for (var name : book.getAllNames()) {
        if (name.isHidden()) {
          seen.stays(
              Kind.HIDDEN_NAME, Place.of(Places.NAME, name.getNameName()), "", Confidence.HIGH);
        }
      }
      for (int i = 0; i < book.getNumberOfSheets(); i++) {
        var sheet = book.getSheetAt(i);
        cells(sheet, book.getSheetVisibility(i) != SheetVisibility.VISIBLE);
        beside(sheet);
      }
    }
  }

  private void cells(HSSFSheet sheet, boolean hidden) {
    var all = new StringBuilder();
    var headings = new Headings();
    var figures = new FigureCells(seen);
    for (var row : sheet) {
      for (var cell : row) {
        var text = format.formatCellValue(cell);
        if (cell.getCellType() == CellType.FORMULA) {
          formula((HSSFCell) cell, sheet);
        }
        if (text.isBlank() && !hides((HSSFCell) cell)) {
          continue;
        }
        var at = place(sheet, cell.getAddress().formatAsString());
        if (hidden) {
          all.append(text).append('\n');
        } else if (!cell((HSSFRow) row, (HSSFCell) cell, at, text)) {
          seen.seen(at, text, headings.of(cell.getRowIndex(), cell.getColumnIndex(), text));
          figures.next(cell.getRowIndex(), at, text);
        }
      }
    }
    figures.end();
    if (hidden) {
      seen.stays(
          Kind.HIDDEN_SHEET,
          Place.of(Places.SHEET, sheet.getSheetName()),
          all.toString(),
          Confidence.HIGH);
    }
  }

  private static Place place(HSSFSheet sheet, String at) {
    return Place.of(Places.CELL, sheet.getSheetName(), at);
  }

  /** Whether it is not shown, and so was told of. */
  private boolean cell(HSSFRow row, HSSFCell cell, Place at, String text) {
    var sheet = row.getSheet();
    if (row.getZeroHeight()) {
      seen.stays(Kind.HIDDEN_ROW, at, text, Confidence.HIGH);
    } else if (sheet.isColumnHidden(cell.getColumnIndex())
        || sheet.getColumnWidth(cell.getColumnIndex()) == 0) {
      seen.stays(Kind.HIDDEN_COLUMN, at, text, Confidence.HIGH);
    } else if (hides(cell)) {
      seen.stays(Kind.HIDDEN_TEXT, at, value(cell), Confidence.HIGH);
    } else {
      return false;
    }
    return true;
  }

  /** By a format of nothing, or white on white. */
  private boolean hides(HSSFCell cell) {
    var value = value(cell);
    if (value.isBlank()) {
      return false;
    }
    HSSFCellStyle style = cell.getCellStyle();
    var font = style.getFont(book);
    boolean white = font.getColor() == HSSFColorPredefined.WHITE.getIndex();
    boolean bare =
        style.getFillPattern() == FillPatternType.NO_FILL
            || style.getFillForegroundColor() == HSSFColorPredefined.WHITE.getIndex();
    return white && bare || style.getDataFormatString().matches("[;\\s]{2,}");
  }

  private static String value(HSSFCell cell) {
    return switch (cell.getCellType()) {
      case STRING -> cell.getStringCellValue();
      case NUMERIC -> new java.math.BigDecimal(cell.getNumericCellValue()).toPlainString();
      default -> "";
    };
  }

  private void formula(HSSFCell cell, HSSFSheet sheet) {
    String formula;
    try {
      formula = cell.getCellFormula();
    } catch (RuntimeException e) {
      return; // of a kind the library does not know
    }
    var at = cell.getAddress().formatAsString();
    for (var address : SheetLinks.addresses(formula)) {
      seen.stayingAddress(Place.of(Places.CELL_ADDRESS, sheet.getSheetName(), at), address);
    }
    seen.elsewhere(Place.of(Places.FORMULA, sheet.getSheetName(), at), formula);
  }

  /** Comments, links, hints, headers and what is drawn. */
  private void beside(HSSFSheet sheet) {
    sheet
        .getCellComments()
        .forEach(
            (at, comment) ->
                seen.stays(
                    Kind.COMMENT,
                    place(sheet, at.formatAsString()),
                    comment.getString().getString(),
                    Confidence.HIGH));
    for (var link : sheet.getHyperlinkList()) {
      if (link.getAddress() != null) {
        var at = new CellReference(link.getFirstRow(), link.getFirstColumn()).formatAsString();
        seen.stayingAddress(
            Place.of(Places.CELL_ADDRESS, sheet.getSheetName(), at), link.getAddress());
      }
    }
    var said = new ArrayList<String>();
    for (HeaderFooter part : new HeaderFooter[] {sheet.getHeader(), sheet.getFooter()}) {
      said.add(part.getLeft() + "\n" + part.getCenter() + "\n" + part.getRight());
    }
    for (var hint : sheet.getDataValidations()) {
      said.add(hint.getPromptBoxTitle() + "\n" + hint.getPromptBoxText());
      said.add(hint.getErrorBoxTitle() + "\n" + hint.getErrorBoxText());
      var values = hint.getValidationConstraint().getExplicitListValues();
      said.add(values == null ? "" : String.join("\n", values));
    }
    drawn(sheet.getDrawingPatriarch(), said);
    said.forEach(text -> seen.elsewhere(Place.of(Places.SHEET, sheet.getSheetName()), text));
  }

  private static void drawn(
      @org.jspecify.annotations.Nullable HSSFShapeContainer shapes, ArrayList<String> said) {
    if (shapes == null) {
      return;
    }
    for (HSSFShape shape : shapes.getChildren()) {
      if (shape instanceof HSSFShapeContainer group) {
        drawn(group, said);
      } else if (shape instanceof HSSFSimpleShape simple && simple.getString() != null) {
        said.add(String.valueOf(simple.getString().getString()));
      }
    }
  }
}
