package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chengming.tables.CsvRecords;
import org.chengming.tables.TextEncoding;
import org.junit.jupiter.api.Test;

/**
 * The published index of the cities beside the one computed, row by row, with the reason of each
 * difference; the table in docs/air-quality-agreement.md, which {@code -Dgolden.update} rewrites.
 */
class AirQualityAgreementTests {
  private static final Path REPORT = Path.of("docs/air-quality-agreement.md");
  private static final String START = "<!-- rows -->\n";
  private static final String END = "<!-- /rows -->";

  @Test
  void every_row_agrees_or_differs_for_a_known_reason() throws Exception {
    var file =
        Path.of(
            System.getenv().getOrDefault("CHENGMING_DATA", "../shared/data"),
            "20_air_quality_heilongjiang/daily_12cities.csv");
    assumeThat(file).exists();
    var counts = new EnumMap<AirAgreement, List<AirAgreement.Row>>(AirAgreement.class);
    for (var row : rows(file)) {
      counts.computeIfAbsent(AirAgreement.of(row), why -> new ArrayList<>()).add(row);
    }
    var table = table(counts);
    var report = Files.readString(REPORT);
    var whole =
        report.substring(0, report.indexOf(START) + START.length())
            + table
            + report.substring(report.indexOf(END));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(REPORT, whole);
    }
    assertThat(counts.getOrDefault(AirAgreement.UNEXPLAINED, List.of()).size()).isLessThan(25);
    assertThat(Files.readString(REPORT)).isEqualTo(whole);
  }

  private static String table(Map<AirAgreement, List<AirAgreement.Row>> counts) {
    long all = counts.values().stream().mapToLong(List::size).sum();
    var table = new StringBuilder("| rows | share | why | for example |\n|---|---|---|---|\n");
    for (var why : AirAgreement.values()) {
      var rows = counts.getOrDefault(why, List.of());
      table.append(
          "| %,d | %.1f %% | %s | %s |\n"
              .formatted(
                  rows.size(),
                  100.0 * rows.size() / all,
                  why.reason(),
                  rows.isEmpty() ? "" : rows.get(rows.size() / 2).shown()));
    }
    return table.append("| %,d | | all | |\n".formatted(all)).toString();
  }

  private static List<AirAgreement.Row> rows(Path file) throws Exception {
    var rows = new ArrayList<AirAgreement.Row>();
    try (var records = CsvRecords.of(TextEncoding.open(file))) {
      var headings = records.headings();
      while (records.hasNext()) {
        var record = records.next();
        var means = new EnumMap<Pollutant, BigDecimal>(Pollutant.class);
        for (var pollutant : Pollutant.values()) {
          means.put(pollutant, new BigDecimal(record.cell(headings.indexOf(pollutant.field()))));
        }
        var range = record.cell(headings.indexOf("aqi_range")).split("~");
        rows.add(
            new AirAgreement.Row(
                record.cell(headings.indexOf("city")),
                LocalDate.parse(record.cell(headings.indexOf("date"))),
                Integer.parseInt(record.cell(headings.indexOf("aqi"))),
                Integer.parseInt(range[0]),
                Integer.parseInt(range[1]),
                means));
      }
    }
    return rows;
  }
}
