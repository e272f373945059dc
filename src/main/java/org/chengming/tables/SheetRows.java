package org.chengming.tables;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.BitSet;
import org.chengming.tables.SheetCell.Kind;
import org.chengming.tables.XmlPieces.Piece;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, from top to bottom, read as they are asked for. */
public final class SheetRows implements Closeable {
  /** A spreadsheet holds 32,767 characters in a cell; what is longer is cut one after. */
  static final int LONGEST_TEXT = 32_768;

  private static final int MOST_ROWS = 1_048_576;
  private static final int MOST_COLUMNS = 16_384;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private final XmlPieces xml;
  private final SharedStrings strings;
  private final CellFormats formats;
  private final MergedAreas merged;
  private final boolean since1904;
  private int row;
  private final BitSet wanted = new BitSet();
  private boolean elsewhere;
  private boolean ended;

  private final StringBuilder value = new StringBuilder();
  private boolean formula;

  SheetRows(
      XmlPieces xml,
      SharedStrings strings,
      CellFormats formats,
      MergedAreas merged,
      boolean since1904) {
    this.xml = xml;
    this.strings = strings;
    this.formats = formats;
    this.merged = merged;
    this.since1904 = since1904;
    wanted.set(0, MOST_COLUMNS);
  }

  /** Leaves other columns out from here on. */
  public void only(BitSet columns) {
    wanted.clear();
    wanted.or(columns);
  }

  /** Whether a column that was left out held something. */
  public boolean elsewhere() {
    return elsewhere;
  }

  /** How many areas of merged cells the sheet has. */
  public int mergedAreas() {
    return merged.count();
  }

  /**
   * The next row that holds something, null after the last.
   *
   * @throws Unreadable when the file is broken here
   */
  public @Nullable SheetRow next() throws IOException {
    if (ended) {
      return null;
    }
    for (var piece = xml.next(); piece != Piece.NOTHING_MORE; piece = xml.next()) {
      if (piece == Piece.END && xml.is("sheetData")) {
        ended = true;
        return null;
      }
      if (piece == Piece.START && xml.is("row")) {
        var read = row();
        if (!read.cells().isEmpty()) {
          return read;
        }
      }
    }
    throw Unreadable.broken("The sheet ends before its rows do");
  }

  private SheetRow row() throws IOException {
    int number = number(xml.attribute("r"), row + 1);
    if (number <= row || number > MOST_ROWS) {
      throw Unreadable.broken("Row %d after row %d".formatted(number, row));
    }
    row = number;
    boolean hidden = truth(xml.attribute("hidden"));
    var cells = new ArrayList<SheetCell>();
    int column = -1;
    for (var piece = xml.next(); piece != Piece.END || !xml.is("row"); piece = xml.next()) {
      if (piece == Piece.NOTHING_MORE) {
        throw Unreadable.broken("The sheet ends in a row");
      }
      if (piece == Piece.START && xml.is("c")) {
        var place = xml.attribute("r");
        int at = place == null ? column + 1 : column(place, column + 1);
        if (at <= column || at >= MOST_COLUMNS) {
          throw Unreadable.broken("Column %d after column %d".formatted(at, column));
        }
        column = at;
        var cell = cell(column);
        if (cell != null && wanted.get(column)) {
          cells.add(cell);
        } else if (cell != null) {
          elsewhere = true;
        }
      }
    }
    return new SheetRow(row, merged.spread(row, cells, wanted), hidden);
  }

  private @Nullable SheetCell cell(int column) throws IOException {
    var type = xml.attribute("t");
    var style = xml.attribute("s");
    value.setLength(0);
    formula = false;
    boolean taking = false;
    int spoken = 0;
    for (var piece = xml.next(); piece != Piece.END || !xml.is("c"); piece = xml.next()) {
      switch (piece) {
        case NOTHING_MORE -> throw Unreadable.broken("The sheet ends in a cell");
        case TEXT -> {
          if (taking && spoken == 0) {
            xml.addTo(value, LONGEST_TEXT);
          }
        }
        default -> {
          boolean starts = piece == Piece.START;
          if (xml.is("v") || xml.is("t")) {
            taking = starts;
          } else if (xml.is("f")) {
            formula = true;
          } else if (xml.is("rPh")) {
            spoken += starts ? 1 : -1;
          }
        }
      }
    }
    return typed(column, type == null ? "n" : type, style);
  }

  private @Nullable SheetCell typed(int column, String type, @Nullable String style) {
    var text = value.toString();
    if (text.isEmpty()) {
      return formula && !type.equals("str") ? of(column, Kind.UNCOMPUTED, "") : null;
    }
    return switch (type) {
      case "s" -> {
        var shared = strings.at(text.strip());
        yield shared == null
            ? of(column, Kind.BROKEN, "")
            : shared.isBlank() ? null : of(column, Kind.TEXT, shared);
      }
      case "b" -> of(column, Kind.TRUTH, text.strip().equals("1") ? "true" : "false");
      case "e" -> of(column, Kind.ERROR, text.strip());
      case "d" -> of(column, Kind.MOMENT, text.strip());
      case "n" -> number(column, text.strip(), formats.of(style));
      default -> text.isBlank() ? null : of(column, Kind.TEXT, text);
    };
  }

  private SheetCell of(int column, Kind kind, String text) {
    return new SheetCell(column, kind, text, formula, null);
  }

  /** Spreadsheets keep 15 figures of a number; what is stored after those is noise. */
  private SheetCell number(int column, String text, Kind kind) {
    if (text.length() > 40 || !text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
      return of(column, Kind.BROKEN, "");
    }
    var number = new BigDecimal(text).round(new MathContext(15, RoundingMode.HALF_UP));
    if (kind == Kind.MOMENT) {
      var moment = moment(number);
      return moment == null
          ? of(column, Kind.NUMBER, plain(number))
          : of(column, Kind.MOMENT, moment);
    }
    return of(column, kind, plain(number));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /**
   * Days since the end of 1899, where programs believe that 1900 had a 29 February, or since 1904.
   */
  private @Nullable String moment(BigDecimal serial) {
    double days = serial.doubleValue();
    if (days < 0 || days >= 2_958_466) {
      return null;
    }
    long seconds = Math.round(days * 86_400);
    long whole = seconds / 86_400;
    var time = LocalTime.ofSecondOfDay(seconds % 86_400);
    if (whole == 0 && !since1904) {
      return time.format(DateTimeFormatter.ISO_LOCAL_TIME);
    }
    var start =
        since1904
            ? LocalDate.of(1904, 1, 1)
            : whole < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    var day = start.plusDays(whole);
    return time.equals(LocalTime.MIDNIGHT)
        ? day.toString()
        : LocalDateTime.of(day, time).format(SECONDS);
  }

  /** The column a place like {@code BC12} is in, from 0; otherwise where it has no letters. */
  static int column(String place, int otherwise) {
    int number = 0;
    int letters = 0;
    while (letters < place.length() && letters < 4) {
      char c = place.charAt(letters);
      if (c < 'A' || c > 'Z') {
        break;
      }
      number = number * 26 + c - 'A' + 1;
      letters++;
    }
    return letters == 0 ? otherwise : letters > 3 ? MOST_COLUMNS : number - 1;
  }

  private static int number(@Nullable String text, int otherwise) {
    return text != null && text.matches("\\d{1,8}") ? Integer.parseInt(text) : otherwise;
  }

  static boolean truth(@Nullable String text) {
    return text != null && (text.equals("1") || text.equals("true"));
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
