package org.chengming.requests.web;

import java.util.List;
import org.chengming.organisations.Body;

/** The cases behind a number of the statistics. */
record DeskCountedPage(
    Body body,
    int year,
    String what,
    String label,
    List<DeskRegisterPage.Row> rows,
    int page,
    boolean more) {

  String address(int to) {
    return "/desk/request-statistics/cases?body=%s&year=%d&what=%s&page=%d"
        .formatted(body.code(), year, what, to);
  }
}
