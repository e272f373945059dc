package org.chengming.ledger;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.chengming.Chengming;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Measures the ledger within one server and one run; {@code bin/bench ledger}. */
public final class LedgerBench {
  private static final int WRITERS = 16;

  /** Deeds a second. */
  private static final int AIM = 5_000;

  private static final int PROOFS = 3_000;

  private final ConfigurableApplicationContext context;
  private final PrintStream table;
  private final LedgerRepository repository;
  private final LedgerReads reads;
  private final TransactionTemplate transaction;
  private final Random random = new Random(2021);

  private LedgerBench(ConfigurableApplicationContext context, PrintStream table) {
    this.context = context;
    this.table = table;
    this.repository = context.getBean(LedgerRepository.class);
    this.reads = context.getBean(LedgerReads.class);
    this.transaction = context.getBean(TransactionTemplate.class);
  }

  /**
   * @param args leaves of the largest tree; file of the table; words on machine and day; settings
   */
  public static void main(String[] args) throws Exception {
    long leaves = Long.parseLong(args[0]);
    var settings = new ArrayList<>(Arrays.asList(args).subList(3, args.length));
    settings.add("--logging.level.root=warn");
    var application =
        new SpringApplicationBuilder(Chengming.class)
            .initializers(
                context ->
                    ((GenericApplicationContext) context)
                        .registerBean(
                            "switchedLedger",
                            SwitchedLedger.class,
                            () -> new SwitchedLedger(context.getBean(LedgerRepository.class)),
                            bean -> bean.setPrimary(true)));
    try (var context = application.run(settings.toArray(String[]::new));
        var table =
            new PrintStream(
                Files.newOutputStream(Path.of(args[1])), true, StandardCharsets.UTF_8)) {
      table.println(
          "\n## Ledger\n\n"
              + args[2]
              + ", durable (fsync on); PostgreSQL embedded, beside the server.\n");
      new LedgerBench(context, table).run(leaves);
    }
    System.exit(0);
  }

  private void run(long leaves) throws Exception {
    appends();
    new PublishingCost(context).measure(table);
    proofs(leaves);
    table.println(
        "\nA deed counts once it has its place in a signed tree. The aims: 5,000 a second, at most 5 % on publishing, a proof within 1 ms at ten million leaves, growing with their logarithm.");
  }

  private void appends() throws Exception {
    table.println("| deeds, placed and signed | a second | longest wait, ms |\n|---|---|---|");
    appends("one a transaction, %d at once".formatted(WRITERS), 1, 10_000, 0);
    appends("ten a transaction, %d at once".formatted(WRITERS), 10, 40_000, 0);
    appends("500 a transaction, %d at once".formatted(WRITERS), 500, 80_000, 0);
    appends(
        "ten a transaction, %d at once, no more than %,d a second".formatted(WRITERS, AIM),
        10,
        AIM * 10,
        TimeUnit.SECONDS.toNanos(10) * WRITERS / AIM);
  }

  /**
   * @param every from one transaction of a writer to its next, in nanoseconds; 0 as fast as it goes
   */
  private void appends(String what, int batch, int count, long every) throws Exception {
    say(what);
    var ledger = context.getBean(SwitchedLedger.class);
    append(ledger, batch, count / 10, 0);
    level();
    long longest = 0;
    var work = new ArrayList<Callable<Void>>();
    for (int writer = 0; writer < WRITERS; writer++) {
      work.add(
          () -> {
            append(ledger, batch, count / WRITERS, every);
            return null;
          });
    }
    long begun = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      var done = work.stream().map(threads::submit).toList();
      while (!done.stream().allMatch(java.util.concurrent.Future::isDone)) {
        longest = Math.max(longest, reads.lag().toMillis());
        Thread.sleep(50);
      }
      for (var each : done) {
        each.get();
      }
    }
    longest = Math.max(longest, level());
    double seconds = (System.nanoTime() - begun) / 1e9;
    table.printf("| %s | %,.0f | %,d |%n", what, count / seconds, longest);
  }

  private void append(SwitchedLedger ledger, int batch, int count, long every) {
    var due = System.nanoTime();
    for (int done = 0; done < count; done += batch, due += every) {
      LockSupport.parkNanos(every == 0 ? 0 : due - System.nanoTime());
      var deeds =
          IntStream.range(0, batch)
              .mapToObj(
                  i ->
                      new Deed(
                          LedgerKind.DOCUMENT_PUBLISHED,
                          "bench-" + System.nanoTime() + "-" + i,
                          1,
                          Instant.EPOCH,
                          List.of(new Deed.Hash("content", "ab".repeat(32)))))
              .toList();
      transaction.executeWithoutResult(status -> ledger.appendAll(deeds));
    }
  }

  /** Waits until nothing waits. @return the longest wait seen, in milliseconds */
  private long level() throws InterruptedException {
    long longest = 0;
    while (reads.waiting() > 0) {
      longest = Math.max(longest, reads.lag().toMillis());
      Thread.sleep(20);
    }
    return longest;
  }

  private void proofs(long most) {
    table.println(
        "\n| leaves | seconds to grow | hashes of a proof | inclusion, ms, median | p99 | consistency, ms, median | p99 |\n|---|---|---|---|---|---|---|");
    for (long size = 10_000; ; size = Math.min(size * 10, most)) {
      long leaves = Math.max(size, reads.latest().orElseThrow().size());
      say("A tree of %,d".formatted(leaves));
      double seconds = grow(leaves);
      int hashes = reads.inclusion(random.nextLong(leaves), leaves).size();
      var inclusion = time(() -> reads.inclusion(random.nextLong(leaves), leaves));
      var consistency = time(() -> reads.consistency(1 + random.nextLong(leaves - 1), leaves));
      table.printf(
          "| %,d | %.1f | %d | %.2f | %.2f | %.2f | %.2f |%n",
          leaves,
          seconds,
          hashes,
          inclusion[PROOFS / 2],
          inclusion[PROOFS * 99 / 100],
          consistency[PROOFS / 2],
          consistency[PROOFS * 99 / 100]);
      if (size == most) {
        return;
      }
    }
  }

  /** With invented leaves that stand in no entry. */
  private double grow(long size) {
    long begun = System.nanoTime();
    for (var done = false; !done; ) {
      done =
          Boolean.TRUE.equals(
              transaction.execute(
                  status -> {
                    var signed = repository.lastSigned().orElseThrow().checkpoint();
                    if (signed.size() >= size) {
                      return true;
                    }
                    if (repository.turn()) {
                      var growth = new Growth(signed.size(), repository);
                      for (long i = Math.min(size - signed.size(), 1_000_000); i > 0; i--) {
                        growth.add(Merkle.leaf(Long.toString(growth.size())));
                      }
                      repository.store(growth.changed());
                      var next = new Checkpoint(signed.origin(), growth.size(), growth.root());
                      repository.sign(
                          next, context.getBean(SigningKeys.class).sign(next).written());
                    }
                    return false;
                  }));
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Milliseconds, sorted. */
  private static double[] time(Runnable asked) {
    IntStream.range(0, PROOFS / 3).forEach(i -> asked.run());
    var times = new double[PROOFS];
    for (int i = 0; i < PROOFS; i++) {
      long begun = System.nanoTime();
      asked.run();
      times[i] = (System.nanoTime() - begun) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
    Arrays.sort(times);
    return times;
  }

  static void say(String what) {
    System.err.println(java.time.LocalTime.now().withNano(0) + " " + what);
  }
}
