package org.chengming.reports.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.reports.ReportForm.Column;
import org.chengming.reports.ReportForm.Row;
import org.chengming.reports.ReportForm.Table;
import org.chengming.web.Dates;
import org.chengming.web.Fields;
import org.chengming.web.SiteIdentity;
import org.jspecify.annotations.Nullable;

/** A report for programs; every number with the codes of its row and column. */
final class ReportJson {
  private ReportJson() {}

  static Map<String, @Nullable Object> of(PublishedReport report, SiteIdentity site) {
    var p = report.publication();
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("url", site.url() + report.path());
    json.put("body", Fields.of("code", report.body().code(), "name", report.body().name()));
    json.put("year", p.year());
    json.put("title", report.title(org.chengming.web.Words.CHINESE));
    json.put("form", report.form().code());
    json.put("formSource", report.form().source());
    json.put("scope", p.scope().name());
    json.put("version", p.version());
    json.put("publishedAt", Dates.iso(p.publishedAt()));
    json.put("imported", p.imported());
    json.put("reason", p.reason());
    json.put("tables", report.form().tables().stream().map(t -> table(t, report)).toList());
    json.put("sections", sections(report));
    json.put("versions", report.versions().stream().map(v -> version(v, report, site)).toList());
    return json;
  }

  private static Map<String, @Nullable Object> table(Table table, PublishedReport report) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("code", table.code());
    json.put("title", table.title());
    json.put("titleEn", table.english());
    json.put("columns", table.columns().stream().map(ReportJson::column).toList());
    json.put("rows", table.leaves().stream().map(r -> row(table, r, report)).toList());
    return json;
  }

  private static Map<String, Object> column(Column column) {
    return Fields.of("code", column.code(), "label", column.label(), "labelEn", column.english());
  }

  private static Map<String, @Nullable Object> row(Table table, Row row, PublishedReport report) {
    var numbers = new LinkedHashMap<String, @Nullable Object>();
    for (var column : table.columns()) {
      var number = report.publication().figures().get(table.code(), row.code(), column.code());
      // As it was typed it might be 12.50, and the same number must be the same bytes.
      numbers.put(
          column.code(),
          number == null
              ? null
              : new java.math.BigDecimal(org.chengming.reports.Figures.plain(number)));
    }
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("code", row.code());
    json.put("label", row.label());
    json.put("labelEn", row.english());
    json.put("numbers", numbers);
    return json;
  }

  private static List<Map<String, Object>> sections(PublishedReport report) {
    return report.form().parts().stream()
        .flatMap(
            part ->
                part.sections().stream()
                    .filter(s -> report.publication().sections().containsKey(s.code()))
                    .map(
                        s ->
                            Fields.of(
                                "code",
                                s.code(),
                                "part",
                                part.label(),
                                "label",
                                s.label(),
                                "text",
                                report.publication().sections().getOrDefault(s.code(), ""))))
        .toList();
  }

  private static Map<String, Object> version(
      org.chengming.reports.Publication version, PublishedReport report, SiteIdentity site) {
    return Fields.of(
        "version",
        version.version(),
        "publishedAt",
        Dates.iso(version.publishedAt()),
        "url",
        "%s%s/versions/%d".formatted(site.url(), report.path(), version.version()));
  }
}
