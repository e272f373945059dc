package org.chengming.requests;

import java.time.LocalDate;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.calendar.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The sub-clock of a part: the first receiver keeps some working days of the case's own time to
 * gather and approve. It lies inside the requester's clock and never moves that.
 */
@Component
public class PartClock {
  /** What gathering, approving and sending the one answer takes. */
  static final int KEPT = 5;

  /** Where the case itself has no day yet. */
  static final int OTHERWISE = 10;

  private final WorkingCalendar calendar;

  PartClock(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * The day that is proposed for a part.
   *
   * @param caseBy the last day of the case, null where it has none now
   * @param kept working days between the two; fewer than {@link #KEPT} where the case is near its
   *     end
   */
  public record Proposed(LocalDate by, @Nullable LocalDate caseBy, int kept) {}

  public Proposed propose(RequestCase request, LocalDate today) {
    var caseBy = request.due().by();
    if (caseBy == null) {
      return new Proposed(calendar.plus(today, OTHERWISE), null, 0);
    }
    int left = calendar.between(today, caseBy);
    if (left <= 0) {
      return new Proposed(today, caseBy, 0);
    }
    int kept = Math.min(KEPT, left - 1);
    return new Proposed(calendar.plus(caseBy, -kept), caseBy, kept);
  }

  /** The working days a body has or had for its part, day by day; null where it was none. */
  public @Nullable WorkingDays counted(LocalDate asked, LocalDate until) {
    int days = calendar.between(asked, until);
    return days < 1 ? null : calendar.count(asked, days);
  }

  /** Working days until the part's last one; negative when it has passed. */
  public int left(Part part, LocalDate today) {
    return calendar.between(today, part.until());
  }
}
