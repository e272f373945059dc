package org.chengming.requests.web;

import java.util.List;

/** Which open requests a notice of days off moved, from when to when and why. */
record MovedPage(List<Notice> notices) {
  /**
   * @param lookedAt how many open requests were counted anew, everywhere
   */
  record Notice(String title, String by, int lookedAt, List<String> changes, List<Row> rows) {}

  /**
   * @param why the changed days that lie in its time
   */
  record Row(String number, String body, String from, String to, String why) {}
}
