package org.chengming.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.gate.Found.Spot;
import org.chengming.gate.Outgoing.Piece;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;

/**
 * The one way out. Whatever goes to the public or to an applicant is looked at here first, in its
 * words and in its files; what blocks goes nowhere until it is gone or somebody says why it may.
 */
@Component
public class WayOut {
  private final TextCheck check;
  private final GateSettings settings;
  private final FilesGoing files;
  private final Rulings rulings;

  WayOut(TextCheck check, GateSettings settings, FilesGoing files, Rulings rulings) {
    this.check = check;
    this.settings = settings;
    this.files = files;
    this.rulings = rulings;
  }

  /** What is found in it, and what was ruled on it before. */
  public Verdict look(Outgoing going) {
    var found = new ArrayList<>(words(going.subject(), going.pieces(), going.names()));
    going.files().forEach(f -> found.addAll(files.look(going.subject(), f)));
    if (!found.isEmpty()) {
      var ruled = rulings.of(going.subject());
      found.replaceAll(f -> f.ruled(ruled.get(f.key())));
    }
    return sorted(found);
  }

  /** What is found in words alone, whatever was ruled; reads nothing but memory. */
  public Verdict look(String subject, List<Piece> pieces) {
    return sorted(words(subject, pieces, Set.of()));
  }

  /**
   * Refuses what may not leave.
   *
   * @throws Refused with a sentence for each thing in its way
   */
  public void require(Outgoing going) {
    var problems = look(going).problems();
    if (!problems.isEmpty()) {
      throw new Refused(
          "%s may not leave: %d findings".formatted(going.subject(), problems.size()),
          problems,
          false);
    }
  }

  /**
   * Lets one thing through, in the transaction of the caller, who has asked for permission and
   * leaves the audit row.
   *
   * @return what it is
   * @throws Missing when nothing of that key is found in it
   * @throws Refused without a reason, twice, or for what nobody may let through
   */
  public Found pass(Actor actor, Outgoing going, String key, String reason) {
    if (actor.isSystem()) {
      throw new NotPermitted("The system lets nothing through; it takes a person");
    }
    var found = look(going).find(key).orElseThrow(() -> new Missing("Finding " + key));
    var words = reason.replace("\u0000", "").strip();
    if (words.isEmpty()) {
      throw Refused.because("reason", "请写明为什么可以放行。", "Letting through needs its reason");
    }
    if (!found.passable()) {
      throw Refused.conflict(found.why(), "%s is not to be passed".formatted(found.label()));
    }
    rulings.pass(actor, going.subject(), found, words);
    return found;
  }

  /**
   * What people let through in these subjects, and why, goes: with what they said of somebody who
   * is erased. In the transaction of the caller.
   *
   * @param subjects what they all begin with
   */
  public void forget(String subjects) {
    rulings.forget(subjects);
  }

  private List<Found> words(String subject, List<Piece> pieces, Set<String> names) {
    var spots = new LinkedHashMap<String, List<Spot>>();
    var firsts = new LinkedHashMap<String, Finding>();
    for (var piece : pieces) {
      for (var finding : check.find(piece.text(), names)) {
        var words = piece.text().substring(finding.start(), finding.end());
        var key = Keys.of(subject, finding.kind().name(), words.replaceAll("\\s+", ""));
        firsts.merge(key, finding, (a, b) -> a.confidence() >= b.confidence() ? a : b);
        spots
            .computeIfAbsent(key, k -> new ArrayList<>())
            .add(new Spot(piece.field(), piece.label(), finding.start(), finding.end(), words));
      }
    }
    return firsts.entrySet().stream().map(e -> found(e, spots)).toList();
  }

  private Found found(Map.Entry<String, Finding> entry, Map<String, List<Spot>> spots) {
    var finding = entry.getValue();
    return new Found(
        entry.getKey(),
        finding.kind().label(),
        finding.why(),
        settings.of(finding),
        finding.confidence(),
        List.copyOf(Objects.requireNonNull(spots.get(entry.getKey()))),
        null,
        List.of(),
        finding.instead(),
        false,
        true,
        null);
  }

  private static Verdict sorted(List<Found> found) {
    return new Verdict(
        found.stream()
            .sorted(
                Comparator.comparing((Found f) -> !f.blocks())
                    .thenComparing(Found::policy)
                    .thenComparing(f -> -f.confidence()))
            .toList());
  }
}
