package org.chengming.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code bin/verify URL}: replays the whole ledger of a site, compares it with what the site shows,
 * and says what was changed, is missing or is there beside it. It needs no database and no account,
 * and believes nothing but the key.
 */
public final class VerifyCommand {
  /** Longer than a deed waits for its place. */
  private static final Duration SETTLE = Duration.ofSeconds(3);

  /** Were a tenth of all otherwise at their own address, so many would find it with 99.8 %. */
  private static final int SAMPLE = 60;

  private final Remote remote;
  private final Keyring keys;
  private final @Nullable Path kept;
  private final String prefix;
  private final int sample;
  private final PrintStream out;
  private int findings;

  /**
   * @param kept where the last checkpoint is kept between two calls; null for nowhere
   * @param prefix of the index numbers that are compared; empty for all
   * @param sample how many are read at their own address besides
   */
  VerifyCommand(
      Remote remote,
      Keyring keys,
      @Nullable Path kept,
      String prefix,
      int sample,
      PrintStream out) {
    this.remote = remote;
    this.keys = keys;
    this.kept = kept;
    this.prefix = prefix;
    this.sample = sample;
    this.out = out;
  }

  /**
   * @param arguments the address of the site; {@code --key=} its verifier key, each of several of
   *     which must have signed, otherwise those it gives itself are believed; {@code --saved=} a
   *     file with the last checkpoint; {@code --prefix=} of index numbers; {@code --sample=} how
   *     many documents, by lot, are read at their own address besides, 60 where nothing is said
   */
  public static void main(String[] arguments) {
    var sites = List.of(arguments).stream().filter(a -> !a.startsWith("--")).toList();
    if (sites.size() != 1) {
      System.err.println(
          "Say which site: bin/verify [--key=KEY]... [--saved=FILE] [--prefix=NUMBER] [--sample=60] URL");
      System.exit(2);
    }
    try {
      var remote = new Remote(sites.getFirst().replaceFirst("/+$", ""));
      var named = options(arguments, "key").toList();
      var keys =
          named.isEmpty()
              ? Keyring.offered(remote.read("/ledger/key").text())
              : Keyring.of(named.stream().flatMap(String::lines).map(Verifier::parse).toList());
      var saved = option(arguments, "saved");
      var prefix = option(arguments, "prefix");
      var sample = option(arguments, "sample");
      var command =
          new VerifyCommand(
              remote,
              keys,
              saved == null ? null : Path.of(saved),
              prefix == null ? "" : prefix,
              sample == null ? SAMPLE : Integer.parseInt(sample),
              System.out);
      System.exit(command.run() == 0 ? 0 : 1);
    } catch (IOException | IllegalArgumentException | IllegalStateException | MissingTile e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (RuntimeException e) { // a site that is checked may answer anything
      System.err.println("The site gives what nobody can read: " + e);
      System.exit(1);
    }
  }

  private static @Nullable String option(String[] arguments, String name) {
    return options(arguments, name).findFirst().orElse(null);
  }

  private static Stream<String> options(String[] arguments, String name) {
    var head = "--" + name + "=";
    return Arrays.stream(arguments)
        .filter(a -> a.startsWith(head))
        .map(a -> a.substring(head.length()));
  }

  /**
   * @return how many findings were printed
   */
  int run() throws IOException {
    var replay = new Replay(remote, keys, this::find);
    var note = replay.follow();
    var checkpoint = Checkpoint.parse(note.text());
    out.printf(
        "Ledger %s of %,d leaves, signed (%s).%n",
        checkpoint.origin(),
        checkpoint.size(),
        keys.types(note).stream().map(KeyType::toString).collect(Collectors.joining(", ")));
    out.printf("Its root follows from its entries; %,d tiles compared.%n", replay.tiles());
    var file = kept;
    if (file != null && Files.exists(file)) {
      var older = SignedNote.parse(Files.readString(file));
      if (!keys.any(older)) {
        find("CHANGED key: the checkpoint in %s was signed by another".formatted(file));
      }
      replay.requireContinues(Checkpoint.parse(older.text()));
    }
    documents(replay);
    if (file != null && findings == 0) {
      var newest = replay.follow().written();
      if (findings == 0) {
        Files.writeString(file, newest);
      }
    }
    out.printf(findings == 0 ? "Nothing was changed.%n" : "%,d findings.%n", findings);
    return findings;
  }

  /** What changes meanwhile looks wrong at first; what is still wrong a moment later is. */
  private void documents(Replay replay) throws IOException {
    var site = new SiteComparison(remote, prefix, replay.documents());
    var doubtful = site.all();
    var again = new TreeSet<>(doubtful);
    var lot = site.lot(sample, new SecureRandom());
    again.addAll(lot);
    if (!doubtful.isEmpty()) {
      Remote.rest(SETTLE);
      replay.follow();
    }
    var wrong = site.each(again, lot);
    wrong.putAll(site.again(wrong.keySet()));
    wrong.values().forEach(this::find);
    out.printf(
        "%,d documents compared, %,d of them by lot at their own address.%n",
        site.compared(), lot.size());
  }

  private void find(String finding) {
    findings++;
    out.println(finding);
  }
}
