package org.chengming.reports.web;

import java.util.List;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * A published report.
 *
 * @param said when it was published, by which rules, and whose figures it has
 * @param reason why it was corrected, null for the first version
 * @param newest address of the newest version where this is an older one, null otherwise
 */
record AnnualReportPage(
    Head head,
    String title,
    String bodyHref,
    String body,
    String path,
    String said,
    @Nullable String reason,
    @Nullable String newest,
    List<Part> parts,
    List<Version> versions) {

  record Part(String label, List<Text> texts, List<TableView> tables) {}

  record Text(String label, List<String> paragraphs) {}

  record Version(String label, String href) {}
}
