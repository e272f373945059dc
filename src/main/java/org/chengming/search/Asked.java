package org.chengming.search;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chengming.database.Worker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts what is asked and how it goes. Searches only add to numbers in memory; a worker writes
 * them once a minute, so a search neither waits nor fails for it, and a killed node loses a minute
 * of counts. Nothing is known of who asked.
 */
@Component
public class Asked extends Worker {
  private static final Logger log = LoggerFactory.getLogger(Asked.class);

  /** Different questions a minute; more are not counted. */
  private static final int MOST = 5_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int LITTLE = 5;
  private static final int MONTH = 30;

  private record Key(LocalDate day, String question) {}

  private final AskedRepository repository;
  private final AskedSettings settings;
  private final Clock clock;
  private volatile Map<Key, AskedQuestion> counts = new ConcurrentHashMap<>();
  private @Nullable LocalDate tidied;

  Asked(AskedRepository repository, AskedSettings settings, Clock clock) {
    super("asked-questions", Duration.ofSeconds(10));
    this.repository = repository;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Counts a search; filtered ones and pages further on say nothing of the question and are left
   * out, as are robots.
   *
   * @param agent what the visitor's program calls itself; not kept
   */
  public void searched(Question question, Found found, String agent) {
    if (counted(question) && !Discretion.robot(agent)) {
      var nothing = found.total().value() == 0;
      var little = !nothing && (found.total().value() < LITTLE || found.relaxed());
      add(question.text(), 1, nothing ? 1 : 0, little ? 1 : 0, 0, 0);
    }
  }

  /** Counts that a result page was left. */
  public void left(String text, boolean opened, String agent) {
    if (!Discretion.robot(agent)) {
      add(text, 0, 0, 0, opened ? 1 : 0, opened ? 0 : 1);
    }
  }

  /** Whether a search of this kind is counted at all. */
  public static boolean counted(Question question) {
    return !question.blank()
        && question.filters().isEmpty()
        && question.page() == 1
        && question.cursor() == null
        && question.order() == Order.RELEVANCE;
  }

  private void add(String text, int asked, int nothing, int little, int opened, int abandoned) {
    Discretion.kept(text)
        .ifPresent(
            kept -> {
              var key = new Key(LocalDate.now(clock), kept);
              var one = new AskedQuestion(kept, asked, asked, nothing, little, opened, abandoned);
              var into = counts;
              if (into.size() < MOST || into.containsKey(key)) {
                into.merge(key, one, AskedQuestion::plus);
              }
            });
  }

  /** Every question shown of the days from {@code from} to {@code to}, both included. */
  public List<AskedQuestion> between(LocalDate from, LocalDate to) {
    return repository.between(from, to, settings.least());
  }

  /** What was asked most in the last month, at most {@code most}. */
  List<AskedQuestion> often(int most) {
    var today = LocalDate.now(clock);
    return repository.often(today.minusDays(MONTH), today, settings.least(), most);
  }

  /** How often a question must be asked before anybody sees it. */
  public int least() {
    return settings.least();
  }

  @Override
  protected void work() {
    while (!stopping()) {
      rest(MINUTE);
      write();
    }
  }

  /**
   * Writes what has been counted since the last time; returns whether that worked. Whoever comes
   * while another writes waits, so that afterwards all of it is there.
   */
  synchronized boolean write() {
    var written = counts;
    counts = new ConcurrentHashMap<>();
    var today = LocalDate.now(clock);
    try {
      if (!written.isEmpty()) {
        written.keySet().stream()
            .map(Key::day)
            .distinct()
            .forEach(day -> repository.add(day, of(written, day)));
      }
      if (!today.equals(tidied)) {
        repository.tidy(today, settings);
        tidied = today;
      }
      return true;
    } catch (RuntimeException e) {
      log.warn("Counts of {} questions could not be written and are dropped", written.size(), e);
      return false;
    }
  }

  private static List<AskedQuestion> of(Map<Key, AskedQuestion> counts, LocalDate day) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().day().equals(day))
        .map(Map.Entry::getValue)
        .toList();
  }
}
