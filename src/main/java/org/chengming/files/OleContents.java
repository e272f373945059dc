package org.chengming.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the old Office and WPS formats apart by the names in the directory of their OLE2 container
 * [MS-CFB]. Follows the directory's chain of sectors for a bounded number of steps, and never loads
 * the file.
 */
final class OleContents {
  private static final int ENTRY = 128;
  private static final int MOST_SECTORS = 512;
  private static final int TABLES_IN_HEADER = 109;

  private final RandomAccessFile file;
  private final ByteBuffer header;
  private final int sectorSize;

  private OleContents(RandomAccessFile file) throws IOException {
    this.file = file;
    this.header = read(0, 512);
    var shift = header.getShort(30);
    if (shift != 9 && shift != 12) {
      throw FileRefusals.damaged("OLE2 with sectors of 2^" + shift);
    }
    this.sectorSize = 1 << shift;
  }

  static FileKind kind(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      return kind(new OleContents(file).names());
    } catch (EOFException e) {
      throw FileRefusals.damaged("OLE2, ends early");
    }
  }

  private static FileKind kind(Set<String> names) {
    if (names.contains("macros") || names.contains("_vba_project_cur") || names.contains("vba")) {
      throw FileRefusals.macros();
    }
    if (names.contains("worddocument")) {
      return FileKind.DOC;
    }
    if (names.contains("workbook") || names.contains("book")) {
      return FileKind.XLS;
    }
    if (names.contains("powerpoint document")) {
      return FileKind.PPT;
    }
    throw FileRefusals.notAccepted("an OLE2 container of another kind");
  }

  private Set<String> names() throws IOException {
    var names = new HashSet<String>();
    var sector = header.getInt(48);
    for (int steps = 0; sector >= 0; steps++) {
      if (steps == MOST_SECTORS) {
        throw FileRefusals.bomb("OLE2 with an endless directory");
      }
      var entries = sector(sector);
      for (int at = 0; at < sectorSize; at += ENTRY) {
        name(entries, at, names);
      }
      sector = next(sector);
    }
    return names;
  }

  private static void name(ByteBuffer entries, int at, Set<String> names) {
    var bytes = entries.getShort(at + 64) - 2;
    if (bytes > 0 && bytes <= 62) {
      names.add(
          new String(entries.array(), at, bytes, StandardCharsets.UTF_16LE)
              .toLowerCase(Locale.ROOT));
    }
  }

  /**
   * The sector after this one in its chain; tables beyond the header's belong to files over 7 MB
   * with a late directory.
   */
  private int next(int sector) throws IOException {
    var perTable = sectorSize / 4;
    var table = sector / perTable;
    var at =
        table < TABLES_IN_HEADER ? header.getInt(76 + 4 * table) : later(table - TABLES_IN_HEADER);
    return sector(at).getInt(4 * (sector % perTable));
  }

  private int later(int table) throws IOException {
    var perSector = sectorSize / 4 - 1;
    var sector = header.getInt(68);
    if (table / perSector > MOST_SECTORS) {
      throw FileRefusals.damaged("OLE2, table " + table);
    }
    for (int skip = table / perSector; skip > 0; skip--) {
      sector = sector(sector).getInt(4 * perSector);
    }
    return sector(sector).getInt(4 * (table % perSector));
  }

  private ByteBuffer sector(int number) throws IOException {
    if (number < 0) {
      throw FileRefusals.damaged("OLE2, sector " + number);
    }
    return read((number + 1L) * sectorSize, sectorSize);
  }

  private ByteBuffer read(long at, int length) throws IOException {
    var bytes = new byte[length];
    file.seek(at);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
