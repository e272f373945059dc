package org.chengming.gate;

import java.io.IOException;
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

  private static final class Tally {
    private int planted;
    private int told;
    private int left;
  }

  private final Inspection inspection = new Inspection(PictureText.none(), PersonalData.IN_TEXT);
  private final Map<Kind, Tally> kinds = new EnumMap<>(Kind.class);
  private final Map<FileKind, int[]> files = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final Path folder;

  private FileBench(Path folder) {
    this.folder = folder;
  }

  /**
   * @param arguments how many files
   */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[0]);
    var bench = new FileBench(Files.createTempDirectory("file-bench"));
    var began = System.nanoTime();
    for (long seed = 0; seed < count; seed++) {
      bench.one(seed);
    }
    bench.print(count, (System.nanoTime() - began) / 1_000_000);
  }

  private void one(long seed) throws IOException {
    var planted = Planted.of(seed);
    var file = Files.write(folder.resolve("file"), planted.bytes());
    var seen = inspection.look(file, planted.kind());
    var told = seen.report().findings().stream().map(FileFinding::kind).collect(Collectors.toSet());
    var removed = Traces.folded(String.join("|", seen.removedTexts()));
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

  private void print(int count, long milliseconds) {
    System.out.println("| hidden thing | planted | told of | recall | left in clean copies |");
    System.out.println("|---|---:|---:|---:|---:|");
    kinds.forEach(
        (kind, tally) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.3f | %d |%n",
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                tally.planted,
                tally.told,
                (double) tally.told / tally.planted,
                tally.left));
    System.out.println();
    System.out.println(
        "| kind of file | files | clean copies | of those with something seen lost |");
    System.out.println("|---|---:|---:|---:|");
    files.forEach(
        (kind, sums) ->
            System.out.printf("| %s | %d | %d | %d |%n", kind, sums[0], sums[1], sums[2]));
    System.out.printf(
        Locale.ROOT,
        "%n%d files in %.0f s: %.0f ms for looking into one twice, writing its copy and proving it.%n",
        count,
        milliseconds / 1000.0,
        (double) milliseconds / count);
    wrong.forEach(line -> System.out.println("- " + line));
  }
}
