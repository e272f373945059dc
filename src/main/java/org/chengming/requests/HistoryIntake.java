package org.chengming.requests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.organisations.BodyDirectory;
import org.chengming.requests.HistoricCase.Key;
import org.chengming.requests.HistoryLine.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes lines of a table as cases, a batch in one transaction with what is told of it. */
@Component
class HistoryIntake {
  private final HistoryRepository repository;
  private final HistoryRuns runs;
  private final Reach reach;
  private final TransactionTemplate transaction;

  HistoryIntake(
      HistoryRepository repository,
      HistoryRuns runs,
      Reach reach,
      TransactionTemplate transaction) {
    this.repository = repository;
    this.runs = runs;
    this.reach = reach;
    this.transaction = transaction;
  }

  /**
   * One passage.
   *
   * @param seen the line each case stood on, of those that came by in it
   */
  record Passage(long run, Actor actor, boolean dry, BodyDirectory bodies, Map<Key, Long> seen) {
    Passage(long run, Actor actor, boolean dry, BodyDirectory bodies) {
      this(run, actor, dry, bodies, new HashMap<>());
    }
  }

  void take(Passage passage, List<HistoryRead> batch) {
    transaction.executeWithoutResult(status -> runs.tell(passage.run(), taken(passage, batch)));
  }

  private List<HistoryLine> taken(Passage passage, List<HistoryRead> batch) {
    var lines = new ArrayList<HistoryLine>();
    var wanted = new LinkedHashMap<Key, HistoryRead>();
    for (var read : batch) {
      var problem = problem(passage, read);
      var file = read.file();
      if (problem != null || file == null) {
        lines.add(line(read, Outcome.REJECTED, null, problem));
      } else {
        passage.seen().put(file.key(), read.line());
        wanted.put(file.key(), read);
      }
    }
    var known = repository.known(wanted.keySet());
    var fresh =
        wanted.values().stream()
            .map(HistoryRead::file)
            .filter(f -> f != null && !known.containsKey(f.key()))
            .toList();
    Map<Key, String> numbers =
        passage.dry() || fresh.isEmpty()
            ? Map.of()
            : repository.insert(fresh, passage.bodies(), passage.actor());
    wanted.forEach((key, read) -> lines.add(line(read, known.get(key), numbers.get(key))));
    return lines;
  }

  private @Nullable String problem(Passage passage, HistoryRead read) {
    var file = read.file();
    if (file == null) {
      return read.problem();
    }
    if (!reach.handles(passage.actor(), file.bodyId())) {
      return "这个机关的申请不归您办。";
    }
    var before = passage.seen().get(file.key());
    return before == null ? null : "旧编号与第 %d 行相同，一个编号只收一件。".formatted(before);
  }

  private static HistoryLine line(
      HistoryRead read, @Nullable String known, @Nullable String number) {
    if (known != null) {
      return line(read, Outcome.KNOWN, known, null);
    }
    var outcome = read.remark() == null ? Outcome.TAKEN : Outcome.MENDED;
    return line(read, outcome, number, read.remark());
  }

  private static HistoryLine line(
      HistoryRead read, Outcome outcome, @Nullable String number, @Nullable String reason) {
    return new HistoryLine(read.line(), outcome, read.oldNumber(), number, reason);
  }
}
