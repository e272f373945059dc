package org.chengming.testing;

import static org.jooq.impl.DSL.val;

import org.chengming.organisations.Body;
import org.jooq.DSLContext;

/** Annual reports as they would stand after they were published. */
public final class PastReports {
  private static final int YEAR = 2009;

  private final DSLContext db;

  public PastReports(DSLContext db) {
    this.db = db;
  }

  /**
   * An empty report on a year that no other test reports on.
   *
   * @return the end of its address, {@code body/year}
   */
  public String publish(Body body) {
    db.execute(
        """
        insert into reports.publication (body_id, year, version, form, scope, figures, sections, staff_name, published_at)
        values ({0}, {1}, 1, '2008', 'OWN', '{}', '{}', 'test', now()) on conflict do nothing""",
        val(body.id()), val(YEAR));
    return "%s/%d".formatted(body.code(), YEAR);
  }
}
