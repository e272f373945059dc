package org.chengming.registers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stages of acquiring collective land by the procedure of the time, dated data in {@code
 * data/land-stages.csv}: 土地管理法实施条例 (2021) Art. 26 to 32, and before 2020 what the notice of 2014
 * names in its point 8.
 */
final class LandStages {
  private static final List<Stage> ALL = read();

  private LandStages() {}

  /** What the days of a limit say. */
  enum Limit {
    /** The stage is done so many days after another at the latest. */
    WITHIN,
    /** What is announced stays so many days at the least. */
    LASTS
  }

  /**
   * @param until the last day on which projects began by this procedure; null for today's
   * @param needed whether no project goes without it
   * @param after the stage its limit counts from; null for its own day
   */
  record Stage(
      String procedure,
      LocalDate from,
      @Nullable LocalDate until,
      String name,
      boolean needed,
      @Nullable Limit limit,
      int days,
      boolean workingDays,
      @Nullable String after,
      String source) {}

  /** The stages for a project that began on that day, in their order. */
  static List<Stage> on(LocalDate began) {
    return ALL.stream()
        .filter(
            s ->
                !began.isBefore(s.from())
                    && (s.until() == null || !began.isAfter(Objects.requireNonNull(s.until()))))
        .toList();
  }

  private static List<Stage> read() {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    LandStages.class.getResourceAsStream("/data/land-stages.csv")),
                StandardCharsets.UTF_8))) {
      var stages = new ArrayList<Stage>();
      in.lines().skip(1).map(line -> line.split(",", -1)).forEach(part -> stages.add(stage(part)));
      return List.copyOf(stages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stage stage(String[] part) {
    return new Stage(
        part[0],
        LocalDate.parse(part[1]),
        part[2].isEmpty() ? null : LocalDate.parse(part[2]),
        part[4],
        part[5].equals("yes"),
        part[6].isEmpty() ? null : Limit.valueOf(part[6]),
        part[7].isEmpty() ? 0 : Integer.parseInt(part[7]),
        part[8].equals("WORKING"),
        part[9].isEmpty() ? null : part[9],
        part[10]);
  }
}
