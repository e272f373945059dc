package org.chengming.database;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself, as {@code manifest.json} at its end: an archive cut short has none
 * and is refused.
 *
 * @param format counts up when the archive's layout changes
 * @param schemas module to the version of its schema, so that a later program first makes the
 *     tables as they were
 * @param tables in the order in which they can be filled, each after those it refers to
 * @param sequences {@code schema.name} to its last value; one that was never used is left out
 * @param entries archive entry to the SHA-256 of its content
 * @param bucket where the files were when they were in no folder, in words; none in older archives
 */
record BackupFile(
    int format,
    Instant takenAt,
    Map<String, String> schemas,
    List<Table> tables,
    Map<String, Long> sequences,
    Map<String, String> entries,
    @Nullable String bucket) {
  static final int FORMAT = 1;
  static final String MANIFEST = "manifest.json";
  static final String FILES = "files/";

  /**
   * @param columns those that are stored, in the order of the copied rows
   * @param making the statements that make it where no migration does; none in older archives
   */
  record Table(
      String schema, String name, List<String> columns, long rows, @Nullable List<String> making) {
    String sql() {
      return quoted(schema) + "." + quoted(name);
    }

    String columnsSql() {
      return String.join(", ", columns.stream().map(BackupFile::quoted).toList());
    }

    String entry() {
      return "tables/%s.%s.copy".formatted(schema, name);
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
