package org.chengming.gate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;
import org.chengming.redaction.Traces;

/**
 * How much of what was planted in files is told of, and what of it is left in clean copies. Prints
 * tables for the benchmarks.
 */
public final class FileBench {
  /** Told of as things; what is in them is not read. */
  private static final Set<Kind> THINGS =
      Set.of(
          Kind.EMBEDDED_FILE,
          Kind.MACRO,
          Kind.TRAILING_DATA,
          Kind.PICTURE_PLACE,
          Kind.PICTURE_DATA,
          Kind.CUSTOM_DATA,
          Kind.PROPERTY);

  private static final List<FindingKind> NUMBERS =
      List.of(FindingKind.RESIDENT_ID, FindingKind.MOBILE, FindingKind.BANK_CARD);

  private static final class Tally {
    private int planted;
    private int told;
    private int left;
  }

  /**
   * Numbers of persons: planted, told of, told of with confidence, and told of though not there.
   */
  private static final class Persons {
    private int planted;
    private int told;
    private int sure;
    private int wrong;

    private String row(String name) {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %.4f | %.4f | %.4f |",
          name,
          planted,
          (double) told / planted,
          (double) sure / planted,
          told == 0 ? 0 : (double) told / (told + wrong));
    }
  }

  private final Inspection inspection = new Inspection(PictureText.none(), PersonalData.IN_TEXT);
  private final Map<Kind, Tally> kinds = new EnumMap<>(Kind.class);
  private final Map<FileKind, int[]> files = new TreeMap<>();
  private final Map<FindingKind, Persons> persons = new EnumMap<>(FindingKind.class);
  private final Map<FileKind, Persons> personsByFile = new EnumMap<>(FileKind.class);
  private final Map<String, Integer> misses = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final Path folder;
  private final PrintStream table;

  private FileBench(Path folder, PrintStream table) {
    this.folder = folder;
    this.table = table;
  }

  /**
   * @param arguments how many files; file of the table; words on machine and day
   */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[0]);
    try (var table =
        new PrintStream(
            Files.newOutputStream(Path.of(arguments[1])), true, StandardCharsets.UTF_8)) {
      table.println("\n## Files at the gate\n\n" + arguments[2] + ".\n");
      var bench = new FileBench(Files.createTempDirectory("file-bench"), table);
      var began = System.nanoTime();
      for (long seed = 0; seed < count; seed++) {
        bench.one(seed);
      }
      for (long seed = 0; seed < count / 20; seed++) {
        bench.covered(seed);
      }
      bench.print(count, (System.nanoTime() - began) / 1_000_000);
    }
  }

  private void one(long seed) throws IOException {
    var planted = Planted.of(seed);
    var file = Files.write(folder.resolve("file"), planted.bytes());
    var seen = inspection.look(file, planted.kind());
    var told = seen.report().findings().stream().map(FileFinding::kind).collect(Collectors.toSet());
    var removed = Traces.folded(String.join("|", seen.removedTexts()));
    persons(planted, seen.report().findings());
    var out = folder.resolve("copy");
    Files.deleteIfExists(out);
    var everything = "";
    try {
      var answer = inspection.clean(file, planted.kind(), out);
      everything =
          PlantedCheck.everything(
              Files.readAllBytes(answer.written() ? out : file), planted.kind());
    } catch (Unopened e) {
      wrong.add("seed %d, %s: %s".formatted(seed, planted.kind(), e.trouble()));
    }
    var all = everything;
    for (var item : planted.items()) {
      var tally = kinds.computeIfAbsent(item.kind(), k -> new Tally());
      tally.planted++;
      var found =
          told.contains(item.kind())
              && (item.secret().isEmpty()
                  || THINGS.contains(item.kind())
                  || removed.contains(Traces.folded(item.secret())));
      tally.told += found ? 1 : 0;
      tally.left += !item.secret().isEmpty() && all.contains(item.secret()) ? 1 : 0;
    }
    var sums = files.computeIfAbsent(planted.kind(), k -> new int[3]);
    sums[0]++;
    sums[1] += all.isEmpty() ? 0 : 1;
    sums[2] += planted.visible().stream().allMatch(all::contains) ? 0 : 1;
  }

  /** Of text under a box there is no clean copy: one that were made would have it left. */
  private void covered(long seed) throws IOException {
    var planted = PlantedPdf.covered(seed);
    var file = Files.write(folder.resolve("file"), planted.bytes());
    var findings = inspection.look(file, planted.kind()).report().findings();
    persons(planted, findings);
    var tally = kinds.computeIfAbsent(Kind.COVERED_TEXT, k -> new Tally());
    tally.planted++;
    tally.told += findings.stream().anyMatch(f -> f.kind() == Kind.COVERED_TEXT) ? 1 : 0;
    try {
      inspection.clean(file, planted.kind(), folder.resolve("copy"));
      tally.left++;
    } catch (Unopened e) {
      tally.left += e.trouble() == FileTrouble.COVERED_TEXT ? 0 : 1;
    }
  }

  private void persons(Planted planted, List<FileFinding> findings) {
    var told = findings.stream().filter(f -> f.kind() == Kind.PERSONAL_DATA).toList();
    for (var number : planted.numbers()) {
      var found =
          told.stream()
              .filter(f -> f.detail().equals(number.kind().name()))
              .filter(f -> f.excerpt().contains(number.mask()))
              .toList();
      var sure =
          found.stream().anyMatch(f -> f.confidence() == FileFinding.Confidence.HIGH) ? 1 : 0;
      for (var sums : of(number.kind(), planted.kind())) {
        sums.planted++;
        sums.told += found.isEmpty() ? 0 : 1;
        sums.sure += sure;
      }
      if (found.isEmpty()) {
        misses.merge(planted.kind() + " " + number.where(), 1, Integer::sum);
      }
    }
    for (var finding : told) {
      for (var kind : NUMBERS) {
        if (finding.detail().equals(kind.name())
            && planted.numbers().stream()
                .noneMatch(n -> n.kind() == kind && finding.excerpt().contains(n.mask()))) {
          of(kind, planted.kind()).forEach(sums -> sums.wrong++);
        }
      }
    }
  }

  private List<Persons> of(FindingKind kind, FileKind file) {
    return List.of(
        persons.computeIfAbsent(kind, k -> new Persons()),
        personsByFile.computeIfAbsent(file, k -> new Persons()));
  }

  private void print(int count, long milliseconds) {
    table.println("| hidden thing | planted | told of | recall | left in clean copies |");
    table.println("|---|---:|---:|---:|---:|");
    kinds.forEach(
        (kind, tally) ->
            table.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.3f | %d |%n",
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                tally.planted,
                tally.told,
                (double) tally.told / tally.planted,
                tally.left));
    table.println();
    table.println("| kind of file | files | clean copies | of those with something seen lost |");
    table.println("|---|---:|---:|---:|");
    files.forEach(
        (kind, sums) -> table.printf("| %s | %d | %d | %d |%n", kind, sums[0], sums[1], sums[2]));
    table.println("\n| number, seen or not | planted | recall | recall, sure | precision |");
    table.println("|---|---:|---:|---:|---:|");
    persons.forEach((kind, sums) -> table.println(sums.row(kind.label())));
    table.println("\n| in files | planted | recall | recall, sure | precision |");
    table.println("|---|---:|---:|---:|---:|");
    personsByFile.forEach((kind, sums) -> table.println(sums.row(kind.name())));
    if (System.getenv("GATE_MISSES") != null) {
      misses.forEach((where, n) -> System.err.println("missed " + where + ": " + n));
    }
    table.printf(
        Locale.ROOT,
        "%n%d files in %.0f s: %.0f ms for looking into one twice, writing its copy and proving it.%n",
        count,
        milliseconds / 1000.0,
        (double) milliseconds / count);
    wrong.forEach(line -> table.println("- " + line));
  }
}
