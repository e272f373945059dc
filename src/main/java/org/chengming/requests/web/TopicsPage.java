package org.chengming.requests.web;

import java.util.List;

/** What several applicants asked one body for. */
record TopicsPage(List<Row> rows) {

  /**
   * @param documents made of these cases, live or on their way
   */
  record Row(
      String title,
      String body,
      int applicants,
      List<DeskPublication.Like> cases,
      List<DeskPublication.Document> documents) {}
}
