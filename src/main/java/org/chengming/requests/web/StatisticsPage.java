package org.chengming.requests.web;

import java.util.Arrays;
import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.requests.Outcome.Group;
import org.chengming.web.Head;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What requests of a body and all under it add up to in a year.
 *
 * @param above the bodies above it, from the root
 * @param cases where the desk lists the cases of a number; null on the public page
 */
record StatisticsPage(
    Head head,
    StatisticsQuery.Counted counted,
    List<Body> above,
    List<YearRow> years,
    List<PartRow> parts,
    @Nullable String cases) {

  /** A year, with its share of the most that were received or ended in any. */
  record YearRow(int year, Tally tally, int receivedShare, int endedShare) {}

  /** A body under this one, or itself. */
  record PartRow(Body body, boolean itself, Tally tally) {}

  /** How many ended in that way, and of a hundred how many that is. */
  record GroupRow(Group group, String label, int cases, int share) {}

  List<GroupRow> groups(Words t) {
    int ended = counted.tally().ended();
    return Arrays.stream(Group.values())
        .map(
            g -> {
              int cases = counted.tally().of(g);
              return new GroupRow(g, g.label(t), cases, share(cases, ended));
            })
        .toList();
  }

  static int share(int part, int whole) {
    return whole == 0 ? 0 : (int) Math.round(part * 100.0 / whole);
  }

  static String figure(@Nullable Integer figure) {
    return figure == null ? "—" : figure.toString();
  }

  /** Where the cases behind a number are listed at the desk. */
  @Nullable String listed(String what) {
    return cases == null ? null : cases + "&what=" + what;
  }

  String at(String code, int year) {
    var path = cases == null ? "/requests/statistics" : "/desk/request-statistics";
    return "%s?body=%s&year=%d".formatted(path, code, year);
  }
}
