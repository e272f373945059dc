package org.chengming.requests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.database.WorkLock;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.requests.HistoryIntake.Passage;
import org.chengming.tables.CsvRecords;
import org.chengming.tables.TextEncoding;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings in the cases of an earlier system, from a CSV table with the columns of {@link
 * HistoryColumn}. Every line is accounted for; a table that is sent again, or was cut off, takes no
 * case twice.
 */
@Component
public class RequestHistory {
  private static final Logger log = LoggerFactory.getLogger(RequestHistory.class);
  private static final int BATCH = 250;
  private static final int MOST_LINES = 500_000;
  private static final String LOCK = "request history";

  private final HistoryIntake intake;
  private final HistoryRuns runs;
  private final HistoryUploads uploads;
  private final HistoryEvents events;
  private final Organisations organisations;
  private final WorkLock locks;
  private final Clock clock;

  RequestHistory(
      HistoryIntake intake,
      HistoryRuns runs,
      HistoryUploads uploads,
      HistoryEvents events,
      Organisations organisations,
      WorkLock locks,
      Clock clock) {
    this.intake = intake;
    this.runs = runs;
    this.uploads = uploads;
    this.events = events;
    this.organisations = organisations;
    this.locks = locks;
    this.clock = clock;
  }

  /**
   * A table somebody sent.
   *
   * @param name as the sender calls it
   * @param body code or name of the body of lines that name none; may be empty
   */
  public record Upload(InputStream content, String name, String body) {}

  /**
   * Starts to bring in a table and leaves it to itself.
   *
   * @param dry tells what would happen and writes nothing
   * @return the run, to ask for its progress
   * @throws Refused when the body is unknown
   */
  public long start(Actor actor, Upload upload, boolean dry) {
    actor.requireAnywhere(Role.REQUEST_OFFICER, "bring in old requests");
    var body = body(upload.body().strip());
    var file = uploads.receive(upload.content());
    var run = runs.start(actor, upload.name(), dry);
    Thread.ofPlatform()
        .name("request-import-" + run)
        .daemon()
        .start(
            () -> {
              try {
                work(run, actor, file, body, dry);
              } finally {
                uploads.delete(file);
              }
            });
    return run;
  }

  private @Nullable Body body(String written) {
    if (written.isEmpty()) {
      return null;
    }
    var bodies = organisations.bodies();
    return bodies
        .byCode(written)
        .or(() -> bodies.byName(written))
        .orElseThrow(() -> Refused.because("body", "没有叫这个名称或者代码的机关。", "No body is called so"));
  }

  /** Does a whole table at once. */
  HistoryRun run(Actor actor, Path file, @Nullable Body body, boolean dry) {
    actor.requireAnywhere(Role.REQUEST_OFFICER, "bring in old requests");
    var run = runs.start(actor, String.valueOf(file.getFileName()), dry);
    work(run, actor, file, body, dry);
    return progress(actor, run);
  }

  private void work(long run, Actor actor, Path file, @Nullable Body body, boolean dry) {
    // One after the other: two tables with the same cases must not both take them.
    try (var turn = dry ? null : locks.take(LOCK)) {
      if (!dry && turn == null) {
        runs.finish(run, "另一批正在收入，请等它做完再来。");
        return;
      }
      read(run, actor, file, body, dry);
      runs.finish(run, null);
    } catch (Refused refused) {
      runs.finish(run, refused.problems().getFirst().sentence());
    } catch (IOException | RuntimeException e) {
      log.error("Bringing in old requests, run {}, broke off", run, e);
      runs.finish(run, "出错中止，已经收入的不受影响；同一个文件再收一次即可。");
    }
  }

  private void read(long run, Actor actor, Path file, @Nullable Body body, boolean dry)
      throws IOException {
    var bodies = organisations.bodies();
    var today = LocalDate.now(clock);
    try (var records = CsvRecords.of(TextEncoding.open(file))) {
      var reader = new HistoryReader(bodies, events, records.headings(), body, today);
      var passage = new Passage(run, actor, dry, bodies);
      var batch = new ArrayList<HistoryRead>(BATCH);
      for (int lines = 0; records.hasNext(); ) {
        if (++lines > MOST_LINES) {
          intake.take(passage, batch);
          throw Refused.because(
              "file", "一个文件最多 %,d 行，后面的没有读。".formatted(MOST_LINES), "Too many lines");
        }
        batch.add(reader.read(records.next()));
        if (batch.size() == BATCH) {
          intake.take(passage, batch);
          batch.clear();
        }
      }
      intake.take(passage, batch);
    }
  }

  /** The runs the actor started, the newest first. */
  public List<HistoryRun> runs(Actor actor) {
    actor.requireAnywhere(Role.REQUEST_OFFICER, "see what was brought in");
    return runs.of(actor);
  }

  /**
   * @throws Missing when the actor started no such run
   */
  public HistoryRun progress(Actor actor, long run) {
    actor.requireAnywhere(Role.REQUEST_OFFICER, "see what was brought in");
    return runs.find(actor, run).orElseThrow(() -> new Missing("Request import " + run));
  }

  /**
   * What became of the lines, in the order of the file.
   *
   * @param outcome null for all
   * @param after the line they come after, 0 for the first
   */
  public List<HistoryLine> lines(
      Actor actor, long run, HistoryLine.@Nullable Outcome outcome, long after, int limit) {
    return runs.lines(progress(actor, run).id(), outcome, after, limit);
  }
}
