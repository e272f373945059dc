package org.chengming.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.tables.XmlPieces.Piece;
import org.jspecify.annotations.Nullable;

/**
 * The merged cells of a sheet. A sheet names them after its rows, so it is read through once
 * before.
 */
final class MergedAreas {
  private static final int MOST = 20_000;

  private record Area(String name, int top, int bottom, int left, int right) {}

  /** From top to bottom. */
  private final List<Area> areas = new ArrayList<>();

  private int next;
  private final List<Area> open = new ArrayList<>();
  private final Map<Area, SheetCell> first = new HashMap<>();

  static MergedAreas read(XmlPieces xml) throws IOException {
    var found = new MergedAreas();
    boolean rows = false;
    for (var piece = xml.next(); piece != Piece.NOTHING_MORE; piece = xml.next()) {
      if (piece == Piece.END && xml.is("sheetData")) {
        rows = true;
      } else if (piece == Piece.START && xml.is("mergeCell")) {
        found.add(xml.attribute("ref"));
      }
    }
    if (!rows) {
      throw Unreadable.broken("The sheet ends before its rows do");
    }
    found.areas.sort(Comparator.comparingInt(Area::top));
    return found;
  }

  int count() {
    return areas.size();
  }

  private void add(@Nullable String ref) throws Unreadable {
    var parts = ref == null ? new String[0] : ref.split(":");
    if (parts.length != 2) {
      return;
    }
    int left = SheetRows.column(parts[0], -1);
    int right = SheetRows.column(parts[1], -1);
    int top = row(parts[0]);
    int bottom = row(parts[1]);
    if (left < 0 || right < left || top < 1 || bottom < top) {
      return;
    }
    if (areas.size() == MOST) {
      throw new Unreadable(
          "这个工作表里的合并单元格太多（超过%d处），没有读。请取消合并，每一格都填上。".formatted(MOST),
          "More than %d merged areas".formatted(MOST),
          null);
    }
    areas.add(new Area(java.util.Objects.requireNonNull(ref), top, bottom, left, right));
  }

  private static int row(String place) {
    var digits = place.replaceAll("[^0-9]", "");
    return digits.isEmpty() || digits.length() > 7 ? -1 : Integer.parseInt(digits);
  }

  /**
   * The row with what merged cells show, each named as such. Rows come from top to bottom.
   *
   * @param wanted the columns that are looked at
   */
  List<SheetCell> spread(int row, List<SheetCell> cells, BitSet wanted) throws Unreadable {
    open.removeIf(area -> area.bottom() < row || !touches(area, wanted));
    first.keySet().retainAll(open);
    while (next < areas.size() && areas.get(next).top() <= row) {
      open(areas.get(next++), row, wanted);
    }
    if (open.isEmpty()) {
      return cells;
    }
    var covered = new BitSet();
    open.forEach(area -> covered.set(area.left(), area.right() + 1));
    var all = new ArrayList<SheetCell>();
    for (var cell : cells) {
      if (!covered.get(cell.column())) {
        all.add(cell);
      }
    }
    for (var area : open) {
      if (area.top() == row) {
        cells.stream()
            .filter(c -> c.column() == area.left())
            .findFirst()
            .ifPresent(c -> first.put(area, c));
      }
      var shown = first.get(area);
      for (int column = wanted.nextSetBit(area.left());
          shown != null && column >= 0 && column <= area.right();
          column = wanted.nextSetBit(column + 1)) {
        all.add(new SheetCell(column, shown.kind(), shown.text(), shown.computed(), area.name()));
      }
    }
    all.sort(Comparator.comparingInt(SheetCell::column));
    return all;
  }

  private void open(Area area, int row, BitSet wanted) throws Unreadable {
    if (area.bottom() < row || !touches(area, wanted)) {
      return;
    }
    if (open.stream().anyMatch(o -> o.left() <= area.right() && area.left() <= o.right())) {
      throw Unreadable.broken("Merged areas overlap at " + area.name());
    }
    open.add(area);
  }

  private static boolean touches(Area area, BitSet wanted) {
    int column = wanted.nextSetBit(area.left());
    return column >= 0 && column <= area.right();
  }
}
