package org.chengming.gate;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chengming.files.FileKind;
import org.chengming.files.ReadText;
import org.chengming.publishing.RichText;

/** Precision and recall of what the gate finds in texts; {@code bin/bench gate}. */
public final class GateBench {
  private static final long SEED = 20261128;

  /** How many of a hundred notices are of each kind; the rest are pages of the site. */
  private static final Map<FileKind, Integer> SHARES = shares();

  private GateBench() {}

  private static Map<FileKind, Integer> shares() {
    var shares = new LinkedHashMap<FileKind, Integer>();
    shares.put(FileKind.TEXT, 15);
    shares.put(FileKind.CSV, 10);
    shares.put(FileKind.DOCX, 20);
    shares.put(FileKind.XLSX, 15);
    shares.put(FileKind.XLS, 8);
    shares.put(FileKind.PPTX, 7);
    shares.put(FileKind.PDF, 6);
    shares.put(FileKind.OFD, 4);
    return shares;
  }

  /**
   * @param args notices; file of the table; words on machine and day; folders of real texts …
   */
  public static void main(String[] args) throws Exception {
    try (var table =
        new PrintStream(Files.newOutputStream(Path.of(args[1])), true, StandardCharsets.UTF_8)) {
      table.println("\n## Gate\n\n" + args[2] + ".\n");
      generated(table, Integer.parseInt(args[0]));
      pictures(table, Integer.parseInt(System.getenv().getOrDefault("GATE_PICTURES", "60")));
      for (int i = 3; i < args.length; i++) {
        real(table, Path.of(args[i]));
      }
    }
  }

  private static void generated(PrintStream table, int notices) throws Exception {
    var planter = new Planter(new Random(SEED));
    var whole = new Score();
    var sure = new Score();
    var byFile = new LinkedHashMap<String, Score>();
    var folder = Files.createTempDirectory("gate");
    long characters = 0;
    long nanoseconds = 0;
    for (int i = 0; i < notices; i++) {
      var notice = PlantedText.of(planter);
      var kind = kind(i % 100);
      var text = text(notice, kind, folder);
      characters += text.length();
      long begun = System.nanoTime();
      var found = PersonalDataFinder.find(text);
      nanoseconds += System.nanoTime() - begun;
      whole.add(notice.planted(), text, found);
      sure.add(notice.planted(), text, found.stream().filter(f -> f.confidence() >= 0.8).toList());
      byFile
          .computeIfAbsent(kind == null ? "HTML" : kind.name(), k -> new Score())
          .add(notice.planted(), text, found);
    }
    table.printf(
        "%,d notices made from seed %d, every kind of file; written, read by the product, looked through.%n%n",
        notices, SEED);
    table.println(
        "| kind | planted | recall | precision | recall, sure | precision, sure |\n|---|---|---|---|---|---|");
    rows(table, whole, sure);
    table.println("\n| file | planted | recall | precision |\n|---|---|---|---|");
    byFile.forEach(
        (name, score) -> {
          int planted = score.counts().values().stream().mapToInt(c -> c.planted).sum();
          int hit = score.counts().values().stream().mapToInt(c -> c.hit).sum();
          int found = score.counts().values().stream().mapToInt(c -> c.found).sum();
          table.printf(
              "| %s | %,d | %.4f | %.4f |%n",
              name, planted, (double) hit / planted, (double) hit / found);
        });
    table.printf(
        "%nLooking through: %.1f million characters a second, one thread.%n",
        characters * 1e3 / nanoseconds);
    if (System.getenv("GATE_MISSES") != null) {
      whole.misses().forEach(System.err::println);
    }
  }

  /** The same as pictures, where the program that reads those is installed. */
  private static void pictures(PrintStream table, int count) throws Exception {
    var program = Tesseract.installed();
    if (program.isEmpty() || count == 0) {
      table.println("\nPictures: nothing on this machine reads them.");
      return;
    }
    for (var look : PicturedNotice.Look.values()) {
      pictures(table, count, program, look);
    }
  }

  private static void pictures(
      PrintStream table, int count, String program, PicturedNotice.Look look) throws Exception {
    var planter = new Planter(new Random(SEED + 1));
    var whole = new Score();
    var sure = new Score();
    long nanoseconds = 0;
    for (int i = 0; i < count; i++) {
      var notice = PlantedText.of(planter);
      var picture = PicturedNotice.of(notice, look, i);
      long begun = System.nanoTime();
      var reading = new PictureText(program, 1).of(picture);
      nanoseconds += System.nanoTime() - begun;
      var text = reading.map(PictureReading::text).orElse("");
      var found = reading.map(GateBench::found).orElse(List.of());
      whole.add(notice.planted(), text, found);
      sure.add(notice.planted(), text, found.stream().filter(f -> f.confidence() >= 0.8).toList());
    }
    table.printf(
        "%n%,d further notices as pictures, %s; read by tesseract, %,d ms each.%n%n",
        count, look.words, nanoseconds / 1_000_000 / count);
    table.println(
        "| kind, in pictures | planted | recall | precision | recall, sure | precision, sure |\n|---|---|---|---|---|---|");
    rows(table, whole, sure);
    if (System.getenv("GATE_MISSES") != null) {
      whole.misses().forEach(miss -> System.err.println(look + " " + miss));
    }
  }

  /** What the product tells of in a picture: as sure as its reading allows. */
  static List<Finding> found(PictureReading reading) {
    return reading.find(PersonalData.IN_TEXT).stream()
        .map(
            hit ->
                new Finding(
                    FindingKind.valueOf(hit.kind()),
                    hit.start(),
                    hit.end(),
                    hit.confidence(),
                    hit.masked(),
                    ""))
        .toList();
  }

  private static void rows(PrintStream table, Score whole, Score sure) {
    whole
        .counts()
        .forEach(
            (kind, c) ->
                table.printf(
                    "| %s | %,d | %.4f | %.4f | %.4f | %.4f |%n",
                    kind.label(),
                    c.planted,
                    c.recall(),
                    c.precision(),
                    sure.count(kind).recall(),
                    sure.count(kind).precision()));
  }

  private static FileKind kind(int percent) {
    int left = percent;
    for (var share : SHARES.entrySet()) {
      left -= share.getValue();
      if (left < 0) {
        return share.getKey();
      }
    }
    return null;
  }

  private static String text(PlantedText notice, FileKind kind, Path folder) throws Exception {
    if (kind == null) {
      return RichText.text(PlantedFile.html(notice));
    }
    var file = PlantedFile.write(notice, kind, folder.resolve("notice." + kind.extension()));
    return ReadText.of(file, kind);
  }

  private static void real(PrintStream table, Path folder) throws Exception {
    var texts = RealTexts.in(folder);
    var real = RealTexts.of(texts);
    table.printf(
        "%n%s: %,d texts, %,d characters, nobody's truth. Beside looser patterns that know neither checks nor words:%n%n",
        folder.getFileName(), texts.size(), real.characters());
    table.println("| kind | found | by the pattern | by both |\n|---|---|---|---|");
    real.rows().forEach(table::println);
  }
}
