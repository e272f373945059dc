package org.chengming.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.chengming.database.DatabaseOutside;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * {@code bin/audit check}, {@code head} and {@code export FILE}: the audit without the server's
 * help, with it running or not.
 */
public final class AuditCommand {
  private static final String USAGE =
      """
      bin/audit check [PLACE:HASH]   reads the whole chain again; names what was changed, is missing or was put in
      bin/audit head                 prints PLACE:HASH, to be noted somewhere else
      bin/audit export FILE.jsonl    writes every chained entry, one line of JSON each""";
  private static final int AT_ONCE = 2_000;

  private AuditCommand() {}

  /**
   * @param arguments the verb and what it wants, and settings as {@code --name=value}; ends with 0
   *     when all is well, 1 when the chain has faults, 2 when it could not be read
   */
  public static void main(String[] arguments) {
    var words = List.of(arguments).stream().filter(argument -> !argument.startsWith("--")).toList();
    if (words.isEmpty()
        || words.size() > 2
        || !List.of("check", "head", "export").contains(words.getFirst())
        || (words.getFirst().equals("export") && words.size() < 2)) {
      System.err.println(USAGE);
      System.exit(2);
    }
    var sound = new boolean[] {true};
    try {
      DatabaseOutside.open(
          arguments,
          database -> {
            try (var connection = database.getConnection()) {
              connection.setAutoCommit(false);
              connection.setReadOnly(true);
              connection.setTransactionIsolation(java.sql.Connection.TRANSACTION_REPEATABLE_READ);
              sound[0] = run(words, DSL.using(connection, SQLDialect.POSTGRES), System.out);
            }
          });
    } catch (IOException | SQLException | RuntimeException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    System.exit(sound[0] ? 0 : 1);
  }

  /** Does what the words say, in one snapshot; says whether the chain is sound. */
  static boolean run(List<String> words, DSLContext db, PrintStream out) throws IOException {
    return switch (words.getFirst()) {
      case "head" -> {
        out.println(new Chain(db, Clock.systemUTC()).head().map(ChainHead::toString).orElse("0:"));
        yield true;
      }
      case "export" -> {
        out.printf("Wrote %,d entries%n", export(db, Path.of(words.getLast())));
        yield true;
      }
      default -> check(words.subList(1, words.size()), db, out);
    };
  }

  private static boolean check(List<String> noted, DSLContext db, PrintStream out) {
    var heads = new ArrayList<>(Inspections.noted(db));
    noted.stream().map(ChainHead::of).forEach(heads::add);
    var checked = new ChainCheck(db).check(heads);
    checked.findings().forEach(out::println);
    if (checked.faults() > checked.findings().size()) {
      out.printf("and %,d more%n", checked.faults() - checked.findings().size());
    }
    out.printf(
        "%,d entries chained, %,d waiting, %,d faults; head %s%n",
        checked.entries(),
        checked.waiting(),
        checked.faults(),
        checked.head() == null ? "none" : checked.head());
    return checked.faults() == 0;
  }

  private static long export(DSLContext db, Path file) throws IOException {
    var trail = new AuditTrail(db, Clock.systemUTC());
    var written = 0L;
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      var place = 0L;
      while (true) {
        var entries = trail.chainedAfter(place, AT_ONCE);
        for (var entry : entries) {
          out.write(AuditLine.of(entry));
          out.write('\n');
          var link = entry.link();
          place = link == null ? place : link.place();
        }
        written += entries.size();
        if (entries.size() < AT_ONCE) {
          return written;
        }
      }
    }
  }
}
