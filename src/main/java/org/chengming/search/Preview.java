package org.chengming.search;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows what a change of the words would do, before it is saved. */
@Component
public class Preview {
  private static final int FIRST = 10;
  private static final int LOOKED_AT = 200;
  private static final int SHOWN = 3;

  private final Finder finder;
  private final Wordings wordings;
  private final Asked asked;
  private final Clock clock;

  Preview(Finder finder, Wordings wordings, Asked asked, Clock clock) {
    this.finder = finder;
    this.wordings = wordings;
    this.asked = asked;
    this.clock = clock;
  }

  /** What became of a result. */
  public enum Move {
    SAME,
    UP,
    DOWN,
    IN,
    OUT
  }

  /**
   * A result among the first ten.
   *
   * @param by how many places it moved
   * @param chosen whether it stands there as a best bet
   */
  public record Line(String path, String title, Move move, int by, boolean chosen) {}

  /**
   * @param before the first ten as they are, {@code after} as they would be
   * @param foundBefore how many documents are found in all
   */
  public record Compared(
      String question, List<Line> before, List<Line> after, long foundBefore, long foundAfter) {
    public boolean same() {
      return foundBefore == foundAfter
          && after.stream().allMatch(line -> line.move() == Move.SAME)
          && before.equals(after);
    }
  }

  public Compared compare(Trial trial, String question) {
    var now = wordings.current();
    var before = finder.find(Question.of(question), now);
    var after = finder.find(Question.of(question), now.with(trial));
    var stoodAt = places(before);
    var standsAt = places(after);
    return new Compared(
        question,
        lines(before, standsAt, Move.OUT),
        lines(after, stoodAt, Move.IN),
        before.total().value(),
        after.total().value());
  }

  /** What it would do to the questions asked most of late, those only that it changes. */
  public List<Compared> affected(Trial trial) {
    var now = wordings.current();
    var then = now.with(trial);
    var today = LocalDate.now(clock);
    return asked.often(LOOKED_AT).stream()
        .map(AskedQuestion::question)
        .filter(q -> differs(q, now, then, today))
        .map(q -> compare(trial, q))
        .filter(compared -> !compared.same())
        .limit(SHOWN)
        .toList();
  }

  private static boolean differs(String question, Wording now, Wording then, LocalDate today) {
    var read = now.read(question);
    var other = then.read(question);
    return !read.equals(other) || !now.bet(read, today).equals(then.bet(other, today));
  }

  /** Pages chosen by an editor and then documents, by path. */
  private static List<Line> shown(Found found) {
    var lines = new ArrayList<Line>();
    var bet = found.bestBet();
    if (bet != null) {
      bet.pages().forEach(p -> lines.add(new Line("" + p.path(), p.label(), Move.SAME, 0, true)));
    }
    for (var hit : found.hits()) {
      var chosen = bet != null && bet.documents().contains(hit.id());
      lines.add(
          new Line("/documents/" + hit.indexNumber(), hit.title().text(), Move.SAME, 0, chosen));
    }
    return lines.subList(0, Math.min(FIRST, lines.size()));
  }

  private static Map<String, Integer> places(Found found) {
    var places = new HashMap<String, Integer>();
    shown(found).forEach(line -> places.putIfAbsent(line.path(), places.size()));
    return places;
  }

  /**
   * @param others where things stand on the other side
   * @param alone what to say of one that is not there
   */
  private static List<Line> lines(Found found, Map<String, Integer> others, Move alone) {
    var lines = new ArrayList<Line>();
    for (var line : shown(found)) {
      var other = others.get(line.path());
      var by = other == null ? 0 : other - lines.size();
      // On the side before, a thing that stands further down after has gone down.
      var up = alone == Move.IN ? by > 0 : by < 0;
      var move = other == null ? alone : by == 0 ? Move.SAME : up ? Move.UP : Move.DOWN;
      lines.add(new Line(line.path(), line.title(), move, Math.abs(by), line.chosen()));
    }
    return lines;
  }
}
