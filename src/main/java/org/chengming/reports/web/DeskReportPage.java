package org.chengming.reports.web;

import java.util.List;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * A body's report on a year at the desk.
 *
 * @param scope name of the scope that is shown
 * @param now where it stands, in words
 * @param by the last day for publication, null where no rule says one
 * @param unconfirmed requests that count in no row, see there
 * @param unplaced requests that ended in a way no row stands for
 * @param rules the identities, one each with its lines
 * @param moved what is published and no longer what the requests give
 * @param done what was just done, null for nothing
 */
record DeskReportPage(
    String title,
    String address,
    String body,
    int year,
    String scope,
    String now,
    @Nullable String by,
    String source,
    List<Part> parts,
    List<Rule> rules,
    List<Moved> moved,
    long unconfirmed,
    long unplaced,
    May may,
    @Nullable String publicHref,
    @Nullable String reason,
    List<Step> steps,
    Form form,
    @Nullable String done) {

  record Part(String label, List<Text> texts, List<TableView> tables) {}

  record Text(String label, List<String> paragraphs) {}

  /**
   * What the reader may do now.
   *
   * @param choose whether it is still open whose figures it has
   */
  record May(
      boolean write,
      boolean submit,
      boolean approve,
      boolean publish,
      boolean sendBack,
      boolean choose) {}

  /** Whose figures, and the address that shows them. */
  record Choice(String label, String href, boolean chosen) {}

  /**
   * An identity.
   *
   * @param wrong how many of its lines do not hold
   */
  record Rule(int number, String says, int wrong, boolean warning, List<Line> lines) {}

  record Line(String where, String left, String right, String difference, boolean holds) {}

  /** A figure that was published as one number and is another by now. */
  record Moved(String where, String published, String now) {}

  record Step(String what, String who, String when, @Nullable String note) {}

  List<Choice> choices() {
    return List.of(
        new Choice("本机关", address + "?scope=OWN", scope.equals("OWN")),
        new Choice("汇总（本机关和下级）", address + "?scope=SUBTREE", scope.equals("SUBTREE")));
  }
}
