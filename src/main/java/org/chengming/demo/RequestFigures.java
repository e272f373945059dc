package org.chengming.demo;

import org.chengming.organisations.BodyLevel;

/** Requests that governments and departments received and answered in the last years (N14). */
final class RequestFigures {
  private static final int YEARS = 4;

  private final RecordBook book;

  RequestFigures(RecordBook book) {
    this.book = book;
  }

  void write() {
    for (var issuer : book.issuers()) {
      if (issuer.government() && issuer.level() != BodyLevel.TOWNSHIP) {
        years(issuer, new Pen(issuer.code().hashCode()));
      }
    }
  }

  /** What one year leaves is what the next begins with. */
  private void years(Issuer issuer, Pen pen) {
    int most = issuer.level() == BodyLevel.PROVINCE ? 900 : pen.between(20, 260);
    int left = pen.between(0, most / 12);
    for (int year = book.year() - YEARS; year < book.year(); year++) {
      int received = pen.between(most / 2, most);
      int next = pen.between(0, received / 12);
      int processed = left + received - next;
      int granted = processed * pen.between(38, 56) / 100;
      int partly = processed * pen.between(3, 12) / 100;
      int denied = processed * pen.between(2, 9) / 100;
      int notHeld = processed * pen.between(12, 25) / 100;
      book.row("request-statistics")
          .put("jurisdiction", "中国")
          .body(issuer)
          .put("body_code", issuer.code())
          .put("year", year)
          .put("carried_in", left)
          .put("received", received)
          .put("processed", processed)
          .put("carried_out", next)
          .put("granted", granted)
          .put("granted_partly", partly)
          .put("denied", denied)
          .put("not_held", notHeld)
          .put("otherwise", processed - granted - partly - denied - notHeld)
          .put("overdue", pen.chance(85) ? 0 : Math.min(next, pen.between(1, 2)));
      left = next;
    }
  }
}
