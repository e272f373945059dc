package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.REMARK;

import java.util.ArrayList;
import java.util.List;
import org.chengming.publishing.Passages;
import org.chengming.publishing.db.tables.records.RemarkRecord;
import org.chengming.publishing.web.desk.ReviewPage.RemarkRow;
import org.chengming.web.Dates;
import org.chengming.web.Words;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Remarks beside the text they are about. */
@Component
class RemarkRows {
  private final DSLContext db;

  RemarkRows(DSLContext db) {
    this.db = db;
  }

  /**
   * @param html the text with the quoted passages marked, and what the gate found
   * @param found whether it found anything in the text
   */
  record Annotated(String html, List<RemarkRow> remarks, boolean found) {
    /** Whether anything is marked in the text. */
    boolean marked() {
      return found || remarks.stream().anyMatch(r -> r.found() > 0);
    }
  }

  /**
   * @param html clean
   * @param all false leaves out what is settled; the numbers stay
   */
  Annotated of(long editionId, String html, boolean all, List<Passages.Stretch> found) {
    var rows =
        db.selectFrom(REMARK).where(REMARK.EDITION_ID.eq(editionId)).orderBy(REMARK.ID).fetch();
    var quotes = new ArrayList<Passages.Quote>();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      if (row.getQuote() != null && (all || row.getResolvedAt() == null)) {
        quotes.add(new Passages.Quote(row.getId(), i + 1, row.getQuote()));
      }
    }
    var marked = Passages.mark(html, quotes, found);
    var remarks = new ArrayList<RemarkRow>();
    for (int i = 0; i < rows.size(); i++) {
      if (all || rows.get(i).getResolvedAt() == null) {
        remarks.add(row(rows.get(i), i + 1, marked));
      }
    }
    return new Annotated(marked.html(), remarks, !found.isEmpty());
  }

  private static RemarkRow row(RemarkRecord r, int number, Passages.Marked marked) {
    return new RemarkRow(
        r.getId(),
        number,
        r.getQuote(),
        marked.found().getOrDefault(r.getId(), 0),
        r.getText(),
        r.getStaffName(),
        Dates.moment(r.getMadeAt(), Words.CHINESE),
        r.getResolvedAt() != null);
  }
}
