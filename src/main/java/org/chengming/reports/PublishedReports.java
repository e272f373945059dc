package org.chengming.reports;

import static org.chengming.reports.db.Tables.PUBLICATION;
import static org.jooq.impl.DSL.noCondition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Published reports, for everybody. */
@Component
public class PublishedReports {
  private final ReportRepository repository;

  PublishedReports(ReportRepository repository) {
    this.repository = repository;
  }

  /** All versions of a report, the newest first; empty where none is published. */
  @Transactional(readOnly = true)
  public List<Publication> versions(long bodyId, int year) {
    return repository.publications(bodyId, year);
  }

  /**
   * The newest versions, the latest year first.
   *
   * @param bodyId null for all bodies
   * @param year null for all years
   * @param after the last one of the page before, null for the first page
   */
  @Transactional(readOnly = true)
  public List<Publication> list(
      @Nullable Long bodyId, @Nullable Integer year, @Nullable Place after, int limit) {
    return repository.newest(
        (bodyId == null ? noCondition() : PUBLICATION.BODY_ID.eq(bodyId))
            .and(year == null ? noCondition() : PUBLICATION.YEAR.eq(year))
            .and(
                after == null
                    ? noCondition()
                    : PUBLICATION
                        .YEAR
                        .lt(after.year())
                        .or(
                            PUBLICATION
                                .YEAR
                                .eq(after.year())
                                .and(PUBLICATION.BODY_ID.gt(after.bodyId())))),
        limit);
  }

  /** Where a page of the list ends. */
  public record Place(int year, long bodyId) {}
}
