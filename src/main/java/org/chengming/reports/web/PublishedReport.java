package org.chengming.reports.web;

import java.util.ArrayList;
import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.reports.Publication;
import org.chengming.reports.ReportFigures;
import org.chengming.reports.ReportForm;
import org.chengming.reports.ReportForm.Part;
import org.chengming.reports.ReportForm.Section;
import org.chengming.web.Words;

/**
 * A published report with what it is read by; whatever is handed out of it is made of this.
 *
 * @param versions all its versions, the newest first
 */
record PublishedReport(Body body, Publication publication, List<Publication> versions) {
  ReportForm form() {
    return ReportFigures.form(publication.year());
  }

  boolean newest() {
    return publication.version() == versions.getFirst().version();
  }

  /** The address of the newest version. */
  String path() {
    return "/annual-reports/%s/%d".formatted(body.code(), publication.year());
  }

  String title(Words t) {
    return t.of("%s%s年政府信息公开工作年度报告", body.label(t), publication.year());
  }

  /** The paragraphs of a text of the report. */
  List<String> paragraphs(Section section) {
    var text = publication.sections().getOrDefault(section.code(), "");
    var paragraphs = new ArrayList<String>();
    text.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(paragraphs::add);
    return paragraphs;
  }

  static String label(Part part, Words t) {
    return t.english() ? part.english() : part.label();
  }

  static String label(Section section, Words t) {
    return t.english() ? section.english() : section.label();
  }
}
