package org.chengming.registers;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.database.PublicReads;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * How soon records became public after their day, counted in working days, body by body (双公示: seven
 * working days after the decision, 发改办财金〔2018〕424号). Counted from what the register itself holds,
 * so nobody reports it; the day a record became public is {@link PublicDay}'s.
 */
@Component
public class Timeliness {
  private final PublicReads reads;
  private final WorkingCalendar calendar;

  Timeliness(PublicReads reads, WorkingCalendar calendar) {
    this.reads = reads;
    this.calendar = calendar;
  }

  /**
   * @param body as the records name it; empty where none is named
   * @param longest working days of the slowest
   * @param said how many were taken over and are counted by the day they state themselves
   */
  public record OfBody(String body, long records, long inTime, int longest, long said) {
    public long late() {
      return records - inTime;
    }

    /** Of a hundred, to the tenth below; never 100 while one was late. */
    public double share() {
      return records == 0 ? 0 : Math.floor(1000.0 * inTime / records) / 10;
    }
  }

  private record Group(
      String body, LocalDate day, LocalDate publicOn, boolean said, long records) {}

  /** The bodies with most late records first; empty for a register that promises nothing. */
  public List<OfBody> of(RegisterDefinition register) {
    var timely = register.promise().timely();
    if (timely == null) {
      return List.of();
    }
    var bodies = new TreeMap<String, OfBody>();
    for (var group : groups(register, timely)) {
      var days = calendar.between(group.day(), group.publicOn());
      var inTime = days <= timely.workingDays() ? group.records() : 0;
      bodies.merge(
          group.body(),
          new OfBody(
              group.body(),
              group.records(),
              inTime,
              Math.max(0, days),
              group.said() ? group.records() : 0),
          (a, b) ->
              new OfBody(
                  a.body(),
                  a.records() + b.records(),
                  a.inTime() + b.inTime(),
                  Math.max(a.longest(), b.longest()),
                  a.said() + b.said()));
    }
    return bodies.values().stream()
        .sorted(Comparator.comparingLong(OfBody::late).reversed().thenComparing(OfBody::body))
        .toList();
  }

  private List<Group> groups(RegisterDefinition register, Promise.Timely timely) {
    var body =
        Optional.ofNullable(register.keeping().body())
            .map(name -> "coalesce(d." + register.get(name).column() + ", '')")
            .orElse("''");
    return reads.read(
        db ->
            db.fetch(
                    """
                    select %s, d.%s::date, shown.day, shown.said, count(*)
                    from %s d %s where d.%s is not null group by 1, 2, 3, 4"""
                        .formatted(
                            body,
                            register.get(timely.from()).column(),
                            new RegisterTable(register).sqlName(),
                            new PublicDay(register).ofStanding("d"),
                            register.get(timely.from()).column()),
                    DSL.val(register.name()))
                .map(
                    r ->
                        new Group(
                            r.get(0, String.class),
                            r.get(1, LocalDate.class),
                            r.get(2, LocalDate.class),
                            r.get(3, Boolean.class),
                            r.get(4, Long.class))));
  }
}
