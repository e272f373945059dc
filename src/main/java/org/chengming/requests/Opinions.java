package org.chengming.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengming.requests.Facts.Stance;
import org.chengming.requests.Happening.Asked;

/** What those who were asked for an opinion said, read from a case's events. */
public final class Opinions {
  private Opinions() {}

  /**
   * One that was asked for.
   *
   * @param whose a third party of the case, or a body's code
   * @param delivered whether the letter is known to have arrived
   * @param stance empty while nothing came
   */
  public record Opinion(
      Asked asked, String whose, LocalDate on, boolean delivered, Optional<Stance> stance) {}

  public static List<Opinion> of(RequestCase request) {
    return request.events().stream()
        .filter(e -> e.act() == Act.OPINION_ASKED)
        .map(e -> opinion(request, e))
        .toList();
  }

  private static Opinion opinion(RequestCase request, Event asked) {
    var whose = String.valueOf(asked.facts().whose());
    var who = asked.facts().asked();
    return new Opinion(
        who == null ? Asked.THIRD_PARTY : who,
        whose,
        asked.on(),
        last(request, Act.OPINION_DELIVERED, whose).isPresent(),
        last(request, Act.OPINION_GIVEN, whose).map(e -> e.facts().stance()));
  }

  /** Whether that third party said no. */
  static boolean objects(RequestCase request, String whose) {
    return last(request, Act.OPINION_GIVEN, whose)
        .filter(e -> e.facts().asked() == Asked.THIRD_PARTY)
        .filter(e -> e.facts().stance() == Stance.OBJECTS)
        .isPresent();
  }

  /** Whether a third party said no and was not told of a decision to disclose all the same. */
  static boolean stands(RequestCase request) {
    return of(request).stream()
        .anyMatch(
            o -> objects(request, o.whose()) && last(request, Act.OVERRIDDEN, o.whose()).isEmpty());
  }

  private static Optional<Event> last(RequestCase request, Act act, String whose) {
    return request.events().reversed().stream()
        .filter(e -> e.act() == act && whose.equals(e.facts().whose()))
        .findFirst();
  }
}
