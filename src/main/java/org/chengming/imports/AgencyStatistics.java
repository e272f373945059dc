package org.chengming.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.chengming.registers.RowSource;
import org.chengming.tables.CsvRecords;
import org.jspecify.annotations.Nullable;

/**
 * Requests received and answered by the federal agencies of the United States, as foia.gov gives
 * them out: an archive a year, in it a table each of what came and went, how it ended, and what was
 * overdue. The rows of an agency and year are put together; the sums over all agencies are left
 * out, since a register sums itself.
 */
final class AgencyStatistics implements RowSource {
  private static final String CAME = "foia-received-processed-and-pending-foia-requests";
  private static final String ENDED = "foia-disposition-of-foia-requests-all-processed-requests";
  private static final String OVERDUE = "foia-backlogs-of-foia-requests-and-administrative-appeals";

  private static final String FULL = "Number of Full Grants";
  private static final String PART = "Number of Partial Grants/Partial Denials";
  private static final String DENIED = "Number of Full Denials Based on Exemptions";
  private static final String NONE = "No Records";
  private static final List<String> OTHERWISE =
      List.of(
          "All Records Referred to Another Component or Agency",
          "Request Withdrawn",
          "Fee-Related Reason",
          "Records Not Reasonably Described",
          "Improper FOIA Request for Other Reason",
          "Not Agency Record",
          "Duplicate Request",
          "Other*");

  private final List<Row> rows = new ArrayList<>();
  private final Iterator<Row> next;
  private int again;

  private AgencyStatistics(Path folder) throws IOException {
    Map<Of, Map<String, String>> came = new LinkedHashMap<>();
    Map<Of, Map<String, String>> ended = new HashMap<>();
    Map<Of, Map<String, String>> overdue = new HashMap<>();
    for (var archive : archives(folder)) {
      try (var zip = new ZipFile(archive.toFile())) {
        read(zip, CAME, came);
        read(zip, ENDED, ended);
        read(zip, OVERDUE, overdue);
      }
    }
    came.forEach(
        (of, cells) -> {
          if (!of.agency().equals("All agencies")) {
            rows.add(
                row(
                    of,
                    cells,
                    ended.getOrDefault(of, Map.of()),
                    overdue.getOrDefault(of, Map.of())));
          }
        });
    next = rows.iterator();
  }

  /**
   * @param folder of the archives
   */
  static AgencyStatistics of(Path folder) throws IOException {
    return new AgencyStatistics(folder);
  }

  private static List<Path> archives(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".zip"))
          .sorted(Comparator.comparing(Path::getFileName))
          .toList();
    }
  }

  /** Who and when. */
  private record Of(String agency, String component, String year) {}

  /** An archive may lack a table, and hold one of another year that is whole only there. */
  private void read(ZipFile zip, String name, Map<Of, Map<String, String>> found)
      throws IOException {
    for (var entry : zip.stream().toList()) {
      var path = entry.getName();
      if (path.substring(path.lastIndexOf('/') + 1).startsWith(name)) {
        try (var bytes = zip.getInputStream(entry)) {
          again += read(bytes, found);
        }
      }
    }
  }

  /**
   * @return how many rows were there already
   */
  private static int read(InputStream bytes, Map<Of, Map<String, String>> found)
      throws IOException {
    int again = 0;
    try (var records = CsvRecords.of(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      var headings = records.headings();
      while (records.hasNext()) {
        var record = records.next();
        var cells = new HashMap<String, String>();
        for (int i = 0; i < headings.size(); i++) {
          cells.put(headings.get(i).strip(), record.cell(i).strip());
        }
        var of =
            new Of(
                cells.getOrDefault("Agency", ""),
                cells.getOrDefault("Component", ""),
                cells.getOrDefault("Fiscal Year", ""));
        again += found.putIfAbsent(of, cells) == null ? 0 : 1;
      }
    }
    return again;
  }

  private Row row(
      Of of, Map<String, String> came, Map<String, String> ended, Map<String, String> overdue) {
    var cells = new HashMap<String, String>();
    cells.put("jurisdiction", "美国");
    cells.put(
        "body",
        of.component().equals("Agency Overall")
            ? of.agency()
            : of.agency() + " / " + of.component());
    cells.put("year", of.year());
    cells.put("carried_in", came.get("Number of Requests Pending as of Start of Fiscal Year"));
    cells.put("received", came.get("Number of Requests Received in Fiscal Year"));
    cells.put("processed", came.get("Number of Requests Processed in Fiscal Year"));
    cells.put("carried_out", came.get("Number of Requests Pending as of End of Fiscal Year"));
    cells.put("granted", count(ended.get(FULL)));
    cells.put("granted_partly", count(ended.get(PART)));
    cells.put("denied", count(ended.get(DENIED)));
    cells.put("not_held", count(ended.get(NONE)));
    cells.put("otherwise", sum(ended));
    cells.put("overdue", overdue.get("Number of Backlogged Requests as of End of Fiscal Year"));
    cells.values().removeIf(text -> text == null);
    return new Row(rows.size() + 1L, cells, null);
  }

  /** They leave the cell empty where there was none. */
  private static @Nullable String count(@Nullable String text) {
    return text != null && text.isEmpty() ? "0" : text;
  }

  /** Null where a table says something that is no number, so that the row is told of. */
  private static @Nullable String sum(Map<String, String> ended) {
    long sum = 0;
    for (var heading : OTHERWISE) {
      var count = count(ended.get(heading));
      if (count == null || !count.matches("\\d{1,9}")) {
        return null;
      }
      sum += Long.parseLong(count);
    }
    return Long.toString(sum);
  }

  @Override
  public @Nullable Row next() {
    return next.hasNext() ? next.next() : null;
  }

  @Override
  public List<String> notes() {
    return again == 0 ? List.of() : List.of("有%d行在文件里出现了两次，只读一次。".formatted(again));
  }
}
