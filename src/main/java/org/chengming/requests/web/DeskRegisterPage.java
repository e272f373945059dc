package org.chengming.requests.web;

import java.util.List;
import org.chengming.requests.RequestState;
import org.jspecify.annotations.Nullable;

/**
 * The register of a year: every request with how it stands or ended.
 *
 * @param told figures of the year, a sentence each
 */
record DeskRegisterPage(
    int year,
    List<Integer> years,
    String state,
    List<String> told,
    List<Row> rows,
    int page,
    boolean more) {

  /**
   * @param due the last day, or why there is none
   * @param outcome how it ended, null while it is open
   */
  record Row(
      String number,
      String filed,
      String body,
      String kind,
      String title,
      String state,
      String due,
      boolean overdue,
      @Nullable String outcome) {}

  String address(int to) {
    return "/desk/request-register?year=%d&state=%s&page=%d".formatted(year, state, to);
  }

  List<RequestState> states() {
    return List.of(RequestState.values());
  }
}
